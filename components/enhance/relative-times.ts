import { formatAgo } from '@/lib/format/dates'

/** Turns the dates of a cached page into "3 hours ago"; the title keeps the exact time. */
export function relativeTimes(): () => void {
  const update = () => {
    const now = new Date()
    for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-relative]')) {
      time.textContent = formatAgo(new Date(time.dateTime), now)
    }
  }
  update()
  const timer = setInterval(update, 60_000)
  return () => clearInterval(timer)
}
