import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DiffLine, DiffRow } from '@/lib/diff/types'
import { diffTexts } from '@/lib/diff/words'

function unfolded(rows: DiffRow[]): DiffLine[] {
  return rows.flatMap((row) => (row.kind === 'folded' ? row.lines : [row]))
}

function side(rows: DiffRow[], name: 'left' | 'right'): string[] {
  return unfolded(rows).flatMap((line) => {
    const segments =
      name === 'left' ? ('left' in line ? line.left : null) : 'right' in line ? line.right : null
    return segments === null ? [] : [segments.map(({ text }) => text).join('')]
  })
}

test('a changed line shows the words that changed', () => {
  expect(diffTexts('load nvidia at boot\nsame\n', 'load nouveau at boot\nsame\n')).toEqual([
    {
      kind: 'changed',
      left: [
        { text: 'load ', kind: 'same' },
        { text: 'nvidia', kind: 'removed' },
        { text: ' at boot', kind: 'same' },
      ],
      right: [
        { text: 'load ', kind: 'same' },
        { text: 'nouveau', kind: 'added' },
        { text: ' at boot', kind: 'same' },
      ],
      leftNumber: 1,
      rightNumber: 1,
    },
    {
      kind: 'same',
      left: [{ text: 'same', kind: 'same' }],
      right: [{ text: 'same', kind: 'same' }],
      leftNumber: 2,
      rightNumber: 2,
    },
  ])
})

test('long unchanged runs are folded around three lines of context', () => {
  const before = Array.from({ length: 40 }, (_, line) => `line ${line}`)
  const after = before.with(20, 'changed')
  const rows = diffTexts(before.join('\n'), after.join('\n'))
  expect(rows.map((row) => (row.kind === 'folded' ? row.lines.length : row.kind))).toEqual([
    17,
    'same',
    'same',
    'same',
    'changed',
    'same',
    'same',
    'same',
    16,
  ])
})

test('each side can be read back from the rows, numbered without gaps', () => {
  const text = fc.array(fc.constantFrom('', 'a b c', 'a x c', 'one', '  two', 'three four'), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(text, text, (left, right) => {
      const rows = diffTexts(`${left.join('\n')}\n`, `${right.join('\n')}\n`)
      expect(side(rows, 'left')).toEqual(left.length === 0 ? [''] : left)
      expect(side(rows, 'right')).toEqual(right.length === 0 ? [''] : right)
      const numbers = unfolded(rows).flatMap((line) => ('leftNumber' in line ? [line.leftNumber] : []))
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    }),
  )
})

test('texts of 64 kB that share nothing come back whole', () => {
  const left = Array.from({ length: 9000 }, (_, line) => `a${line}`).join('\n')
  const right = Array.from({ length: 9000 }, (_, line) => `b${line}`).join('\n')
  expect(side(diffTexts(left, right), 'left').join('\n')).toBe(left)
  const words = diffTexts('a '.repeat(32_000), 'b '.repeat(32_000))
  expect(words).toHaveLength(1)
})

function kinds(rows: DiffRow[]): string[] {
  return rows.map((row) => ('moved' in row ? `${row.kind} moved` : row.kind))
}

test('a line that only moved is marked at both places and leads to the other', () => {
  const before = 'install the firmware first\none\ntwo\nthree\n'
  const after = 'one\ntwo\nthree\ninstall the firmware first\n'
  const rows = diffTexts(before, after)
  expect(kinds(rows)).toEqual(['removed moved', 'same', 'same', 'same', 'added moved'])
  expect(rows[0]).toMatchObject({ moved: 4 })
  expect(rows[4]).toMatchObject({ moved: 1 })
})

test('a line of which only the spaces changed says so', () => {
  expect(diffTexts('load  the module', '  load the module')[0]).toMatchObject({
    kind: 'changed',
    spaces: true,
  })
  expect(diffTexts('load the module', 'load a module')[0]).not.toHaveProperty('spaces')
})

test('a changed line stands beside what it was, though a line came before it', () => {
  const rows = diffTexts(
    'Load the nvidia module at boot.',
    'A new sentence stands here.\nLoad the nouveau module at boot.',
  )
  expect(kinds(rows)).toEqual(['added', 'changed'])
})

test('a rewritten sentence is one change, not one for each word', () => {
  const [row] = diffTexts('start: alpha beta gamma end', 'start: one two three end')
  expect(row).toMatchObject({
    left: [
      { text: 'start: ', kind: 'same' },
      { text: 'alpha beta gamma', kind: 'removed' },
      { text: ' end', kind: 'same' },
    ],
  })
})
