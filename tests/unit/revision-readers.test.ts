import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Who touches the texts of revisions without asking for whom, each with its reason. */
const apart = new Map([
  ['lib/revisions/reader.ts', 'is the reader that asks'],
  ['lib/revisions/bodies.ts', 'reads many at once, those alone that everybody may read'],
  ['lib/revisions/history.ts', 'tells how long a text is, and a summary as the reader does'],
  ['lib/notifications/changes.ts', 'asks whether everybody may read both'],
  ['lib/feeds/queries.ts', 'names the author at the source'],
  ['lib/suggestions/lists.ts', 'counts the words that change'],
  ['lib/attachments/queries.ts', 'looks for the address of a file, by rules of its own'],
  ['lib/own-data/export.ts', 'gives people what they wrote themselves'],
  ['lib/wiki/subtree-write.ts', 'copies the newest, which is never hidden'],
  ['lib/wiki/move.ts', 'copies the newest, which is never hidden'],
  ['lib/protection/decide.ts', 'copies what readers see, which is never hidden'],
  ['lib/recount/measures.ts', 'compares, and names no text'],
])

/** A text of a revision: by the schema, or by name in a statement over the table. */
const reads = /revisions\.(bodyMarkdown|title|lead|details|tags|summary)\b/
const statement = /\b(from|join) revision\b/
const words = /body_markdown|\b[a-z]\.(title|lead|details|summary)\b/

it('what revisions say is read in one place, which knows what is hidden', () => {
  const list = [
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    'lib/**/*.ts',
    'app/**/*.ts',
    'app/**/*.tsx',
  ]
  const files = execFileSync('git', list, { encoding: 'utf8' }).split('\n').filter(Boolean)
  const readers = files.filter((path) => {
    const text = readFileSync(path, 'utf8').replace(/isNotNull\(revisions\.details\)/g, '')
    return (
      reads.test(text) ||
      [...text.matchAll(/sql(?:<[^>]*>)?`[^`]*`/g)].some(([part]) => statement.test(part) && words.test(part))
    )
  })
  expect(readers.sort()).toEqual([...apart.keys()].sort())
})
