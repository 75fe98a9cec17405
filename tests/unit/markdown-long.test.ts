import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { brokenBound } from '@/lib/markdown/bounds'
import { renderHere } from '@/lib/markdown/pipeline'
import { PAGE_BODY_MAX } from '@/lib/posts/limits'
import { createInput } from '@/lib/wiki/input'

/** Pages as people write them, one after the other. */
function longPage(characters: number): string {
  const files = readdirSync('db/starter', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  )
  const bodies = files
    .sort()
    .map((file) => readFileSync(join('db/starter', file), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''))
  return bodies.join('\n\n').slice(0, characters)
}

test('an honest page of 200 kB is within the bounds and rendered whole', { timeout: 60_000 }, async () => {
  const source = `${longPage(200_000)}\n\n## The last heading\n`
  expect(brokenBound(source)).toBeNull()
  const rendered = await renderHere(source, 'p1-')
  expect(rendered.html.length).toBeLessThan(10 * source.length)
  expect(rendered.headings.at(-1)?.text).toBe('The last heading')
})

test('a page may have 262,144 characters and not one more', () => {
  const fields = {
    path: 'nvidia/long',
    title: 'A long page',
    lead: 'One sentence about it.',
    topic: 'Tests',
    tags: 'nvidia',
  }
  expect(createInput.safeParse({ ...fields, body: 'x'.repeat(PAGE_BODY_MAX) }).success).toBe(true)
  for (const length of [PAGE_BODY_MAX + 1, 5_000_000]) {
    const refused = createInput.safeParse({ ...fields, body: 'x\n'.repeat(length / 2 + 1) })
    expect(refused.error?.issues).toEqual([
      expect.objectContaining({
        path: ['body'],
        message: expect.stringContaining('At most 262,144 characters'),
      }),
    ])
  }
})
