import { afterAll, expect, test } from 'vitest'
import { closeRenderer } from '@/lib/markdown/pool'
import { renderMarkdown } from '@/lib/markdown/render'
import { xssPayloads } from '../support/corpora'
import { type ParsedElement, parsedElements } from '../support/parsed-html'

afterAll(closeRenderer)

const allowed = new Set(
  (
    'a blockquote br button code del details div em figcaption figure h2 h3 h4 h5 h6 hr li ol p pre section span ' +
    'strong summary sup table tbody td th thead tr ul'
  ).split(' '),
)

const attributes = new Set(
  (
    'id class href rel title start role hidden type tabindex aria-label aria-hidden aria-describedby data-page data-part data-line ' +
    'data-copy data-language data-validity data-verdict open data-footnotes data-footnote-ref data-footnote-backref'
  ).split(' '),
)

/** Only to this site, or marked as the author's to another one, over http or mail. */
function leadsAstray(href: string, rel: string | undefined): boolean {
  const url = new URL(href, 'https://site.test/questions/1/title')
  if (url.origin === 'https://site.test') return false
  return !['http:', 'https:', 'mailto:'].includes(url.protocol) || rel !== 'nofollow ugc noopener'
}

function faultsOf({ name, attributes: found }: ParsedElement): string[] {
  const faults = allowed.has(name) ? [] : [`<${name}>`]
  for (const [attribute, value] of Object.entries(found)) {
    if (!attributes.has(attribute)) faults.push(`${name} ${attribute}`)
    if (attribute === 'id' && !value.startsWith('user-content-p7-')) faults.push(`id ${value}`)
    if (attribute === 'href' && leadsAstray(value, found.rel)) faults.push(`href ${value}`)
  }
  return faults
}

test('no payload leaves anything active, foreign or outside the prefix of its post', {
  timeout: 120_000,
}, async () => {
  const faults: string[] = []
  for (const { id, payload } of xssPayloads()) {
    if (payload.includes('\0') || !payload.isWellFormed()) continue
    const { html } = await renderMarkdown(payload, { postKey: 'p7-' })
    faults.push(
      ...parsedElements(html).flatMap((element) => faultsOf(element).map((fault) => `${id}: ${fault}`)),
    )
  }
  expect(faults).toEqual([])
})

test('a payload inside every other kind of text stays text', { timeout: 120_000 }, async () => {
  const faults: string[] = []
  for (const { id, payload } of xssPayloads()) {
    if (payload.includes('\0') || !payload.isWellFormed()) continue
    const line = payload.replace(/\s+/g, ' ')
    const source = `# ${line}\n\n- [ ] ${line}\n\n[[${line}]] [[nvidia/x|${line}]] @${line}\n\n\`\`\`${line}\n${line}\n\`\`\`\n\n:::applies ${line}\n${line}\n:::\n`
    const { html } = await renderMarkdown(source, { postKey: 'p7-', links: { pageExists: () => false } })
    faults.push(
      ...parsedElements(html).flatMap((element) => faultsOf(element).map((fault) => `${id}: ${fault}`)),
    )
  }
  expect(faults).toEqual([])
})

test('tags in the text stay visible', async () => {
  const { html, plain } = await renderMarkdown('#include <stdio.h> and <script>alert(1)</script>', {
    postKey: 'p7-',
  })
  expect(parsedElements(html).map(({ name }) => name)).toEqual(['p'])
  expect(plain).toBe('#include <stdio.h> and <script>alert(1)</script>')
})
