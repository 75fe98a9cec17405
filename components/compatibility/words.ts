import type { Axis, Tally } from '@/lib/compatibility/types'

export const axisWords: Record<Axis, string> = {
  architecture: 'Device family',
  kernel: 'Kernel',
  distribution: 'Distribution',
  framework: 'Framework',
}

/** How a cell is tinted: by the share of reports that say it works, where there are any. */
export function heatOf({ works, partly, fails }: Tally): string {
  const total = works + partly + fails
  if (total === 0) return ''
  const share = (works + partly / 2) / total
  return share >= 0.8 ? 'heat-good' : share >= 0.4 ? 'heat-mixed' : 'heat-bad'
}

/** "5 of 6 work". */
export function tallyText({ works, partly, fails }: Tally): string {
  return `${works} of ${works + partly + fails} work`
}
