import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { markdownBombs } from '../support/corpora'
import { cookieOf } from '../support/door-objects'
import { expect, test } from '../support/fixtures'
import { createPerson } from '../support/login'
import { actionForms, sendForm } from '../support/page-forms'
import { contentPaths } from '../support/site-paths'

test.describe.configure({ timeout: 600_000 })

const bombs = markdownBombs()
const MOST_HTML = 1_000_000
const MOST_HEAP = 256 * 2 ** 20

let origin: string
test.beforeAll(async ({ playwright: _ }, { project }) => {
  origin = new URL(project.use.baseURL ?? '').origin
})

/** Other readers, of what is cached and of what is rendered for them, without pause until `work` is done. */
async function whileOthersRead(request: APIRequestContext, work: () => Promise<void>): Promise<void> {
  const { question, page } = await contentPaths(request)
  const heard: number[] = []
  let over = false
  const read = async (path: () => string) => {
    while (!over) heard.push((await request.get(path())).status())
  }
  const readers = Promise.all([read(() => page), read(() => `${question}?sort=newest&n=${randomUUID()}`)])
  try {
    await work()
  } finally {
    over = true
    await readers
  }
  expect(heard.length).toBeGreaterThan(50)
  expect(heard.filter((status) => status !== 200)).toEqual([])
}

async function gauge(request: APIRequestContext, name: string): Promise<number> {
  const text = await (await request.get('/metrics')).text()
  return Number(new RegExp(`^nomodeset_${name} (\\S+)$`, 'm').exec(text)?.[1])
}

async function somebody() {
  return cookieOf(await createPerson('Mallory', { role: 'moderator', reputation: 2_500 }), origin)
}

test('each bomb is shown in a preview or refused, and others read on meanwhile', async ({ request }) => {
  await whileOthersRead(request, async () => {
    let cookie = ''
    for (const [index, { id, text }] of bombs.entries()) {
      // A person may ask for ninety previews a minute.
      if (index % 60 === 0) cookie = await somebody()
      const headers = { origin, cookie, accept: 'application/json' }
      const answer = await request.post('/preview', { headers, form: { body: text } })
      expect(answer.status(), id).toBe(text.includes('\0') ? 400 : 200)
      const { html = '' }: { html?: string } = await answer.json()
      expect(html.length, id).toBeLessThanOrEqual(MOST_HTML)
    }
  })
  expect(await gauge(request, 'renderer_heap_peak_bytes')).toBeGreaterThan(0)
  expect(await gauge(request, 'renderer_heap_peak_bytes')).toBeLessThan(MOST_HEAP)
  expect(await gauge(request, 'renderer_waiting')).toBe(0)
})

type Save = (request: APIRequestContext, cookie: string, text: string) => Promise<string | null>

/** Each saves a text and says where it is shown; null when it was refused as invalid. */
const saves: Record<string, Save> = {
  question: async (request, cookie, body) => {
    const title = `A question with a heavy text ${randomUUID()}`
    return submit(request, '/questions/ask', { cookie, typed: { title, body, tags: 'nvidia' } })
  },
  answer: async (request, cookie, body) => {
    const place = await saves.question?.(request, cookie, `An ordinary question about ${randomUUID()}.`)
    const id = place?.split('/')[2]
    const headers = { origin, cookie }
    const answer = await request.post(`/questions/${id}/answers`, {
      headers,
      form: { body },
      maxRedirects: 0,
    })
    return placeOf(answer)
  },
  page: async (request, cookie, body) => {
    const typed = {
      path: `general/heavy-${randomUUID().slice(0, 8)}`,
      title: 'A page with a heavy text',
      lead: 'One sentence that tells what this page is.',
      topic: 'Tests',
      tags: 'wayland',
      body,
    }
    return submit(request, '/wiki/new', { cookie, typed })
  },
}

async function submit(
  request: APIRequestContext,
  path: string,
  { cookie, typed }: { cookie: string; typed: Record<string, string> },
): Promise<string | null> {
  const [form] = await actionForms(request, path, cookie)
  if (!form) throw new Error(`No form on ${path}`)
  return placeOf(await sendForm(request, path, { form, typed, cookie, origin }))
}

function placeOf(answer: { status(): number; headers(): Record<string, string> }): string | null {
  expect([303, 400]).toContain(answer.status())
  return answer.status() === 303 ? new URL(answer.headers().location ?? '', origin).pathname : null
}

const kinds = Object.keys(saves)

for (const [offset, kind] of kinds.entries()) {
  test(`a bomb in a new ${kind} is shown or refused, and others read on meanwhile`, async ({ request }) => {
    const cookie = await somebody()
    // Every renderer is the same, so each kind of post takes its third of the bombs.
    const share = bombs.filter((_, index) => index % kinds.length === offset)
    await whileOthersRead(request, async () => {
      for (const { id, text } of share) {
        const place = await saves[kind]?.(request, cookie, text)
        expect(place === null, id).toBe(text.includes('\0'))
        if (place) expect((await request.get(place)).status(), `${id} at ${place}`).toBe(200)
      }
    })
    expect((await request.get('/healthz')).status()).toBe(200)
  })
}
