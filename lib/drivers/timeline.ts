import { endWords } from './months'

type BranchDates = { id: number; name: string; endOfLife: string | null }
type ReleaseDates = { branchId: number; version: string; releasedOn: string | null; withdrawn: string | null }

export type TimelineRow = {
  id: number
  name: string
  /** Shares of the whole width, 0 to 1. */
  from: number
  to: number
  /** The bar goes on: no end is known. */
  open: boolean
  points: { at: number; version: string; date: string }[]
  /** The row in words. */
  words: string
}

export type Timeline = { rows: TimelineRow[]; years: { year: number; at: number }[] }

/**
 * Branches of which a source gives a date, as bars over the years: from the first dated release to the end of life. Of a
 * branch without a dated release only its last half year is drawn. Null when there is no date at all.
 */
export function drawTimeline(branches: BranchDates[], releases: ReleaseDates[]): Timeline | null {
  const dated = branches.flatMap((branch) => {
    const own = releases
      .filter(({ branchId, withdrawn }) => branchId === branch.id && withdrawn === null)
      .flatMap(({ version, releasedOn }) => (releasedOn === null ? [] : [{ version, date: releasedOn }]))
      .sort((a, b) => a.date.localeCompare(b.date))
    const dates = [...own.map(({ date }) => date), ...(branch.endOfLife ? [branch.endOfLife] : [])]
    return dates.length === 0 ? [] : [{ branch, own, dates }]
  })
  const all = dated.flatMap(({ dates }) => dates).sort()
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last) return null
  const [start, end] = [Number(first.slice(0, 4)), Number(last.slice(0, 4)) + 1]
  const place = (date: string) =>
    (Date.parse(date) - Date.UTC(start, 0)) / (Date.UTC(end, 0) - Date.UTC(start, 0))
  const rows = dated.map(({ branch, own }) => {
    const to = branch.endOfLife === null ? 1 : place(branch.endOfLife)
    return {
      id: branch.id,
      name: branch.name,
      from: own[0] ? place(own[0].date) : Math.max(0, to - 0.5 / (end - start)),
      to,
      open: branch.endOfLife === null,
      points: own.map(({ version, date }) => ({ at: place(date), version, date })),
      words: inWords(branch, own),
    }
  })
  const years = Array.from({ length: end - start }, (_, index) => ({
    year: start + index,
    at: place(`${start + index}-01-01`),
  }))
  return { rows, years }
}

function inWords({ name, endOfLife }: BranchDates, own: { version: string; date: string }[]): string {
  const out = own.map(({ version, date }) => `${version} on ${date}`).join(', ')
  const end = endOfLife === null ? 'no end announced' : `end of life ${endWords(endOfLife)}`
  return `${name}: ${out === '' ? 'no dated release' : out}; ${end}.`
}
