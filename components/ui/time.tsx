import { formatDate, formatMoment } from '@/lib/format/dates'

type TimeProps = {
  date: Date
  /** `date` stays a date; `moment` shows the minute; `relative` becomes "3 hours ago" where script runs. */
  mode?: 'relative' | 'date' | 'moment'
}

/** Cached pages carry the absolute time; only script may say "ago". */
export function Time({ date, mode = 'relative' }: TimeProps) {
  return (
    <time
      dateTime={date.toISOString()}
      title={formatMoment(date)}
      data-relative={mode === 'relative' ? '' : undefined}
      className="whitespace-nowrap"
    >
      {mode === 'moment' ? formatMoment(date) : formatDate(date)}
    </time>
  )
}
