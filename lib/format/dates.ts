const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })

/** "22 Nov 2026", in UTC so that every visitor gets the same page. */
export function formatDate(date: Date): string {
  // Some ICU versions print "Sept"; three letters everywhere.
  return day.format(date).replace('Sept', 'Sep')
}

/** "22 Nov 2026, 16:24 UTC". */
export function formatMoment(date: Date): string {
  return `${formatDate(date)}, ${minute.format(date)} UTC`
}

const steps = [
  { unit: 'minute', seconds: 60 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'week', seconds: 604_800 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'year', seconds: 31_557_600 },
] as const

/** "3 hours ago", "just now". */
export function formatAgo(date: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - date.getTime()) / 1000))
  const step = steps.findLast(({ seconds: length }) => seconds >= length)
  if (!step) return 'just now'
  const count = Math.floor(seconds / step.seconds)
  return `${count} ${step.unit}${count === 1 ? '' : 's'} ago`
}
