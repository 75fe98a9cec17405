import { expect, test } from 'vitest'
import { excerptOf } from '@/lib/text/excerpt'
import { slugify } from '@/lib/text/slug'
import { isStorable } from '@/lib/text/well-formed'

test('titles become short addresses', () => {
  expect(slugify("Xid 79: GPU's gone — why?")).toBe('xid-79-gpus-gone-why')
  expect(slugify('Überhitzung auf 6.12.9-arch1-1')).toBe('uberhitzung-auf-6-12-9-arch1-1')
  expect(slugify('한국어 드라이버')).toBe('한국어-드라이버')
  expect(slugify('???')).toBe('untitled')
  expect(slugify('a'.repeat(200))).toHaveLength(80)
})

test('only text the database can hold is storable', () => {
  expect(isStorable('👩‍🚀 fine')).toBe(true)
  expect(isStorable('a\0')).toBe(false)
  expect(isStorable('\ud83d')).toBe(false)
})

test('excerpts end between words', () => {
  expect(excerptOf('short  text\n')).toBe('short text')
  expect(excerptOf('one, two, three', 10)).toBe('one, two…')
  expect(excerptOf('👩'.repeat(200), 11)).toBe('👩👩👩👩👩…')
})
