/** Right, invented and missed, with the cases behind each. */
export type Tally = {
  right: number
  invented: string[]
  missed: string[]
  leftOut: string[]
  unlisted: string[]
}

export function newTally(): Tally {
  return { right: 0, invented: [], missed: [], leftOut: [], unlisted: [] }
}

export function precision({ right, invented }: Tally): number {
  return right + invented.length === 0 ? 1 : right / (right + invented.length)
}

export function recall({ right, missed }: Tally): number {
  return right + missed.length === 0 ? 1 : right / (right + missed.length)
}

/** Marks of what the reader of the issue knew from outside the excerpt. */
const OUTSIDE =
  /\((?:from )?(?:issue|comment)[^)]*(?:title|prose|tracker|repository)|issue repository|issue title|candidate, not installed/i

/** Whether the text can tell it at all: every word of the value with a digit, or its first word, stands in the text. */
export function stands(value: string, text: string): boolean {
  if (OUTSIDE.test(value)) return false
  const lower = text.toLowerCase()
  const words = value
    .replace(/\([^)]*\)/g, ' ')
    .toLowerCase()
    .split(/[\s/,]+/)
    .filter((word) => word !== '' && !/^\d+x$/.test(word))
  const telling = words.filter((word) => /\d/.test(word))
  return (telling.length > 0 ? telling : words.slice(0, 1)).every((word) => lower.includes(word))
}

/** Compares a list of found values with what was expected; each expected value may be found in several forms. */
export function compareLists<Want, Got>(
  tally: Tally,
  { file, want, got, alike, show, text }: Comparison<Want, Got>,
) {
  for (const one of want) {
    if (got.some((other) => alike(one, other))) tally.right += 1
    else if (stands(show(one), text)) tally.missed.push(`${file}: ${show(one)}`)
    else tally.leftOut.push(`${file}: ${show(one)}`)
  }
  for (const other of got) {
    if (!want.some((one) => alike(one, other))) tally.invented.push(`${file}: ${showFound(other)}`)
  }
}

type Comparison<Want, Got> = {
  file: string
  want: Want[]
  got: Got[]
  alike: (want: Want, got: Got) => boolean
  show: (want: Want) => string
  text: string
}

function showFound(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
