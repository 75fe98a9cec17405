import type { APIRequestContext } from '@playwright/test'
import { naughtyStrings, pathTraversals } from '@/tests/support/corpora'
import { expect, test } from '@/tests/support/fixtures'
import { createPerson, openSession, sessionCookie } from '@/tests/support/login'
import { contentPaths } from '@/tests/support/site-paths'

test.setTimeout(180_000)

const garbage = [
  '0',
  '-1',
  '1e9',
  '99999999999999999999',
  'abc',
  '1.5',
  ' ',
  '%00',
  '%ED%A0%80',
  '%F0%9F%92%A9',
  "1'or'1",
  '../1',
  '{}',
  'null',
  'NaN',
  'a'.repeat(3_000),
]

test('ids of every kind answer 400 or 404 with a page that explains', async ({ request }) => {
  const { page } = await contentPaths(request)
  const shapes = [
    (id: string) => `/questions/${id}`,
    (id: string) => `/questions/${id}/some-title`,
    (id: string) => `/questions/${id}.md`,
    (id: string) => `/questions/${id}/feed.atom`,
    (id: string) => `/posts/${id}`,
    (id: string) => `/posts/${id}/history`,
    (id: string) => `/posts/${id}/raw`,
    (id: string) => `/wiki/nvidia/${id}`,
    (id: string) => `/wiki/nvidia/${id}.md`,
    (id: string) => `/wiki/${id}/x`,
    (id: string) => `${page}/diff?from=${id}&to=${id}`,
    (id: string) => `/tags/${id}`,
    (id: string) => `/users/${id}`,
    (id: string) => `/${id}`,
  ]
  await expectNoFault(
    request,
    shapes.flatMap((shape) => garbage.map(shape)),
    [200, 301, 303, 307, 308, 400, 404, 410, 414],
  )
})

test('sorts, tags, cursors and ranges of every kind never break a list', async ({ request }) => {
  const { question, questionId, page } = await contentPaths(request)
  const lists = [
    '/questions',
    '/tags',
    '/tags/nvidia',
    '/wiki/changes',
    '/search',
    question,
    `${page}/history`,
    '/mod/log',
    '/users/starter-content',
  ]
  const fields = ['sort', 'tags', 'after', 'before', 'page', 'filter', 'vendor', 'q', 'kind', 'tag']
  const paths = lists.flatMap((list) =>
    fields.flatMap((field) => garbage.map((value) => `${list}?${field}=${value}`)),
  )
  paths.push(...garbage.map((value) => `/posts/${questionId}/diff?from=${value}&to=${value}`))
  paths.push(
    '/questions?sort=a&sort=b&tags[]=x&after=&&=',
    '/search?q=1&q=2',
    '/viewer?posts=,,,-1,1e9,%00&tags=%00&page[]=1',
  )
  await expectNoFault(request, paths, [200, 303, 307, 308, 400, 404, 414, 431])
})

test('file names that climb lead nowhere', async ({ request }) => {
  const paths = pathTraversals()
    .map((value) => value.toWellFormed())
    .flatMap((value) => [`/wiki/nvidia/${encodeURIComponent(value)}`, `/users/${encodeURIComponent(value)}`])
  const answers = await expectNoFault(request, paths, [200, 308, 400, 404, 414])
  for (const text of answers) expect(text).not.toContain('root:x:0:0')
})

test('strange strings are searched for without a fault', async ({ request }) => {
  const paths = naughtyStrings()
    .slice(0, 250)
    .map((value) => `/search?q=${encodeURIComponent(value.toWellFormed().slice(0, 1_500))}`)
  await expectNoFault(request, paths, [200, 400, 404, 414, 431])
})

test('strange strings in a comment, an answer and a preview are kept or refused with a reason', async ({
  request,
  page,
  baseURL,
}) => {
  const person = await createPerson('odd', { role: 'moderator' })
  const { crowded, crowdedId } = await contentPaths(request)
  const headers = {
    cookie: `${sessionCookie(baseURL ?? '')}=${await openSession(person.id)}`,
    origin: baseURL ?? '',
  }
  for (const value of naughtyStrings().filter((_, index) => index % 3 === 0)) {
    for (const path of [`/posts/${crowdedId}/comments`, `/questions/${crowdedId}/answers`, '/preview']) {
      const answer = await request.post(path, {
        headers,
        form: { body: value.toWellFormed() },
        maxRedirects: 0,
      })
      expect([200, 303, 400, 404, 409], `${path} ${JSON.stringify(value).slice(0, 80)}`).toContain(
        answer.status(),
      )
    }
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(crowded)
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    'however they are written, the page does not scroll sideways',
  ).toBe(0)
})

async function expectNoFault(
  request: APIRequestContext,
  paths: string[],
  allowed: number[],
): Promise<string[]> {
  const wrong: string[] = []
  const texts: string[] = []
  for (let from = 0; from < paths.length; from += 8) {
    await Promise.all(
      paths.slice(from, from + 8).map(async (path) => {
        const answer = await request.get(path, { maxRedirects: 0, failOnStatusCode: false })
        if (!allowed.includes(answer.status())) wrong.push(`${answer.status()} ${path.slice(0, 120)}`)
        const text = await answer.text()
        texts.push(text)
        if (answer.status() >= 400 && answer.headers()['content-type']?.includes('html') && !/<h1/.test(text))
          wrong.push(`no explanation at ${path.slice(0, 120)}`)
      }),
    )
  }
  expect(wrong).toEqual([])
  return texts
}
