import type { Facts } from '@/lib/environments/readers/facts'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import { readGlVersion, readMesa, readRenderer } from '@/lib/environments/readers/renderer'

const RENDERER = new Set(['opengl renderer string', 'opengl renderer', 'gl_renderer'])

/** Steam calls the renderer a driver. */
const STEAM = /\/PCIe|\((?:radeonsi|LLVM)|^(?:Intel|AMD|NVIDIA)\b.*(?:Radeon|GeForce|Graphics)/

/** `glxinfo -B`, `eglinfo`, and the same keys in applications' reports. */
export const opengl: ReaderMaker =
  (facts) =>
  ({ number, key, value }) => {
    if (key === 'driver' && STEAM.test(value))
      return readRenderer(value.replace(/^(\w+(?: Corporation)?) (?=\1|NVIDIA)/, ''), number, facts)
    if (key === 'vainfo') return readVideo(value, number, facts)
    if (!key.startsWith('opengl') && !key.startsWith('gl_') && key !== 'device') return
    if (RENDERER.has(key)) {
      facts.tool('glxinfo', number)
      readRenderer(value, number, facts)
    } else if (/^(?:opengl (?:core profile )?version(?: string)?|gl_version)$/.test(key)) {
      readGlVersion(value, number, facts)
    } else if (key === 'device' && /\(0x[0-9a-f]{4}\)$/.test(value)) {
      readRenderer(value.replace(/ \(0x[0-9a-f]{4}\)$/, ''), number, facts)
    } else if (key.startsWith('opengl es profile version')) readMesa(value, number, facts)
  }

/** `vainfo` names the driver of the video engine. */
function readVideo(value: string, line: number, facts: Facts) {
  readMesa(value, line, facts)
  const intel = /Intel iHD driver .*?(\d{2}\.\d+\.\d+)/.exec(value)?.[1]
  if (intel) facts.driver('intel-media-driver', line, { version: intel })
}
