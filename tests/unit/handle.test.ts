import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkHandle, foldHandle } from '@/lib/users/handle'

const corpus = z
  .array(
    z.object({ id: z.string(), expect: z.string(), name: z.string(), collides_with: z.string().optional() }),
  )
  .parse(JSON.parse(readFileSync('tests/corpora/usernames.json', 'utf8')))

const expecting = (word: string) => corpus.filter((entry) => entry.expect.startsWith(word))

describe('handles', () => {
  it.each(expecting('reject or fold'))('$id: "$name" cannot be mistaken for "$collides_with"', (entry) => {
    const check = checkHandle(entry.name)
    if (check.ok) expect(check.key).toBe(foldHandle(entry.collides_with ?? ''))
  })

  it.each(corpus.filter((entry) => entry.expect === 'reject'))('$id: "$name" is refused', ({ name }) => {
    expect(checkHandle(name).ok).toBe(false)
  })

  it.each(expecting('allow'))('$id: "$name" is accepted', ({ name }) => {
    expect(checkHandle(name)).toMatchObject({ ok: true, handle: name.normalize('NFKC') })
  })

  it.each([
    'Ali',
    'badminton-fan',
    'modder',
    'tagore',
    'supporter',
    'Ada',
    'brook',
    'casey',
    'dana',
    'intel-fan',
  ])('%s is a good name although it resembles a reserved one', (name) => {
    expect(checkHandle(name).ok).toBe(true)
  })

  it.each([
    'sysadmin',
    'deleted-17',
    'De1eted-17',
    'NoModeSet',
    'nomodeset-team',
    'Starter-Content',
    'm0d',
    '김ㅤ수',
  ])('%s is refused', (name) => {
    expect(checkHandle(name).ok).toBe(false)
  })

  it('folds case, separators and accents, and keeps different people apart', () => {
    expect(foldHandle('Bro_ok')).toBe(foldHandle('brook'))
    expect(foldHandle('José')).toBe(foldHandle('jose'))
    expect(foldHandle('deleted-1')).not.toBe(foldHandle('deleted-10'))
    expect(foldHandle('が')).not.toBe(foldHandle('か'))
  })
})
