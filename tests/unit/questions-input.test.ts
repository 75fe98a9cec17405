import { describe, expect, it } from 'vitest'
import { acceptInput, answerInput } from '@/lib/answers/input'
import { commentInput } from '@/lib/comments/input'
import { draftInput } from '@/lib/drafts/input'
import { countOutsideLinks } from '@/lib/limits/links'
import { askInput } from '@/lib/questions/input'
import { decisionInput } from '@/lib/suggestions/input'
import { splitTags } from '@/lib/tags/input'

const good = { title: 'Black screen after 580', body: 'x'.repeat(30), tags: 'nvidia, wayland' }
const firstField = (input: Record<string, string>) => askInput.safeParse(input).error?.issues[0]?.path[0]

describe('the ask form', () => {
  it('takes a title, a text and tags, and leaves an empty answer out', () => {
    expect(askInput.parse({ ...good, answer: '' })).toMatchObject({
      tags: ['nvidia', 'wayland'],
      answer: undefined,
    })
  })

  it.each([
    ['title', { title: 'x'.repeat(14) }],
    ['title', { title: 'x'.repeat(151) }],
    ['title', { title: `${'x'.repeat(20)}\0` }],
    ['title', { title: `${'x'.repeat(20)}\ud800` }],
    ['body', { body: 'x'.repeat(29) }],
    ['body', { body: `   ${'x'.repeat(29)}   ` }],
    ['body', { body: 'x'.repeat(65_537) }],
    ['body', { body: `${'x'.repeat(40)}\udfff` }],
    ['tags', { tags: '' }],
    ['tags', { tags: 'a,b,c,d,e,f,g' }],
    ['tags', { tags: 'x'.repeat(36) }],
    ['tags', { tags: '<b>' }],
    ['answer', { answer: 'short' }],
  ])('puts the message on %s', (field, change) => {
    expect(firstField({ ...good, ...change })).toBe(field)
  })

  it('takes exactly 65,536 characters, and 15 and 150 in the title', () => {
    expect(askInput.safeParse({ ...good, body: 'x'.repeat(65_536) }).success).toBe(true)
    for (const length of [15, 150])
      expect(askInput.safeParse({ ...good, title: 'x'.repeat(length) }).success).toBe(true)
  })

  it('ignores fields that are not its own', () => {
    expect(askInput.parse({ ...good, role: 'administrator', id: '7' })).not.toHaveProperty('role')
  })
})

describe('the other forms', () => {
  it.each(['', '0', '-1', '1e3', '01', '9'.repeat(16), '1.5', '\0', ' 1'])(
    'refuse the post number %j',
    (id) => {
      expect(answerInput.safeParse({ id, body: 'x'.repeat(40) }).success).toBe(false)
      expect(commentInput.safeParse({ id, body: 'Which kernel?' }).success).toBe(false)
    },
  )

  it('take 2,000 characters in a comment and no more', () => {
    expect(commentInput.safeParse({ id: '1', body: 'x'.repeat(2_000) }).success).toBe(true)
    expect(commentInput.safeParse({ id: '1', body: 'x'.repeat(2_001) }).success).toBe(false)
  })

  it('want 0 or 1 for an acceptance', () => {
    expect(acceptInput.parse({ id: '1', value: '1' }).value).toBe(true)
    expect(acceptInput.safeParse({ id: '1', value: 'yes' }).success).toBe(false)
  })

  it('want a reason for a rejection only', () => {
    expect(decisionInput.safeParse({ id: '1', decision: 'reject' }).success).toBe(false)
    expect(decisionInput.safeParse({ id: '1', decision: 'accept' }).success).toBe(true)
  })

  it('keep drafts under known names', () => {
    expect(draftInput.parse({ draft: 'answer:42', body: 'half' })).toEqual({
      key: 'answer:42',
      fields: { body: 'half' },
    })
    for (const draft of ['', 'answer:', 'answer:0', '__proto__', 'ask\0', 'page:../x'])
      expect(draftInput.safeParse({ draft, body: 'x' }).success).toBe(false)
  })
})

describe('tags as typed', () => {
  it('are split at commas and spaces, lower-cased, each once', () => {
    expect(splitTags(' NVIDIA,wayland;  nvidia\tkde ')).toEqual(['nvidia', 'wayland', 'kde'])
  })
})

describe('outside links', () => {
  it('are counted without those of vendors and of this site', () => {
    const html =
      '<a href="https://example.com/x">1</a> <a href="https://docs.nvidia.com/">free</a> <a href="/wiki">own</a>' +
      ' <a href="//evil.example">2</a> <a href="https://nvidia.com.example.net/">3</a>'
    expect(countOutsideLinks(html)).toBe(3)
  })
})
