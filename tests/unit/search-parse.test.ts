import { describe, expect, it } from 'vitest'
import { isEmptySearch, type ParsedSearch, parseSearch, wordsOf } from '@/lib/search/parse'
import { naughtyStrings } from '../support/corpora'

function parse(query: string): ParsedSearch {
  const search = parseSearch(query)
  if (!search) throw new Error(`Refused: ${query}`)
  return search
}

const terms = (query: string) =>
  parse(query).terms.map(({ kind, text, not }) => `${not ? 'not ' : ''}${kind}: ${text}`)

describe('words of a query', () => {
  it.each([
    ['black screen after update', ['words: black screen after update']],
    ['"fallen off the bus" now', ['phrase: fallen off the bus', 'words: now']],
    ['screen -nouveau', ['words: screen', 'not words: nouveau']],
    ['-"black screen"', ['not phrase: black screen']],
    ['Xid 79', ['name: xid-79']],
    ['crash XID: 79 on resume', ['words: crash', 'name: xid-79', 'words: on resume']],
    ['"Xid 79"', ['phrase: Xid 79']],
    ['0x62 gfx_0.0.0', ['name: 0x62', 'name: gfx_0.0.0']],
    ['[1002:744c]', ['name: 1002:744c']],
    ['nvidia-open-dkms', ['name: nvidia-open-dkms']],
    ['multi-gpu', ['compound: multi-gpu']],
    ['6.12.9-arch1-1', ['name: 6.12.9-arch1-1']],
    ['amdgpu.dcdebugmask=0x10', ['name: amdgpu.dcdebugmask=0x10']],
    ['-ENOENT -22', ['words: -ENOENT -22']],
    ['-nvidia-open-dkms', ['not name: nvidia-open-dkms']],
  ])('%s', (query, expected) => {
    expect(terms(query)).toEqual(expected)
  })

  it('makes a title of what is looked for', () => {
    expect(wordsOf(parse('[nvidia] black screen -amd "after suspend"'))).toBe('black screen after suspend')
  })
})

describe('operators', () => {
  it('reads tags, also left-out ones', () => {
    expect(parse('[NVIDIA] -[wayland] tag:vulkan').tags).toEqual([
      { name: 'nvidia', not: false },
      { name: 'wayland', not: true },
      { name: 'vulkan', not: false },
    ])
  })

  it('reads people, kinds and states', () => {
    expect(parse('user:@Ada is:question is:answer is:accepted is:unanswered')).toMatchObject({
      user: 'Ada',
      kinds: ['question', 'answer'],
      accepted: true,
      unanswered: true,
      terms: [],
    })
  })

  it.each([
    ['score:>3', 4, null],
    ['score:>=3', 3, null],
    ['score:3', 3, null],
    ['score:<0', null, -1],
    ['score:=2', 2, 2],
    ['score:>-5', -4, null],
  ])('%s', (query, least, most) => {
    expect(parse(query).score).toEqual({ least, most })
  })

  it.each(['score:many', 'score:>', 'tag:!!', 'user:', 'is:', 'https://example.org/a'])(
    'takes "%s" as text',
    (query) => {
      const { terms, tags, user, score, kinds } = parse(query)
      expect({ tags, user, kinds, score }).toEqual({
        tags: [],
        user: null,
        kinds: [],
        score: { least: null, most: null },
      })
      expect(terms.length).toBeLessThanOrEqual(1)
    },
  )

  it('says what it does not know', () => {
    expect(parse('is:great screen').notes.join()).toContain('is:great')
  })
})

describe('hostile queries', () => {
  it.each(['', ' ', '"', '""', '"""', '-', '--', '[]', '-[]', '- -', '!!! ???', '" "'])(
    'finds nothing in «%s»',
    (query) => {
      expect(isEmptySearch(parse(query))).toBe(true)
    },
  )

  it('looks for the words between unbalanced quotes', () => {
    expect(terms('"black screen')).toEqual(['words: black screen'])
  })

  it('refuses what cannot be stored', () => {
    expect(parseSearch('a\0b')).toBeNull()
    expect(parseSearch('a\ud800b')).toBeNull()
  })

  it('bounds 10 kB', () => {
    const started = performance.now()
    for (const unit of [
      'word ',
      '"',
      '[tag] ',
      '-',
      '[a]',
      'a.b ',
      'xid 7 ',
      '"a" ',
      '-"a" ',
      'is:x ',
      '\u{1f600}',
    ]) {
      const { terms, tags, notes } = parse(unit.repeat(10_000 / unit.length))
      expect(terms.length).toBeLessThanOrEqual(16)
      expect(tags.length).toBeLessThanOrEqual(6)
      expect(notes).toContain('Only the first 400 characters were searched for.')
    }
    expect(performance.now() - started).toBeLessThan(500)
  })

  it('understands or refuses every naughty string', () => {
    const all = naughtyStrings()
    expect(all.length).toBeGreaterThan(100)
    for (const value of all) expect(parseSearch(value)?.terms.length ?? 0).toBeLessThanOrEqual(16)
  })
})
