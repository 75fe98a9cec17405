import type { BranchKind, DriverKind, Licence, Support } from '@/lib/drivers/types'
import type { Tone } from '../ui/badge'

export const kindWords: Record<DriverKind, string> = {
  kernel: 'kernel driver',
  'user-space': 'user space',
  stack: 'stack',
}

export const licenceWords: Record<Licence, string> = {
  open: 'open source',
  proprietary: 'proprietary',
  mixed: 'open and proprietary parts',
}

export const branchWords: Record<BranchKind, { text: string; tone: Tone }> = {
  production: { text: 'production', tone: 'good' },
  'long-term': { text: 'long-term support', tone: 'good' },
  'new-feature': { text: 'new features', tone: 'info' },
  beta: { text: 'beta', tone: 'warn' },
  legacy: { text: 'legacy', tone: 'warn' },
  stable: { text: 'release branch', tone: 'plain' },
}

export const supportWords: Record<Support, { text: string; tone: Tone }> = {
  yes: { text: 'Yes', tone: 'good' },
  partly: { text: 'Partly', tone: 'warn' },
  no: { text: 'No', tone: 'bad' },
  unknown: { text: 'Unknown', tone: 'plain' },
}
