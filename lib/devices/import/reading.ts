import { SetupFailure } from '@/db/failure'

/** A line that says nothing we understand; it is left out. */
export type Problem = { line: number; text: string }

export type Reading<Row> = {
  rows: Row[]
  problems: Problem[]
  /** As the file itself says, when it does. */
  edition?: string
  editionDate?: string
}

/** Numbered lines without their ends, also of files from Windows. */
export function* linesOf(text: string): Generator<{ number: number; text: string }> {
  let number = 0
  for (const line of text.replace(/^\uFEFF/, '').split('\n')) {
    number += 1
    yield { number, text: line.endsWith('\r') ? line.slice(0, -1) : line }
  }
}

/**
 * Refuses what is no such file at all: nothing in it, or more lines that say nothing than lines that do. A wrong file
 * must not empty the tables.
 */
export function assertPlausible<Row>(reading: Reading<Row>, what: string): Reading<Row> {
  const { rows, problems } = reading
  if (rows.length === 0) throw new SetupFailure(`This is no ${what}: it names nothing. Nothing was changed.`)
  if (problems.length > rows.length)
    throw new SetupFailure(
      `This is no ${what}: ${problems.length} of its lines are malformed, the first is line ${problems[0]?.line}. Nothing was changed.`,
    )
  return reading
}

export const hex4 = (text: string): string | null => {
  const [, digits] = /^(?:0x)?([0-9a-f]{4})$/i.exec(text.trim()) ?? []
  return digits?.toLowerCase() ?? null
}
