import { weight } from '@/lib/environments/readers/facts'
import { kernelReleaseIn } from '@/lib/environments/readers/kernel-release'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

// `nvidia/550.120, 6.8.0-45-generic, x86_64: installed` since DKMS 3, `nvidia, 470.82, 5.4…` before; `added` has no kernel.
const STATUS =
  /^([\w.+-]{2,60})(?:\/|, )([\w.+~-]{1,60})(?:, ([\w.+~-]{3,80}), [\w-]+)?(?: \(([^)]*)\))?: (?:added|built|installed|broken|.{0,40}(?:install|bau))/i
const TREE = /\/dkms\/([\w.+-]{2,60})\/(\d[\w.+~-]{0,60})\//
const FOR_KERNEL =
  /\b(?:on kernel:|for kernel|KERNEL_UNAME=|autoinstall on|dkms autoinstall -k)\s*(\d[\w.+~-]{4,80})/
const BUILDING =
  /^(?:DKMS make\.log for|Loading new|Deleting module) ([\w.+]+(?:-[a-z][\w.+]*)*)-(\d[\w.+~]*)/
const BUILT_BY = /^The kernel was built by:\s+\S+ (?:\([^)]*\) )?(.+)$/

/** Modules DKMS builds that drive a GPU. */
const GPU_MODULE = /^(?:nvidia|amdgpu|intel-i915|i915|xe(?:-dkms)?$|habanalabs|amdxdna|intel-npu|nouveau)/

/** `dkms status`, and the build logs and paths of DKMS. */
export const dkms: ReaderMaker = (facts) => (line) => {
  const { message, number } = line
  const status = / \S+: |: (?:added|built|installed|broken)/.test(message) ? STATUS.exec(message) : null
  if (status) {
    facts.tool('dkms status', number)
    note(status[1], status[2], number)
    if (status[3] && /installed/.test(message)) offerKernel(status[3], number, weight.stated)
  }
  if (message.includes('/dkms/')) {
    const tree = TREE.exec(message)
    if (tree) note(tree[1], tree[2], number)
  }
  const building = BUILDING.exec(message)
  if (building) note(building[1], building[2], number)
  if (message.includes('ernel') || message.includes('KERNEL') || message.includes('autoinstall')) {
    const kernel = FOR_KERNEL.exec(message)?.[1]
    if (kernel) offerKernel(kernel, number, weight.logged)
    const compiler = BUILT_BY.exec(message)?.[1]
    if (compiler) facts.version('gcc', compiler.trim(), number)
  }

  function note(module: string | undefined, version: string | undefined, at: number) {
    if (!module || !version || !GPU_MODULE.test(module) || !/^\d/.test(version)) return
    const name = module.startsWith('nvidia') ? 'nvidia' : module
    const open = /open/.test(module)
    facts.driver(name, at, { version, flavour: open ? 'open' : 'dkms' })
  }

  function offerKernel(text: string, at: number, worth: number) {
    const release = kernelReleaseIn(text)
    if (release) facts.kernel(release, at, worth)
  }
}
