import { type IssueState, stateNames, type TargetKind } from '@/lib/issues/types'
import type { UpstreamKind } from '@/lib/issues/upstream'
import type { Tone } from '../ui/badge'

export const stateWords: Record<IssueState, { text: string; tone: Tone }> = {
  open: { text: stateNames.open, tone: 'bad' },
  fixed: { text: stateNames.fixed, tone: 'good' },
  'wont-fix': { text: stateNames['wont-fix'], tone: 'warn' },
  'not-a-bug': { text: stateNames['not-a-bug'], tone: 'plain' },
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
