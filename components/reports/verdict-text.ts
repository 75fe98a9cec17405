import type { Application } from '@/lib/reports/applies'

const heads = {
  applies: 'Applies to your machine',
  'does-not': 'Does not apply to your machine',
  unknown: 'May apply to your machine',
} satisfies Record<Application['verdict'], string>

/** "Does not apply to your machine: your kernel is 6.12, this holds for before 6.10". */
export function verdictText({ verdict, reason }: Application): string {
  return reason === '' ? heads[verdict] : `${heads[verdict]}: ${reason}`
}
