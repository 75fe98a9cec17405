import { describe, expect, it } from 'vitest'
import { applied, type Edit, type Field, insertBlock } from '@/lib/typing/edit'
import { continueList } from '@/lib/typing/lists'
import { codeBlock, indentLines, link, markLines, table, wrap } from '@/lib/typing/marks'
import { tagAt, triggerAt } from '@/lib/typing/trigger'

/** A text with its selection between bars, or its caret at one. */
function field(marked: string): Field {
  const from = marked.indexOf('|')
  const last = marked.lastIndexOf('|')
  return { value: marked.replaceAll('|', ''), from, to: last > from ? last - 1 : from }
}

/** The same way back. */
function after(start: Field, edit: Edit | null): string | null {
  if (!edit) return null
  const text = applied(start.value, edit)
  const { selectFrom, selectTo } = edit
  const chosen = selectFrom === selectTo ? '|' : `|${text.slice(selectFrom, selectTo)}|`
  return text.slice(0, selectFrom) + chosen + text.slice(selectTo)
}

const change = (marked: string, edit: (start: Field) => Edit | null) =>
  after(field(marked), edit(field(marked)))

describe('Enter', () => {
  it.each([
    ['- one|', '- one\n- |'],
    ['  * one|', '  * one\n  * |'],
    ['9. nine|', '9. nine\n10. |'],
    ['1) one| and more', '1) one\n2) | and more'],
    ['- [x] done|', '- [x] done\n- [ ] |'],
    ['> said|', '> said\n> |'],
    ['> - in a quote|', '> - in a quote\n> - |'],
    ['- one\n- |', '- one\n|'],
    ['plain|', null],
    ['-|', null],
    ['|- one', null],
    ['```\n- in a log|', null],
    ['```\nlog\n```\n- one|', '```\nlog\n```\n- one\n- |'],
  ])('after %j makes %j', (before, expected) => {
    expect(change(before, continueList)).toBe(expected)
  })
})

describe('a tool', () => {
  const bold = { before: '**', after: '**', sample: 'bold' }
  it.each([
    ['around a selection', 'a |b| c', (start: Field) => wrap(start, bold), 'a **|b|** c'],
    ['again takes it away', 'a **|b|** c', (start: Field) => wrap(start, bold), 'a |b| c'],
    ['without selection leaves a sample', '|', (start: Field) => wrap(start, bold), '**|bold|**'],
    ['links words', '|docs|', link, '[docs](|https://|)'],
    ['links an address', '|https://a.test/x|', link, '[|text|](https://a.test/x)'],
    ['lists lines', '|one\ntwo|', (start: Field) => markLines(start, 'list'), '|- one\n- two|'],
    [
      'numbers what was a list',
      '|- one\n- two|',
      (start: Field) => markLines(start, 'numbers'),
      '|1. one\n2. two|',
    ],
    ['makes a list plain', '|- one\n- two|', (start: Field) => markLines(start, 'list'), '|one\ntwo|'],
    [
      'quotes the line of the caret',
      'x\nso|mething',
      (start: Field) => markLines(start, 'quote'),
      'x\n> something|',
    ],
    ['heads an empty line', 'x\n|', (start: Field) => markLines(start, 'heading'), 'x\n## |Heading|'],
    ['indents', '|- a\n\n- b|', (start: Field) => indentLines(start, 'in'), '|  - a\n\n  - b|'],
    ['outdents', '  - a|', (start: Field) => indentLines(start, 'out'), '- a|'],
    [
      'puts a log into lines of its own',
      'see |Xid 79| above',
      (start: Field) => codeBlock(start, 'log'),
      'see \n\n```log\n|Xid 79|\n```\n\n above',
    ],
    [
      'begins a table',
      '|',
      (start: Field) => table(start, 2, 1),
      '| |Column 1| | Column 2 |\n| -------- | -------- |\n|          |          |\n',
    ],
    ['inserts a block', 'a\n|b', (start: Field) => insertBlock(start, 'X'), 'a\n\nX|\n\nb'],
  ])('%s', (_, before, edit, expected) => {
    expect(change(before, edit)).toBe(expected)
  })
})

describe('a completion', () => {
  it.each([
    ['see [[nvidia/x|', 'page', 'nvidia/x'],
    ['[[|', 'page', ''],
    ['ask @bro|', 'person', 'bro'],
    ['like #way|', 'question', 'way'],
    ['(#12|', 'question', '12'],
    ['mail a@b|', null, null],
    ['[[done]] |', null, null],
    ['in `[[code|', null, null],
    ['```\n[[log|', null, null],
    ['# Heading|', null, null],
    ['C#|', null, null],
  ])('%j asks for %j', (marked, kind, query) => {
    const { value, from } = field(marked)
    const found = triggerAt(value, from)
    expect([found?.kind ?? null, found?.query ?? null]).toEqual([kind, query])
  })

  it('of a tag begins after the last separator', () => {
    expect(tagAt('nvidia, Way', 11)).toEqual({ kind: 'tag', query: 'way', from: 8 })
    expect(tagAt('nvidia, ', 8)).toBeNull()
  })
})
