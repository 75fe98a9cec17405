import type { ApiSupport, Branch, Claim } from '@/lib/drivers/types'
import type { ChooseTables } from './tables'

export type Purpose = 'desktop' | 'cuda' | 'rocm' | 'oneapi' | 'passthrough'
export type SecureBoot = 'on' | 'off' | 'unknown'

export type ChosenDevice = {
  pciId: string
  name: string | null
  vendor: string | null
  kind: 'gpu' | 'accelerator' | 'npu'
  architecture: string | null
  codeName: string | null
  isa: string | null
  /** NVIDIA: the last branch that drives it, `580.xx`; null while current branches do. */
  lastBranch: string | null
}

export type Question = {
  device: ChosenDevice
  distribution: { id: string; version: string | null; name: string } | null
  kernel: string | null
  purpose: Purpose
  secureBoot: SecureBoot
  /** The driver that is installed now, as a paste tells: `590.48.01`. */
  installed: string | null
}

/** What one of the kernels that were read does with the device. */
export type KernelEvidence = {
  kernel: string
  modules: string[]
  /** Whether the module asks for firmware of this chip; null when the chip's files are not known. */
  firmware: boolean | null
}

export type Facts = {
  tables: ChooseTables
  branches: Branch[]
  apis: ApiSupport[]
  claims: Claim[]
  /** The newest first. */
  kernels: KernelEvidence[]
  /** `2026-11-22`. */
  today: string
}

export type Source = { title: string; url: string }
export type Line = { text: string; source: Source }
export type Step = Line & { run: string[] }

/** `ready` as far as the tables tell, `care` with something to see to first, `no` not this way, `unknown`. */
export type Verdict = 'ready' | 'care' | 'no' | 'unknown'

export type Advice = {
  verdict: Verdict
  headline: string
  driver: { slug: string; name: string } | null
  branch: string | null
  flavour: 'open' | 'proprietary' | 'in-tree' | null
  packages: string[]
  steps: Step[]
  secureBoot: Step | null
  warnings: Line[]
  /** Why, each line with where it was read. */
  reasons: Line[]
  /** What the tables do not know. */
  gaps: string[]
}
