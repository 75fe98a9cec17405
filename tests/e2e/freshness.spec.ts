import { randomUUID } from 'node:crypto'
import type { APIRequestContext, BrowserContext } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { askInBrowser } from '../support/questions'

/** The text of each public page as a visitor gets it; looking also keeps it, so that the next look proves its expiry. */
async function look(request: APIRequestContext, paths: string[]): Promise<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (const path of paths) texts[path] = await (await request.get(path)).text()
  return texts
}

/** Presses a button of a page for somebody: sends what its form would. */
async function send(context: BrowserContext, path: string, form: Record<string, string | number>) {
  const origin = test.info().project.use.baseURL ?? ''
  const answer = await context.request.post(path, { form, headers: { origin }, maxRedirects: 0 })
  expect(answer.status(), path).toBe(303)
}

/** The row of a list that leads to a question. */
function rowOf(html: string | undefined, path: string): string {
  const row = (html ?? '').split('<li ').find((part) => part.includes(`href="${path}"`))
  return (row ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('a vote shows at once on the hub, on the tag and with the author', async ({
  page,
  browser,
  request,
}) => {
  const author = await createPerson('Ada')
  await login(page, author)
  const { id, path } = await askInBrowser(page, 'Vulkan finds no device')
  const profile = `/users/${author.handle}`
  const lists = ['/nvidia', '/tags/nvidia', '/']
  const before = await look(request, [...lists, profile])
  for (const list of lists) expect(rowOf(before[list], path), list).toContain(' 0 votes')

  const voters = await browser.newContext()
  await login(voters, await createPerson('Brook', { reputation: 200 }))
  await send(voters, `/posts/${id}/vote`, { value: 1 })
  const after = await look(request, [...lists, profile])
  for (const list of lists) expect(rowOf(after[list], path), list).toContain(' 1 vote ')
  expect(after[profile]).toMatch(/reputation<\/dt>\s*<dd[^>]*>11</)
  await voters.close()
})

test('what is hidden leaves every page at once, also those about something else', async ({
  page,
  browser,
  request,
}) => {
  const [author, helper] = [await createPerson('Ada'), await createPerson('Brook')]
  await login(page, author)
  const about = `Flicker ${randomUUID().slice(0, 13)}`
  const asked = await askInBrowser(page, about)
  const helpers = await browser.newContext({ baseURL: test.info().project.use.baseURL })
  await login(helpers, helper)
  const helperPage = await helpers.newPage()
  const other = await askInBrowser(helperPage, about)
  await send(helpers, `/questions/${asked.id}/answers`, { body: `An answer of ${randomUUID()} and more.` })

  const places = [asked, other].flatMap(({ path, id }) => [path, `/questions/${id}/feed.atom`])
  const people = [author, helper].flatMap(({ handle }) => [`/users/${handle}`, `/users/${handle}/feed.atom`])
  const lists = ['/', '/questions', '/nvidia', '/tags/nvidia', '/feed.atom', '/nvidia/feed.atom']
  const all = [...places, ...people, ...lists]
  const before = await look(request, all)
  for (const path of [other.path, ...people]) expect(before[path], path).toContain(asked.heading)

  const staff = await browser.newContext()
  await login(staff, await createPerson('Casey', { role: 'moderator' }))
  await send(staff, `/posts/${asked.id}/hiding`, { value: '1', reason: 'A serial number' })
  const after = await look(request, all)
  for (const path of all) expect(after[path], path).not.toContain(asked.heading)
  await send(staff, `/posts/${asked.id}/hiding`, { value: '0' })
  const again = await look(request, all)
  for (const path of [asked.path, ...people, ...lists]) expect(again[path], path).toContain(asked.heading)
  await Promise.all([helpers.close(), staff.close()])
})

test('a question with other tags is found under them at once, and no longer under the old ones', async ({
  page,
  request,
}) => {
  await login(page, await createPerson('Ada'))
  const { id, path } = await askInBrowser(page, 'Wrong vendor')
  const pages = ['/nvidia', '/amd', '/tags/amd', '/tags/nvidia', '/tags/suspend']
  await look(request, pages)
  await page.goto(`/posts/${id}/edit`)
  await page.getByLabel('Tags', { exact: true }).fill('amd, suspend')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expect(page).toHaveURL(path)
  const after = await look(request, pages)
  const listed = pages.filter((each) => rowOf(after[each], path) !== '')
  expect(listed).toEqual(['/amd', '/tags/amd', '/tags/suspend'])
})

test('who accepts an answer is seen to have done so at once', async ({ page, browser, request }) => {
  const asker = await createPerson('Ada')
  await login(page, asker)
  const { id, path } = await askInBrowser(page)
  const helpers = await browser.newContext()
  await login(helpers, await createPerson('Brook'))
  await send(helpers, `/questions/${id}/answers`, { body: `Solved by ${randomUUID()}, see above.` })
  const profile = `/users/${asker.handle}`
  expect((await look(request, [profile]))[profile]).not.toContain('accepted an answer to')
  const answer = /\/posts\/(\d+)\/accept/.exec(await (await request.get(path)).text())?.[1]
  await send(page.context(), `/posts/${answer}/accept`, { value: '1' })
  expect((await look(request, [profile]))[profile]).toContain('accepted an answer to')
  await helpers.close()
})
