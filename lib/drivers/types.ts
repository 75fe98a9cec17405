export type DriverKind = 'kernel' | 'user-space' | 'stack'
export type Licence = 'open' | 'proprietary' | 'mixed'
export type BranchKind = 'production' | 'long-term' | 'new-feature' | 'beta' | 'legacy' | 'stable'
export type Support = 'yes' | 'partly' | 'no' | 'unknown'

export type DriverCard = {
  slug: string
  name: string
  vendor: string
  kind: DriverKind
  licence: Licence
  /** The kernel module, for the tables of aliases, parameters and firmware. */
  module: string | null
  summary: string
}

export type Branch = {
  id: number
  driver: string
  name: string
  kind: BranchKind
  /** `2028-06-30`; the last day when only a month is known. */
  endOfLife: string | null
  /** Architectures that earlier branches drove and this one no longer does. */
  drops: string[]
  note: string
  sourceUrl: string
}

export type Release = {
  id: number
  driver: string
  branchId: number
  branch: string
  version: string
  /** `2026-03-05`, or null when no source says. */
  releasedOn: string | null
  note: string
  sourceUrl: string
  /** Where the day is read, when not in the source; empty otherwise. */
  dateSourceUrl: string
  addedAt: Date
  withdrawnAt: Date | null
  /** Why it was withdrawn, maybe without words; null while it stands. */
  withdrawn: string | null
}

export type ApiSupport = {
  driver: string
  driverName: string
  kind: DriverKind
  api: string
  /** Architecture names joined by commas, or empty for all that the driver drives. */
  hardware: string
  support: Support
  version: string
  note: string
  sourceUrl: string
}

export type Claim = {
  driver: string
  branch: string
  hardware: string
  kernel: string
  distribution: string
  framework: string
  outcome: 'works' | 'partly' | 'fails'
  claimant: string
  sourceUrl: string
  asOf: string
}
