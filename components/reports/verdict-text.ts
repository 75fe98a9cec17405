import type { Application } from '@/lib/reports/applies'

const heads = {
  applies: 'Applies to your machine',
  'does-not': 'Does not apply to your machine',
  unknown: 'May apply to your machine',
} satisfies Record<Application['verdict'], string>

/** "Does not apply to your machine: needs kernel older than 6.10, yours is 6.12". */
export function verdictText({ verdict, reason }: Application): string {
  return reason === '' ? heads[verdict] : `${heads[verdict]}: ${reason}`
}

/** The same at a block of a text, whose label says already what it applies to: only what is against it has a reason. */
export function blockText({ verdict, reason }: Application): string {
  if (verdict === 'applies') return heads.applies
  return verdict === 'does-not' ? `Not for your machine: ${reason}` : verdictText({ verdict, reason })
}
