import type { Application } from '@/lib/reports/applies'
import { Notice } from '../ui/notice'
import { verdictText } from './verdict-text'

const tones = { applies: 'good', 'does-not': 'warn', unknown: 'info' } as const

/** Whether a post holds for the reader's chosen rig, and why. */
export function Verdict({ verdict, rig }: { verdict: Application; rig: string }) {
  return (
    <Notice tone={tones[verdict.verdict]} title={verdictText(verdict)}>
      <p>Asked for your rig “{rig}”.</p>
    </Notice>
  )
}
