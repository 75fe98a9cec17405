import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MalformedTextError } from '@/lib/markdown/bounds'
import { closeRenderer, rendererGauges } from '@/lib/markdown/pool'
import { renderMarkdown } from '@/lib/markdown/render'
import { markdownBombs } from '../support/corpora'

beforeAll(() => renderMarkdown('warm', { postKey: 'p1-' }))
afterAll(closeRenderer)

describe('each bomb is rendered or shown as plain text, and bounded', { timeout: 30_000 }, () => {
  for (const { id, text } of markdownBombs()) {
    test(id, async () => {
      if (text.includes('\0')) {
        await expect(renderMarkdown(text, { postKey: 'p1-' })).rejects.toThrow(MalformedTextError)
        return
      }
      const rendered = await renderMarkdown(text, { postKey: 'p1-' })
      expect(rendered.html.length).toBeLessThan(1_000_000)
      expect(rendered.plain.length).toBeLessThanOrEqual(60_000)
      if (rendered.degraded) expect(rendered.degradedBy).toMatch(/\.$/)
    })
  }
})

// Under every bound, yet slow: paragraphs of table rows that never become a table.
const slow = 'a|b|c\n'.repeat(10_900)

test('a worker that is slow gets a spare beside it, before it may be lost', { timeout: 30_000 }, async () => {
  await closeRenderer()
  await renderMarkdown('warm', { postKey: 'p1-' })
  expect(rendererGauges().renderer_workers).toBe(1)
  const heavy = markdownBombs().find(({ id }) => id === 'mdbomb-autolink-www')
  await renderMarkdown(heavy?.text ?? '', { postKey: 'p1-' })
  expect(rendererGauges().renderer_workers).toBe(2)
})

test('other texts are rendered while a bomb holds a worker', { timeout: 30_000 }, async () => {
  const bomb = renderMarkdown(slow, { postKey: 'p1-' })
  const others = await Promise.all([1, 2, 3].map(() => renderMarkdown('**fine**', { postKey: 'p2-' })))
  expect(others.map(({ html }) => html)).toEqual(Array(3).fill('<p><strong>fine</strong></p>'))
  expect((await bomb).version).toBe(others[0]?.version)
})
