import type { Severity } from '@/lib/signatures/types'
import { Badge, type Tone } from '../ui/badge'

export const severityNames = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Information',
} satisfies Record<Severity, string>

const tones = { critical: 'bad', high: 'bad', medium: 'warn', low: 'plain', info: 'info' } satisfies Record<
  Severity,
  Tone
>

/** How bad it is, in a word. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  return (
    <Badge tone={tones[severity]} icon={severity === 'critical' ? 'warning' : undefined}>
      {severityNames[severity]}
    </Badge>
  )
}
