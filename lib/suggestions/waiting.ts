const DAY_MS = 86_400_000

/** How loudly a suggestion says that it waits: calm at first, clearer after two days, urgent after a week. */
export function waitingTone(since: Date, now: Date): 'plain' | 'warn' | 'bad' {
  const days = (now.getTime() - since.getTime()) / DAY_MS
  if (days >= 7) return 'bad'
  return days >= 2 ? 'warn' : 'plain'
}

/** "waits 3 days", as it stands in a list. */
export function waitingWords(since: Date, now: Date): string {
  const hours = Math.floor(Math.max(0, now.getTime() - since.getTime()) / 3_600_000)
  if (hours < 1) return 'just came in'
  const [count, unit] = hours < 24 ? [hours, 'hour'] : [Math.floor(hours / 24), 'day']
  return `has waited ${count} ${unit}${count === 1 ? '' : 's'}`
}
