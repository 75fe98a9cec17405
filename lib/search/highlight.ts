export type Marked = { text: string; marked: boolean }

/** Control characters stand around the marked words, because no HTML may come out of the database. */
export const markStart = '\u0002'
export const markEnd = '\u0003'
export const fragmentGap = '\u0004'
/** For "<" on its way through the database, which would take what follows for markup and drop it. */
export const lessThan = '\u0005'

const separators = new RegExp(`([${markStart}${markEnd}${fragmentGap}])`)

/** The pieces of a headline, to be escaped one by one. Stray marks, also from the text itself, are dropped. */
export function readMarks(headline: string): Marked[] {
  const pieces: Marked[] = []
  let marked = false
  for (const part of headline.split(separators)) {
    if (part === markStart) marked = true
    else if (part === markEnd) marked = false
    else if (part === fragmentGap) pieces.push({ text: ' … ', marked: false })
    else if (part !== '') pieces.push({ text: part.replaceAll(lessThan, '<'), marked })
  }
  return pieces
}
