import fc from 'fast-check'
import { diff3Merge } from 'node-diff3'
import { describe, expect, test } from 'vitest'
import { markers, mergeTexts } from '@/lib/merge/three-way'

const conflict = (mine: string, theirs: string) =>
  [markers.mine, mine, markers.middle, theirs, markers.theirs].join('\n')

describe("MediaWiki's edit conflicts", () => {
  const base = 'one\n\ntwo\n\nthree\n'
  const sections = '== first ==\n\none\n\ntwo\n\nthree\n\n== second ==\n\nfour\n\nfive\n\nsix\n'
  const cases: [string, string, string, string, string | null][] = [
    ['the same line changed differently', base, 'ONE\n\ntwo\n\nthree\n', '(one)\n\ntwo\n\nthree\n', null],
    ['two lines apart', base, 'ONE\n\ntwo\n\nthree\n', 'one\n\ntwo\n\nTHREE\n', 'ONE\n\ntwo\n\nTHREE\n'],
    [
      'two lines apart, the other way round',
      base,
      'one\n\ntwo\n\nTHREE\n',
      'ONE\n\ntwo\n\nthree\n',
      'ONE\n\ntwo\n\nTHREE\n',
    ],
    [
      'two sections',
      sections,
      sections.replace('one', 'ONE'),
      sections.replace('six', 'SIX'),
      sections.replace('one', 'ONE').replace('six', 'SIX'),
    ],
    [
      'one section, lines apart',
      sections,
      sections.replace('one', 'ONE'),
      sections.replace('three', 'THREE'),
      sections.replace('one', 'ONE').replace('three', 'THREE'),
    ],
    [
      'one section, the same line',
      sections,
      sections.replace('one', 'ONE'),
      sections.replace('one', '(one)'),
      null,
    ],
    [
      'the same change twice',
      base,
      'ONE\n\ntwo\n\nthree\n',
      'ONE\n\ntwo\n\nthree\n',
      'ONE\n\ntwo\n\nthree\n',
    ],
    ['adjacent lines', 'one\ntwo\nthree\n', 'ONE\ntwo\nthree\n', 'one\nTWO\nthree\n', null],
  ]
  for (const [name, from, mine, theirs, expected] of cases) {
    test(name, () => {
      const merge = mergeTexts(from, mine, theirs)
      expect(merge.clean ? merge.text : null).toBe(expected)
      if (!merge.clean) expect(merge.draft).toContain(markers.mine)
    })
  }
})

describe('edges', () => {
  test('two first texts of an empty page conflict, and both are in the draft', () => {
    expect(mergeTexts('', 'a\n', 'b\n')).toEqual({
      clean: false,
      draft: `${conflict('a', 'b')}\n`,
      hunks: [{ line: 1, base: [], mine: ['a'], theirs: ['b'] }],
    })
  })

  test('one first text wins over nothing', () => {
    expect(mergeTexts('', 'a\n', '')).toEqual({ clean: true, text: 'a\n' })
    expect(mergeTexts('', '', 'b\n')).toEqual({ clean: true, text: 'b\n' })
  })

  test('an edit against a deletion is a conflict', () => {
    expect(mergeTexts('a\nb\nc', 'a\nB\nc', 'a\nc').clean).toBe(false)
  })

  test('line ends of other systems are no change', () => {
    expect(mergeTexts('a\r\nb\r\nc', 'A\nb\nc', 'a\r\nb\r\nC')).toEqual({ clean: true, text: 'A\nb\nC' })
  })

  test('lines named like properties of objects are lines', () => {
    expect(mergeTexts('a\n__proto__\nb', 'A\n__proto__\nb', 'a\n__proto__\ntoString')).toEqual({
      clean: true,
      text: 'A\n__proto__\ntoString',
    })
  })

  test('64 kB of empty lines are joined at once', () => {
    const lines = '\n'.repeat(60_000)
    expect(mergeTexts(lines, `a${lines}`, `${lines}b`)).toEqual({ clean: true, text: `a${lines}b` })
  })

  test('a long page that repeats itself is no single conflict', () => {
    const base = Array.from({ length: 9_000 }, (_, at) => (at % 2 ? '' : `line ${at % 40}`))
    const merge = mergeTexts(
      base.join('\n'),
      base.with(100, 'mine').join('\n'),
      base.with(8_000, 'theirs').join('\n'),
    )
    expect(merge).toEqual({ clean: true, text: base.with(100, 'mine').with(8_000, 'theirs').join('\n') })
  })
})

// Every line has its own number, so that a line is one person's and can be followed.
const baseLines = fc
  .integer({ min: 0, max: 30 })
  .map((count) => Array.from({ length: count }, (_, line) => `base ${line}`))
const edit = fc.array(fc.record({ at: fc.nat(40), remove: fc.nat(3), insert: fc.nat(3) }), {
  minLength: 1,
  maxLength: 4,
})

function edited(
  lines: string[],
  who: string,
  edits: { at: number; remove: number; insert: number }[],
): string[] {
  const result = [...lines]
  for (const [number, { at, remove, insert }] of edits.entries()) {
    const added = Array.from({ length: insert }, (_, line) => `${who} ${number}.${line}`)
    result.splice(Math.min(at, result.length), remove, ...added)
  }
  return result
}

describe('1,000 random pairs of edits', () => {
  test('no accepted line is lost and no deleted one returns, in clean merges and in drafts', () => {
    fc.assert(
      fc.property(baseLines, edit, edit, (base, mineEdits, theirEdits) => {
        const mine = edited(base, 'mine', mineEdits)
        const theirs = edited(base, 'theirs', theirEdits)
        const merge = mergeTexts(base.join('\n'), mine.join('\n'), theirs.join('\n'))
        const lines = (merge.clean ? merge.text : merge.draft).split('\n')
        const own = [...mine, ...theirs].filter((line) => line !== '' && !line.startsWith('base'))
        expect(own.filter((line) => !lines.includes(line))).toEqual([])
        const kept = base.filter((line) => mine.includes(line) && theirs.includes(line))
        expect(kept.filter((line) => !lines.includes(line))).toEqual([])
        const gone = base.filter((line) => !mine.includes(line) || !theirs.includes(line))
        if (merge.clean) expect(gone.filter((line) => lines.includes(line))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('come out as those of GNU diff3, where no line stands twice', () => {
    fc.assert(
      fc.property(baseLines, edit, edit, (base, mineEdits, theirEdits) => {
        const mine = edited(base, 'mine', mineEdits)
        const theirs = edited(base, 'theirs', theirEdits)
        const merge = mergeTexts(base.join('\n'), mine.join('\n'), theirs.join('\n'))
        expect(merge.clean ? merge.text : merge.draft).toBe(byTheBook(base, mine, theirs))
      }),
      { numRuns: 1000 },
    )
  })

  test('edits apart from each other are both kept without asking', () => {
    fc.assert(
      fc.property(edit, edit, fc.integer({ min: 1, max: 5 }), (mineEdits, theirEdits, gap) => {
        const top = Array.from({ length: 8 }, (_, line) => `top ${line}`)
        const middle = Array.from({ length: gap }, (_, line) => `middle ${line}`)
        const bottom = Array.from({ length: 8 }, (_, line) => `bottom ${line}`)
        const mineTop = edited(top, 'mine', mineEdits)
        const theirBottom = edited(bottom, 'theirs', theirEdits)
        const merge = mergeTexts(
          [...top, ...middle, ...bottom].join('\n'),
          [...mineTop, ...middle, ...bottom].join('\n'),
          [...top, ...middle, ...theirBottom].join('\n'),
        )
        expect(merge).toEqual({ clean: true, text: [...mineTop, ...middle, ...theirBottom].join('\n') })
      }),
      { numRuns: 1000 },
    )
  })

  test('a conflict shows the lines of both sides whole, where its hunk says', () => {
    fc.assert(
      fc.property(baseLines, edit, edit, (base, mineEdits, theirEdits) => {
        const mine = edited(base, 'mine', mineEdits)
        const theirs = edited(base, 'theirs', theirEdits)
        const merge = mergeTexts(base.join('\n'), mine.join('\n'), theirs.join('\n'))
        if (merge.clean) return
        for (const hunk of merge.hunks) {
          const at = hunk.line - 1
          const block = [markers.mine, ...hunk.mine, markers.middle, ...hunk.theirs, markers.theirs]
          expect(merge.draft.split('\n').slice(at, at + block.length)).toEqual(block)
          expect(mine.join('\n')).toContain(hunk.mine.join('\n'))
          expect(theirs.join('\n')).toContain(hunk.theirs.join('\n'))
        }
      }),
      { numRuns: 1000 },
    )
  })
})

/** The same merge by another hand. An empty text is one empty line to us. */
function byTheBook(base: string[], mine: string[], theirs: string[]): string {
  const lines = (side: string[]) => side.join('\n').split('\n')
  const blocks = diff3Merge(lines(mine), lines(base), lines(theirs))
  return blocks
    .flatMap(({ ok, conflict }) =>
      conflict ? [markers.mine, ...conflict.a, markers.middle, ...conflict.b, markers.theirs] : (ok ?? []),
    )
    .join('\n')
}
