import { randomUUID } from 'node:crypto'
import type { APIResponse } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('everything of a question is done with plain pages and forms @phone', async ({ page, browser }) => {
    const ada = await createPerson('Ada')
    await login(page, ada)
    const heading = `No picture after suspend ${randomUUID().slice(0, 8)}`
    const text = `The panel stays dark after resume. Case ${randomUUID()}.`

    await page.goto('/questions/ask')
    await page.getByLabel('Title').fill(heading)
    await page.getByLabel('What happens').fill(text)
    await page.getByLabel('Tags', { exact: true }).fill('suspend')
    await page.getByRole('button', { name: 'Post question' }).click()
    await expect(page.getByRole('alert')).toContainText('at least one vendor tag')
    await expect(page.getByLabel('Title')).toHaveValue(heading)
    await expect(page.getByLabel('What happens')).toHaveValue(text)
    await page.getByRole('button', { name: 'Preview' }).click()
    await expect(page.locator('.editor-preview').first()).toContainText('The panel stays dark')
    await page.getByRole('button', { name: 'Check for duplicates' }).click()
    await expect(page.getByLabel('Title')).toHaveValue(heading)
    await page.getByLabel('Tags', { exact: true }).fill('amd, suspend')
    await page.getByText('Answer it yourself').click()
    await page.getByLabel('Your own answer').fill('Update the firmware package and rebuild the initramfs.')
    await page.getByRole('button', { name: 'Post question' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    const path = new URL(page.url()).pathname
    const id = path.split('/')[2]

    const answer = page.getByRole('article', { name: `Answer by ${ada.handle}` })
    await expect(answer).toContainText('Update the firmware package')
    await answer.getByText('Add a comment').click()
    await answer.getByLabel('Your comment').fill('linux-firmware 20261013 was enough.')
    await answer.getByRole('button', { name: 'Post comment' }).click()
    const comment = page.locator('.comment').first()
    await expect(comment).toContainText('20261013')
    await comment.getByRole('link', { name: 'Reply' }).click()
    await page.getByLabel('Your reply').fill('Thank you, me too.')
    await page.getByRole('button', { name: 'Post reply' }).click()
    await expect(page.locator('.comment-replies')).toContainText('me too')

    await answer.getByRole('button', { name: 'Accept answer' }).click()
    await expect(answer.getByText('Accepted', { exact: true })).toBeVisible()
    await page.goto(`/questions/${id}/answer`)
    await page
      .getByRole('textbox', { name: 'Your answer' })
      .fill('Another way: `amdgpu.runpm=0`, at the price of battery.')
    await page.getByRole('button', { name: 'Preview' }).click()
    await expect(page.locator('.editor-preview code')).toHaveText('amdgpu.runpm=0')
    await page.getByRole('button', { name: 'Post answer' }).click()
    await expect(page.getByRole('heading', { name: '2 answers' })).toBeVisible()
    await page.getByRole('link', { name: 'Oldest' }).click()
    await expect(page.getByRole('article').nth(1)).toContainText('Update the firmware package')

    await page.goto(path)
    await page.getByRole('article').first().getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByText('This question was deleted')).toBeVisible()
    const visitors = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: test.info().project.use.baseURL,
    })
    const visitor = await visitors.newPage()
    expect((await visitor.goto(path))?.status()).toBe(410)
    expect((await visitor.goto(`/posts/${id}`))?.status()).toBe(410)
    expect(await visitor.content()).not.toContain(heading)
    await page.getByRole('button', { name: 'Bring it back' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    expect((await visitor.goto(path))?.status()).toBe(200)
    await visitors.close()
  })

  test('a refused answer is given back to be sent again', async ({ page }) => {
    await login(page, await createPerson('Ada'))
    await page.goto('/questions')
    await page.locator('.question-title a').first().click()
    await page.getByLabel('Answer', { exact: true }).fill('Too short')
    await page.getByRole('button', { name: 'Post answer' }).click()
    await expect(page.getByRole('alert')).toContainText('at least 20 characters')
    await expect(page.getByLabel('Your text')).toHaveValue('Too short')
  })
})

test('a signed-out visitor’s answer is kept until they have signed in', async ({ page, context }) => {
  const person = await createPerson('Ada')
  await page.goto('/questions')
  await page.locator('.question-title a').first().click()
  const text = `Written before signing in, case ${randomUUID()}.`
  await page.getByLabel('Answer', { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Post answer' }).click()
  await expect(page.getByLabel('Your text')).toHaveValue(text)
  await expect(page.getByRole('link', { name: 'Sign in in a new tab' })).toBeVisible()
  await login(context, person)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('article', { name: `Answer by ${person.handle}` })).toContainText(text)
})

test.describe('addresses that no link of ours says', () => {
  const statusOf = (response: APIResponse) => response.status()

  for (const [path, status] of [
    ['/questions/0', 404],
    ['/questions/-1', 404],
    ['/questions/1e9', 404],
    ['/questions/999999999999999999999/x', 404],
    ['/questions/%00', 400],
    ['/questions/%ED%A0%80', 400],
    ['/questions?sort=random', 400],
    ['/questions?sort=votes&sort=newest', 400],
    ['/questions?tags=%3Cscript%3E', 400],
    ['/questions?tags=a,b,c,d,e,f,g', 400],
    ['/questions?after=garbage', 400],
    ['/questions?after=-1&sort=votes', 400],
    ['/questions/similar?title=%00', 400],
    ['/posts/0', 404],
    ['/posts/abc', 404],
    ['/posts/99999999999999999999/history', 404],
    ['/posts/999999/edit', 404],
    ['/posts/999999/raw', 404],
    ['/questions/999999.md', 404],
    ['/suggestions/0', 404],
    ['/suggestions?after=x', 400],
    ['/suggestions?kind=poem', 400],
    ['/suggestions/yours?before=x', 400],
  ] as const)
    test(`${path} answers ${status}`, async ({ page }) => {
      await login(page, await createPerson('Ada'))
      expect(statusOf(await page.request.get(path))).toBe(status)
    })

  test('of revisions and pages of answers answer 400', async ({ page, request }) => {
    await page.goto('/questions')
    const path = (await page.locator('.question-title a').first().getAttribute('href')) ?? ''
    const id = path.split('/')[2]
    for (const bad of [
      `${path}?sort=hot`,
      `${path}?page=0`,
      `${path}?page=99`,
      `${path}?page=1e3`,
      `/posts/${id}/diff`,
      `/posts/${id}/diff?from=1&to=99`,
      `/posts/${id}/diff?from=-1&to=x`,
      `/posts/${id}/history?before=zero`,
    ])
      expect([bad, statusOf(await request.get(bad))]).toEqual([bad, 400])
    expect(statusOf(await request.get(`/posts/${id}/history/99`))).toBe(404)
    expect(statusOf(await request.get(`/posts/${id}/raw`))).toBe(200)
    expect(statusOf(await request.get(`/questions/${id}.md`))).toBe(200)
    expect(statusOf(await request.get(`/questions/${id}/wrong-slug`, { maxRedirects: 0 }))).toBe(308)
    const ordered = await request.get(`/questions/${id}/wrong-slug?sort=newest`, { maxRedirects: 0 })
    expect([ordered.status(), ordered.headers().location]).toEqual([308, `${path}?sort=newest`])
  })

  test('and forms with broken fields are refused with 400', async ({ page }) => {
    await login(page, await createPerson('Ada'))
    await page.goto('/questions')
    const id = (await page.locator('.question-title a').first().getAttribute('href'))?.split('/')[2]
    const headers = { origin: new URL(page.url()).origin, accept: 'application/json' }
    const post = async (path: string, form: Record<string, string>) =>
      statusOf(await page.request.post(path, { headers, form }))
    expect(await post(`/posts/${id}/comments`, { body: 'a\0b, with NUL' })).toBe(400)
    expect(await post(`/posts/${id}/comments`, {})).toBe(400)
    expect(await post(`/posts/${id}/comments`, { body: 'x'.repeat(2_001) })).toBe(400)
    expect(await post(`/questions/${id}/answers`, { body: 'x'.repeat(65_537) })).toBe(400)
    expect(await post('/questions/-7/answers', { body: 'x'.repeat(100) })).toBe(400)
    expect(await post('/questions/999999/answers', { body: 'x'.repeat(100) })).toBe(404)
    expect(await post(`/posts/${id}/deletion`, { value: '1' })).toBe(403)
    expect(await post(`/posts/${id}/deletion`, { value: 'yes' })).toBe(400)
    expect(await post(`/posts/${id}/accept`, { value: '1' })).toBe(400)
    expect(await post(`/posts/${id}/revert`, { number: '1' })).toBe(200)
    expect(await post('/drafts', { draft: '../../etc', body: 'x' })).toBe(400)
    expect(await post('/suggestions/1/decision', { decision: 'maybe' })).toBe(400)
  })
})
