import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { localPath } from '@/lib/http/local-path'

const corpus = z
  .array(z.object({ id: z.string(), expect: z.enum(['no-leave', 'allow']), value: z.string() }))
  .parse(JSON.parse(readFileSync('tests/corpora/open-redirect.json', 'utf8')))

const site = 'https://forum.test'

describe('where a form may lead back to', () => {
  it.each(corpus.filter((entry) => entry.expect === 'no-leave'))(
    '$id $value stays on the site',
    ({ value }) => {
      const path = localPath(value, site)
      if (path === null) return
      const target = new URL(path, site)
      expect(target.origin).toBe(site)
      // As a browser would read it in a Location header.
      expect(path).toMatch(/^\/(?![/\\])/)
    },
  )

  it.each(corpus.filter((entry) => entry.expect === 'allow'))('$id $value works', ({ value }) => {
    const { pathname, search } = new URL(value, site)
    expect(localPath(value, site)).toBe(pathname + search)
  })
})
