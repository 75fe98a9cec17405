export type Counters = {
  requests: number
  hits: number
  statuses: Record<'2xx' | '3xx' | '4xx' | '5xx', number>
}

export function createCounters(): Counters {
  return { requests: 0, hits: 0, statuses: { '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0 } }
}

export function countStatus({ statuses }: Counters, status: number): void {
  if (status >= 500) statuses['5xx'] += 1
  else if (status >= 400) statuses['4xx'] += 1
  else if (status >= 300) statuses['3xx'] += 1
  else statuses['2xx'] += 1
}
