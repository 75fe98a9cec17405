import { sighting } from '@/lib/environments/readers/devices'
import { distroIn } from '@/lib/environments/readers/distro-names'
import { readDriverWords } from '@/lib/environments/readers/driver-words'
import { weight } from '@/lib/environments/readers/facts'
import { gpuIn } from '@/lib/environments/readers/gpu-words'
import { kernelReleaseIn } from '@/lib/environments/readers/kernel-release'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import { readMesa } from '@/lib/environments/readers/renderer'
import { readVersionsInProse } from '@/lib/environments/readers/stated-versions'

const KERNEL = /\bkernel(?: version| release)?:?\s{1,3}\(?(?:Linux\s)?[`"']?v?(\d+\.\d+\.[^\s`"',;:()]+)/i
const LINUX = /(?<![\w/-])[Ll]inux ([2-7]\.\d{1,2}\.\d{1,3}[\w.-]{0,40})(?=[,;)\s]|$)/
/** A release with the mark of its distributor needs no word beside it. */
const MARKED =
  /(?<![\w./~+-])(\d\.\d{1,2}\.\d{1,3}-\d{1,4}-(?:generic|oem|lowlatency|aws|azure|gcp|amd64|pve|default))(?![\w.-]*\w)/
const SOFTWARE = /CUDA|ROC[mM]|torch|ython|[GH]uC|DMC|IGC|oneAPI|cuDNN|cuda|rocm|Torch/
/** A list beside the driver in use, or a driver that somebody wants to be rid of. */
const NO_PROOF =
  /\/|alternate:|loaded:|black ?list|disabl|remov|uninstall|instead of|modprobe|couldn.t|make sure|unable to|failed|not active|: (?:could not|no\b|n\/a|none|not )/i
const PACKAGE_LINE = /^[a-z][a-zA-Z] {1,2}\S+ +\d/
const DRIVER = /[dD]river/
const PCI_ID = /(?<![\w:])((?:10de|1002|8086|1da3):[0-9a-f]{4})(?![\w:])/i

/** What a sentence says, worth least of all sources: a tool's word or a list's always goes before it. */
export const prose: ReaderMaker =
  (facts) =>
  ({ bare, number, logged, key }) => {
    if (
      logged ||
      bare.length < 6 ||
      bare.charCodeAt(0) === 124 ||
      bare.charCodeAt(0) === 91 ||
      PACKAGE_LINE.test(bare)
    )
      return
    const distro = distroIn(bare)
    if (distro) facts.distro({ ...distro, line: number }, weight.prose)
    const kernel = bare.includes('ernel')
      ? KERNEL.exec(bare)?.[1]
      : bare.includes('inux ')
        ? LINUX.exec(bare)?.[1]
        : undefined
    const marked = kernel ? undefined : MARKED.exec(bare)?.[1]
    if (marked) facts.kernel(marked, number, weight.guess)
    const release = kernel ? kernelReleaseIn(kernel) : null
    if (release) facts.kernel(release, number, weight.prose)
    if (SOFTWARE.test(bare) && !bare.includes('OpenCL') && !bare.includes('Driver Version:'))
      readVersionsInProse(bare, number, facts)
    if (bare.includes('Mesa ')) readMesa(bare, number, facts, weight.prose)
    if (key === 'cpu' || key === 'processor') return
    const gpu = gpuIn(bare)
    const pciId = gpu ? (PCI_ID.exec(bare)?.[1]?.toLowerCase() ?? null) : null
    if (gpu)
      facts.see(sighting('prose', number, { name: gpu, pciId, kind: 'mention', slot: gpu.toLowerCase() }))
    if (DRIVER.test(bare) && bare.length < 300 && !NO_PROOF.test(bare))
      readDriverWords('', bare, number, facts)
  }
