import { atomFaults, childText, parseXml } from '../support/atom'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { askInBrowser } from '../support/questions'
import { contentPaths } from '../support/site-paths'

const titles = (feed: string) =>
  parseXml(feed)
    .children.filter(({ name }) => name.endsWith('}entry'))
    .map((entry) => childText(entry, 'title'))

test('each feed is valid Atom with an ETag, and named in the head of its page', async ({ request }) => {
  const { question, questionId, page } = await contentPaths(request)
  const feeds: Record<string, string> = {
    '/': '/feed.atom',
    '/nvidia': '/nvidia/feed.atom',
    '/tags/nvidia': '/tags/nvidia/feed.atom',
    [question]: `/questions/${questionId}/feed.atom`,
    [page]: `${page}/feed.atom`,
    '/users/starter-content': '/users/starter-content/feed.atom',
  }
  for (const [where, path] of Object.entries({ ...feeds, '/about': '/general/feed.atom' })) {
    const response = await request.get(path)
    expect(response.status(), path).toBe(200)
    expect(response.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
    const feed = await response.text()
    expect(atomFaults(feed), path).toEqual([])
    expect(titles(feed).length, path).toBeGreaterThan(0)
    const again = await request.get(path)
    const { etag } = again.headers()
    expect(etag, path).toBeTruthy()
    expect((await request.get(path, { headers: { 'if-none-match': etag ?? '' } })).status(), path).toBe(304)
    if (where in feeds) {
      const head = await (await request.get(where)).text()
      expect(/<link[^>]+application\/atom\+xml[^>]*>/.exec(head)?.[0], where).toContain(path)
    }
  }
})

test('a question is in the feeds on the very next request, and gone when it is deleted', async ({
  page,
  request,
}) => {
  await login(page, await createPerson('Ada', { reputation: 500 }))
  const paths = ['/feed.atom', '/nvidia/feed.atom', '/tags/nvidia/feed.atom']
  for (const path of paths) await request.get(path)
  const question = await askInBrowser(page)
  const own = `/questions/${question.id}/feed.atom`
  for (const path of [...paths, own])
    expect(titles(await (await request.get(path)).text()), path).toContain(question.heading)
  const headers = { origin: new URL(page.url()).origin }
  await page.request.post(`/posts/${question.id}/deletion`, { form: { value: '1' }, headers })
  for (const path of paths)
    expect(await (await request.get(path)).text(), path).not.toContain(question.heading)
  expect((await request.get(own)).status()).toBe(404)
})

test('what does not exist has no feed', async ({ request }) => {
  const missing = [
    '/matrox',
    '/questions/999999999',
    '/questions/0',
    '/questions/x',
    '/tags/no-such-tag',
    '/users/nobody-here',
  ]
  for (const path of [...missing, '/wiki/nvidia/no-such-page', '/wiki/%00/x', '/tags/%ff', '/users/%00'])
    expect([400, 404], path).toContain((await request.get(`${path}/feed.atom`)).status())
})
