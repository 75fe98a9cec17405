import { describe, expect, it } from 'vitest'
import { formatCursor, parseCursor } from '@/lib/questions/cursor'
import { listQuery, parseListFilter, questionSorts } from '@/lib/questions/list-input'

describe('the address of a list', () => {
  it('is read as its links were written', () => {
    const after = formatCursor('votes', { id: 42, value: -3 })
    const query = listQuery({ sort: 'votes', all: ['nvidia'], none: ['wayland'], after })
    const params = Object.fromEntries(new URLSearchParams(query))
    expect(parseListFilter(params)).toEqual({
      sort: 'votes',
      all: ['nvidia'],
      none: ['wayland'],
      after: { id: 42, value: -3 },
    })
  })

  it('is empty for the newest of all', () => {
    expect(listQuery({})).toBe('')
    expect(parseListFilter({})).toEqual({ sort: 'newest', all: [], none: [], after: null })
  })

  it.each([
    { sort: 'random' },
    { sort: ['votes', 'newest'] },
    { sort: '' },
    { tags: 'a\0b' },
    { tags: '\ud800' },
    { tags: '--nvidia' },
    { tags: '<script>' },
    { tags: 'x'.repeat(5_000) },
    { tags: 'a,b,c,d,e,f,g' },
    { tags: ['nvidia', 'amd'] },
    { after: 'garbage' },
    { after: '' },
    { after: '-1' },
    { after: ['a', 'b'] },
    { after: 'A'.repeat(65) },
    { after: '\0' },
  ])('refuses %j', (params) => {
    expect(parseListFilter(params)).toBeNull()
  })
})

describe('a cursor', () => {
  it.each(questionSorts)('comes back as it was, in the order %s', (sort) => {
    const cursor = { id: 123, value: sort === 'active' ? 1_794_000_000_123_456 : 7 }
    expect(parseCursor(formatCursor(sort, cursor), sort)).toEqual(cursor)
  })

  it('of another order is refused', () => {
    expect(parseCursor(formatCursor('votes', { id: 1, value: 5 }), 'active')).toBeNull()
  })

  it.each(['v.5.0', 'v.5.-1', 'v.99999999999.1', 'v.1e9.1', 'v..1', 'v.5.1.1', 'v.5.1\n', '*.5.1'])(
    'that reads %j is refused',
    (text) => {
      expect(parseCursor(Buffer.from(text).toString('base64url'), 'votes')).toBeNull()
    },
  )
})
