import type { Range } from '@/lib/versions/range'

export const outcomes = ['works', 'partly', 'fails'] as const
export type Outcome = (typeof outcomes)[number]

export const markKinds = ['outdated', 'dangerous'] as const
export type MarkKind = (typeof markKinds)[number]

/** What members saw on their rigs, together. */
export type ReportCounts = Record<Outcome, number> & {
  last: Date | null
  /** The newest version of each driver that was reported on, the most reported driver first. */
  newest: { driver: string; version: string }[]
}

export type MarkView = { kind: MarkKind; comment: string; by: string; at: Date }

/** For which versions of one subject a post holds: `driver:nvidia`, `kernel`, `distribution:fedora`. */
export type Validity = Range & { subject: string }

/** What is known of one post beside its votes. */
export type Evidence = { reports: ReportCounts; marks: MarkView[]; validity: Validity[] }

/** One report with the machine it was made on. */
export type ReportView = {
  id: number
  outcome: Outcome
  comment: string
  at: Date
  by: string
  environmentId: number
  driver: string | null
  driverVersion: string | null
  kernel: string | null
  distro: string | null
  distroVersion: string | null
  devices: { pciId: string; name: string | null }[]
}

export type RigChoice = {
  id: number
  name: string
  chosen: boolean
  environmentId: number
  driver: string | null
  driverVersion: string | null
}
