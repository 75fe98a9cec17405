/** `2028-06` as its last day, `2028-06-30`: makers announce the end of a branch by month. */
export function endOfMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** Whether a date stands for its whole month. */
export function isEndOfMonth(date: string): boolean {
  return endOfMonth(date.slice(0, 7)) === date
}

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "June 2028" for the last day of a month, "15 June 2028" for another day. */
export function endWords(date: string): string {
  const words = month.format(new Date(`${date}T00:00:00Z`))
  return isEndOfMonth(date) ? words : `${Number(date.slice(8))} ${words}`
}
