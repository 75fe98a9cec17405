import type { BrowserContext, Page } from '@playwright/test'
import { isStorable } from '@/lib/text/well-formed'
import { xssPayloads } from '@/tests/support/corpora'
import { expect, test } from '@/tests/support/fixtures'
import { createPerson, login } from '@/tests/support/login'

test.setTimeout(240_000)
test.use({ expectedErrors: [/./] })

const payloads = xssPayloads()
  .map(({ payload }) => payload)
  .filter((payload) => isStorable(payload) && payload.length < 4_000)

test('no payload runs in a question, answer, comment or wiki page, nor in their histories', async ({
  page,
  context,
}) => {
  const alarms = watch(context)
  await login(page, await createPerson('xss-author', { role: 'moderator' }))
  const paths: string[] = []
  for (const [index, body] of chunks(payloads, 14_000).entries()) {
    const question = await ask(page, `Payloads, part ${index}, of the list`, body)
    const id = question.split('/')[2] ?? ''
    await post(page, `/questions/${id}/answers`, `${body}\n\nAn answer.`)
    for (const comment of chunks(payloads.slice(index * 40, index * 40 + 40), 1_800)) {
      await post(page, `/posts/${id}/comments`, comment)
    }
    paths.push(question, `/posts/${id}/history`, `/posts/${id}/raw`)
    const wiki = await writePage(
      page,
      index,
      body,
      (payloads[index * 5] ?? '').replace(/\s+/g, ' ').slice(0, 200),
    )
    paths.push(wiki, `${wiki}/history`)
  }
  for (const path of paths) await visit(page, path, alarms)
  expect(paths.length).toBeGreaterThan(8)
})

test('no payload runs in a title, search, path or way back', async ({ page, context }) => {
  const alarms = watch(context)
  await login(page, await createPerson('xss-titles', { role: 'moderator' }))
  const short = payloads.filter((payload) => payload.length <= 110 && !payload.includes('\n'))
  for (const payload of short.filter((_, index) => index % 20 === 0)) {
    const title = `A title with ${payload} in it`.replace(/\s+/g, ' ').slice(0, 150)
    await visit(page, await ask(page, title, 'The body of a question with a hostile title.'), alarms)
    await visit(page, `/search?q=${encodeURIComponent(payload)}`, alarms)
    await visit(page, `/wiki/new?path=${encodeURIComponent(payload)}`, alarms)
    await visit(page, `/signin?next=${encodeURIComponent(payload)}`, alarms)
  }
  await visit(page, '/questions', alarms)
  await visit(page, '/', alarms)
})

test('no payload runs in the live preview', async ({ page, context, baseURL }) => {
  const alarms = watch(context)
  await login(page, await createPerson('xss-preview', { role: 'moderator' }))
  await page.goto('/questions/ask')
  for (const body of chunks(payloads, 20_000)) {
    const html = await page.evaluate(async (text) => {
      const answer = await fetch('/preview', {
        method: 'POST',
        body: new URLSearchParams({ body: text }),
        headers: { accept: 'application/json' },
      })
      const { html: rendered } = await answer.json()
      const target = document.createElement('div')
      target.innerHTML = rendered
      document.body.append(target)
      return rendered.length
    }, body)
    expect(html).toBeGreaterThan(100)
    await page.waitForLoadState('networkidle')
  }
  expect(alarms).toEqual([])
  expect(baseURL).toBeTruthy()
})

/** Everything that would mean a payload ran or reached out: dialogs, other hosts, violations of the policy by scripts. */
function watch(context: BrowserContext): string[] {
  const alarms: string[] = []
  context.on('dialog', (dialog) => {
    alarms.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('request', (request) => {
    if (!/^(http:\/\/localhost:|data:|blob:)/.test(request.url())) alarms.push(`request ${request.url()}`)
  })
  return alarms
}

async function visit(page: Page, path: string, alarms: string[]): Promise<void> {
  await page.goto(path)
  const active = await page.evaluate(() => {
    const elements = [...document.querySelectorAll('main *')]
    const named = elements.filter((element) =>
      /^(iframe|object|embed|base|meta|math|applet)$/i.test(element.localName),
    )
    const handlers = elements.filter((element) =>
      [...element.attributes].some(({ name }) => name.startsWith('on')),
    )
    const links = elements.filter((element) =>
      /^\s*(javascript|vbscript|data):/i.test(
        element.getAttribute('href') ?? element.getAttribute('src') ?? '',
      ),
    )
    return [...named, ...handlers, ...links].map((element) => element.outerHTML.slice(0, 200))
  })
  expect(active, path).toEqual([])
  expect(alarms, path).toEqual([])
}

async function ask(page: Page, title: string, body: string): Promise<string> {
  await page.goto('/questions/ask')
  await page.locator('[name="title"]').fill(title)
  await page.locator('[name="body"]').fill(body)
  await page.locator('[name="tags"]').fill('nvidia')
  await page.getByRole('button', { name: 'Post question' }).click()
  await page.waitForURL(/\/questions\/\d+\//)
  return new URL(page.url()).pathname
}

async function writePage(page: Page, index: number, body: string, summary: string): Promise<string> {
  const path = `general/xss-${index}-${Date.now()}`
  await page.goto(`/wiki/new?path=${path}`)
  const values = {
    title: `Payloads ${index}`,
    lead: 'A page of payloads.',
    topic: 'Tests',
    tags: 'nvidia',
    body,
    summary,
  }
  for (const [name, text] of Object.entries(values)) await page.locator(`[name="${name}"]`).fill(text)
  await page.locator('button[name="intent"][value="save"]').click()
  await page.waitForURL(`**/wiki/${path}`)
  return `/wiki/${path}`
}

/** Sends a plain form of the page, as a browser without script would. */
async function post(page: Page, path: string, body: string): Promise<void> {
  const answer = await page.request.post(path, {
    form: { body },
    headers: { origin: new URL(page.url()).origin },
    maxRedirects: 0,
  })
  expect(answer.status(), path).toBe(303)
}

/** Payloads as paragraphs of texts of at most so many characters. */
function chunks(texts: string[], most: number): string[] {
  const found: string[] = ['']
  for (const text of texts) {
    const last = found[found.length - 1] ?? ''
    if (last.length + text.length + 2 > most) found.push(text)
    else found[found.length - 1] = last === '' ? text : `${last}\n\n${text}`
  }
  return found.filter((text) => text.trim().length >= 30)
}
