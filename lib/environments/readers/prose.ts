import { sighting } from '@/lib/environments/readers/devices'
import { distroIn } from '@/lib/environments/readers/distro-names'
import { readDriverWords } from '@/lib/environments/readers/driver-words'
import { weight } from '@/lib/environments/readers/facts'
import { gpuIn } from '@/lib/environments/readers/gpu-words'
import { kernelReleaseIn } from '@/lib/environments/readers/kernel-release'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import { readVersionsInProse } from '@/lib/environments/readers/stated-versions'

const KERNEL = /\bkernel(?: version| release)?:?\s{1,3}\(?(?:Linux\s)?[`"']?v?(\d+\.\d+\.[^\s`"',;:()]+)/i
const SOFTWARE = /CUDA|ROCm|torch|python|[GH]uC|DMC|IGC|oneAPI|cuDNN/i
const DRIVER = /\b(?:kernel )?drivers?\b/i
const PCI_ID = /(?<![\w:])((?:10de|1002|8086|1da3):[0-9a-f]{4})(?![\w:])/i

/** What a sentence says, worth least of all sources: a tool's word or a list's always goes before it. */
export const prose: ReaderMaker =
  (facts) =>
  ({ bare, number, logged, key }) => {
    if (logged || bare.length < 6 || bare.charCodeAt(0) === 124 || bare.charCodeAt(0) === 91) return
    const distro = distroIn(bare)
    if (distro) facts.distro({ ...distro, line: number }, weight.prose)
    const kernel = bare.includes('ernel') ? KERNEL.exec(bare)?.[1] : undefined
    const release = kernel ? kernelReleaseIn(kernel) : null
    if (release) facts.kernel(release, number, weight.prose)
    if (SOFTWARE.test(bare)) readVersionsInProse(bare, number, facts)
    if (key === 'cpu' || key === 'processor') return
    const gpu = gpuIn(bare)
    const pciId = gpu ? (PCI_ID.exec(bare)?.[1]?.toLowerCase() ?? null) : null
    if (gpu)
      facts.see(sighting('prose', number, { name: gpu, pciId, kind: 'mention', slot: gpu.toLowerCase() }))
    if (DRIVER.test(bare) && bare.length < 300 && !bare.includes('/'))
      readDriverWords('', bare, number, facts)
  }
