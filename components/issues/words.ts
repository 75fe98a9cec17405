import type { IssueState, TargetKind } from '@/lib/issues/types'
import type { UpstreamKind } from '@/lib/issues/upstream'
import type { Tone } from '../ui/badge'

export const stateWords: Record<IssueState, { text: string; tone: Tone }> = {
  open: { text: 'Open', tone: 'bad' },
  fixed: { text: 'Fixed', tone: 'good' },
  'wont-fix': { text: 'Will not be fixed', tone: 'warn' },
  'not-a-bug': { text: 'Not a bug', tone: 'plain' },
}

export const targetWords: Record<TargetKind, string> = {
  device: 'Devices',
  architecture: 'Architectures',
  driver: 'Drivers',
  signature: 'Errors',
}

export const upstreamWords: Record<UpstreamKind, string> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  'kernel-bugzilla': 'Kernel bugzilla',
  lore: 'Mailing list',
  other: 'Elsewhere',
}
