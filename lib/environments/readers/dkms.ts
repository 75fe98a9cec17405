import { type Facts, weight } from '@/lib/environments/readers/facts'
import { kernelReleaseIn } from '@/lib/environments/readers/kernel-release'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

// `nvidia/550.120, 6.8.0-45-generic, x86_64: installed` since DKMS 3, `nvidia, 470.82, 5.4…` before; `added` has no kernel.
const STATUS =
  /^([\w.+-]{2,60})(?:\/|, )([\w.+~-]{1,60})(?:, ([\w.+~-]{3,80}), [\w-]+)?(?: \(([^)]*)\))?: (?:added|built|installed|broken|.{0,40}(?:install|bau))/i
const STATUS_STARTS = /^[\w.+-]{2,60}(?:\/|, )\d/
const TREE = /\/dkms\/([\w.+-]{2,60})\/(\d[\w.+~-]{0,60})\//
const FOR_KERNEL =
  /\b(?:on kernel:|for kernel|KERNEL_UNAME=|autoinstall on|dkms autoinstall -k)\s*(\d[\w.+~-]{4,80})/
const BUILDS = /for kernel|on kernel|KERNEL_UNAME|autoinstall/
const BUILDING =
  /^(?:DKMS make\.log for|Loading new|Deleting module) ([\w.+]+(?:-[a-z][\w.+]*)*)-(\d[\w.+~]*)/
const BUILT_BY = /^The kernel was built by:\s+\S+ (?:\([^)]*\) )?(.+)$/

const OF_MODULE = /\bof module ([\w.+-]{2,60})\/(\d[\w.+~-]{0,60}) for kernel /
/** Fedora's akmods write down both in the name of their log. */
const AKMOD =
  /\/akmods\/(nvidia[\w-]{0,20})\/(\d[\w.]{2,30})-\d[\w.]{0,20}-for-(\d[\w.+-]{4,60}?)(?:\.failed)?\.log/
/** Where the files of one kernel lie; another may be running. */
const PLACE = /\/(?:lib\/modules|usr\/src\/kernels|usr\/src\/linux-headers-)\/?(\d[\w.+~-]{4,80})\//

/** Modules DKMS builds that drive a GPU. */
const GPU_MODULE = /^(?:nvidia|amdgpu|intel-i915|i915|xe(?:-dkms)?$|habanalabs|amdxdna|intel-npu|nouveau)/

/** `dkms status`, and the build logs and paths of DKMS. */
export const dkms: ReaderMaker =
  (facts) =>
  ({ message, number }) => {
    const status = STATUS_STARTS.test(message) ? STATUS.exec(message) : null
    if (status) {
      facts.tool('dkms status', number)
      noteModule(status[1], status[2], number, facts)
      if (status[3] && message.includes('installed')) offerKernel(status[3], number, facts, weight.stated)
    }
    const tree = message.includes('/dkms/') ? TREE.exec(message) : null
    if (tree) noteModule(tree[1], tree[2], number, facts)
    const building = message.includes('DKMS') || message.includes('module-') ? BUILDING.exec(message) : null
    if (building) noteModule(building[1], building[2], number, facts)
    const kernel = BUILDS.test(message) ? FOR_KERNEL.exec(message)?.[1] : undefined
    if (kernel) offerKernel(kernel, number, facts, weight.logged)
    const other = message.includes('of module ') ? OF_MODULE.exec(message) : null
    if (other) noteModule(other[1], other[2], number, facts)
    if (message.includes('/')) readPlaces(message, number, facts)
    const compiler = message.startsWith('The kernel was') ? BUILT_BY.exec(message)?.[1] : undefined
    if (compiler) facts.version('gcc', compiler.trim(), number)
  }

function readPlaces(message: string, line: number, facts: Facts) {
  const akmod = message.includes('/akmods/') ? AKMOD.exec(message) : null
  if (akmod) {
    noteModule(akmod[1], akmod[2], line, facts)
    offerKernel(akmod[3] ?? '', line, facts, weight.logged)
  }
  const place =
    message.includes('/lib/modules/') || message.includes('/usr/src/') ? PLACE.exec(message)?.[1] : undefined
  if (place) offerKernel(place, line, facts, weight.guess)
}

function noteModule(module: string | undefined, version: string | undefined, line: number, facts: Facts) {
  if (!module || !version || !GPU_MODULE.test(module) || !/^\d/.test(version)) return
  const name = module.startsWith('nvidia') ? 'nvidia' : module
  facts.driver(name, line, { version, flavour: module.includes('open') ? 'open' : 'dkms' })
}

function offerKernel(text: string, line: number, facts: Facts, worth: number) {
  const release = kernelReleaseIn(text)
  if (release) facts.kernel(release, line, worth)
}
