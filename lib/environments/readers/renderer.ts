import { sighting } from '@/lib/environments/readers/devices'
import { type Facts, weight } from '@/lib/environments/readers/facts'
import { kernelReleaseIn } from '@/lib/environments/readers/kernel-release'
import { tidyName } from '@/lib/environments/readers/names'

const SOFTWARE =
  /llvmpipe|softpipe|swrast|SwiftShader|SVGA3D|virgl|Software Rasterizer|Microsoft Basic|lavapipe|zink/i

/** What OpenGL calls the device, with the LLVM, DRM and kernel releases that radeonsi adds in brackets. */
export function readRenderer(text: string, line: number, facts: Facts) {
  const llvm = /LLVM (\d+\.\d+(?:\.\d+)?)/.exec(text)?.[1]
  if (llvm) facts.version('llvm', llvm, line)
  const drm = /DRM (\d+\.\d+(?:\.\d+)?)[ ,]+(\d[\w.+-]*)?/.exec(text)
  if (drm?.[1])
    facts.driver(drm[1].startsWith('2.') ? 'radeon' : 'amdgpu', line, {
      version: drm[1],
    })
  const kernel = drm?.[2] ? kernelReleaseIn(drm[2]) : null
  if (kernel) facts.kernel(kernel, line, weight.logged)
  if (SOFTWARE.test(text)) return
  const windows = /^D3D12 \((.+)\)$/.exec(text.trim())?.[1]
  if (windows) facts.virtualization('wsl2', line, weight.logged)
  const name = tidyName(
    (windows ?? text)
      .replace(/^Mesa DRI /, '')
      .replace(/\/(?:PCIe?|SSE|AGP)\S*/g, '')
      .replace(/ \((?:DRM|radeonsi|RADV|LLVM|[a-z]+\d*, )[^)]*\)?/i, ''),
  )
  if (name.length > 2) facts.see(sighting('renderer', line, { name, kind: 'renderer', slot: name }))
}

/** `4.6 (Core Profile) Mesa 24.1.1` or `4.6.0 NVIDIA 550.120`: the API's version and the driver behind it. */
export function readGlVersion(text: string, line: number, facts: Facts) {
  const opengl = /^(?:OpenGL (?!ES))?(\d\.\d)(?:\.\d+)?\b/.exec(text)?.[1]
  if (opengl) facts.version('opengl', opengl, line)
  readMesa(text, line, facts)
  const nvidia = /NVIDIA (\d{3}\.\d{2,3}(?:\.\d{1,3})?)/.exec(text)?.[1]
  if (nvidia) facts.driver('nvidia', line, { version: nvidia })
}

/** Mesa's release wherever it follows the word: both a driver and a version. */
export function readMesa(text: string, line: number, facts: Facts, worth: number = weight.printed) {
  const mesa =
    /\bMesa (?:\w{2,10} ){0,2}v?(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?:[-~]?(?:rc|devel|git)[\w.-]*)?)/i.exec(
      text,
    )?.[1]
  if (!mesa) return
  facts.driver('mesa', line, { version: mesa })
  facts.version('mesa', mesa, line, worth)
}
