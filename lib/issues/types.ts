import type { UpstreamLink } from './upstream'

export const issueStates = ['open', 'fixed', 'wont-fix', 'not-a-bug'] as const
export type IssueState = (typeof issueStates)[number]

export const stateNames: Record<IssueState, string> = {
  open: 'Open',
  fixed: 'Fixed',
  'wont-fix': 'Will not be fixed',
  'not-a-bug': 'Not a bug',
}

export const targetKinds = ['device', 'architecture', 'driver', 'signature'] as const
export type TargetKind = (typeof targetKinds)[number]
export type IssueTarget = { kind: TargetKind; target: string }

/** What is known of a fault apart from the page's text. */
export type IssueFacts = {
  status: IssueState
  /** What the versions are of: `nvidia`, `linux`, `mesa`, `linux-firmware`. */
  component: string
  introducedIn: string | null
  fixedIn: string | null
  workaround: string
  workaroundUntil: string | null
  targets: IssueTarget[]
  upstream: UpstreamLink[]
}

/** One line of a list. */
export type IssueLine = {
  id: number
  vendor: string
  slug: string
  title: string
  status: IssueState
  component: string
  introducedIn: string | null
  fixedIn: string | null
  updatedAt: Date
}

/** A target with what it is called and where it is described. */
export type NamedTarget = IssueTarget & { name: string; vendor: string | null; slug: string | null }

export type IssueView = Omit<IssueFacts, 'targets'> & { targets: NamedTarget[]; updatedAt: Date }
