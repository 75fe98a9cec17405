import type { MarkKind, Outcome } from '@/lib/reports/types'
import type { Tone } from '../ui/badge'

export const outcomeWords: Record<Outcome, { text: string; tone: Tone }> = {
  works: { text: 'Works', tone: 'good' },
  partly: { text: 'Works partly', tone: 'warn' },
  fails: { text: 'Fails', tone: 'bad' },
}

export const markWords: Record<MarkKind, string> = {
  outdated: 'Marked as outdated',
  dangerous: 'Marked as dangerous',
}
