import type { Browser, Page } from '@playwright/test'
import { desc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { mails } from '@/db/schema'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { askInBrowser } from '../support/questions'

test.describe.configure({ timeout: 60_000 })

async function pageOf(
  browser: Browser,
  person: { id: string } | null,
  javaScriptEnabled = true,
): Promise<Page> {
  const { baseURL, viewport } = test.info().project.use
  const context = await browser.newContext({ baseURL, viewport, javaScriptEnabled, locale: 'en-GB' })
  if (person) await login(context, person)
  return context.newPage()
}

/** Comes back until the worker has told. */
async function untilShown(page: Page, path: string, text: string): Promise<void> {
  await expect(async () => {
    await page.goto(path)
    await expect(page.getByRole('link', { name: text })).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 15_000 })
}

/** Presses the button and waits for the answer, whoever sends the form. */
async function followHere(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/follow'))
  await page
    .getByRole('button', { name: /^Follow/ })
    .first()
    .click()
  expect([200, 303]).toContain((await answered).status())
  await page.waitForLoadState()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('who watches a vendor is told of a new question, and marks it as read @phone', async ({
      page,
      browser,
    }) => {
      await login(page, await createPerson('Brook'))
      await page.goto('/following/manage')
      await expect(page.getByText('You follow nothing yet')).toBeVisible()
      await page.goto('/tags/nvidia')
      await followHere(page)

      const asker = await pageOf(browser, await createPerson('Ada'), javaScriptEnabled)
      const question = await askInBrowser(asker)
      const line = `New question: “${question.heading}”`
      await untilShown(page, '/inbox', line)
      await expect(
        page.getByRole('list', { name: 'Inbox' }).getByText('New', { exact: true }).first(),
      ).toBeVisible()
      if (javaScriptEnabled) {
        await expect(page.locator('#account')).toContainText(/[1-9]/)
        await page.getByRole('link', { name: line }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(question.heading)
        await page.goto('/inbox')
      } else {
        await page.getByRole('button', { name: `Mark read ${line}` }).click()
      }
      await expect(page.getByRole('button', { name: `Mark read ${line}` })).toHaveCount(0)
      await expect(page.getByRole('link', { name: line })).toBeVisible()
      await page.goto('/following')
      await expect(page.getByRole('link', { name: question.heading })).toBeVisible()
    })

    test('levels and ways of telling are chosen in plain forms', async ({ page }) => {
      await login(page, await createPerson('Brook'))
      await page.goto('/tags/amd')
      await followHere(page)
      await page.goto('/following/manage')
      await page.getByLabel('Level for amd').selectOption('mute')
      await page.getByRole('button', { name: 'Save the level for amd' }).click()
      await expect(page.getByLabel('Level for amd')).toHaveValue('mute')
      await page.goto('/settings/notifications')
      await page.getByLabel('Comments by mail').selectOption('weekly')
      await page.getByLabel('Votes in the inbox').uncheck()
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText('Saved.')).toBeVisible()
      await expect(page.getByLabel('Comments by mail')).toHaveValue('weekly')
      await expect(page.getByLabel('Votes in the inbox')).not.toBeChecked()
    })

    test('a bookmark is kept and taken back', async ({ page, browser }) => {
      const asker = await pageOf(browser, await createPerson('Ada'), javaScriptEnabled)
      const question = await askInBrowser(asker)
      await login(page, await createPerson('Brook'))
      await page.request.post(`/posts/${question.id}/bookmark`, {
        form: { value: '1' },
        headers: { origin: new URL(asker.url()).origin },
      })
      await page.goto('/bookmarks')
      await expect(page.getByRole('link', { name: question.heading })).toBeVisible()
      await page.getByRole('button', { name: `Remove the bookmark of ${question.heading}` }).click()
      await expect(page.getByText('Nothing kept yet')).toBeVisible()
    })
  })
}

test('mail about an answer ends with one click, without signing in', async ({ browser, request, page }) => {
  const ada = await createPerson('Ada')
  const asker = await pageOf(browser, ada)
  const question = await askInBrowser(asker)
  await login(page, await createPerson('Brook'))
  const origin = new URL(asker.url()).origin
  const sent = { form: { body: 'Boot once with modeset switched on.' }, headers: { origin } }
  await page.request.post(`/questions/${question.id}/answers`, sent)
  const newest = () =>
    db.select().from(mails).where(eq(mails.userId, ada.id)).orderBy(desc(mails.id)).limit(1)
  await expect.poll(async () => (await newest())[0]?.sentAt ?? null, { timeout: 15_000 }).toBeInstanceOf(Date)
  const [mail] = await newest()
  const link = /<(.+)>/.exec(mail?.headers['List-Unsubscribe'] ?? '')?.[1] ?? ''
  const path = new URL(link).pathname

  const reader = await pageOf(browser, null)
  await reader.goto(path)
  await expect(reader.getByText('You will get no more mail about answers')).toBeVisible()
  await asker.goto('/settings/notifications')
  await expect(asker.getByLabel('Answers by mail', { exact: true })).toHaveValue('immediate')
  await reader.getByRole('button', { name: 'Stop this mail' }).click()
  await expect(reader.getByRole('heading', { name: 'It is done' })).toBeVisible()
  await asker.reload()
  await expect(asker.getByLabel('Answers by mail', { exact: true })).toHaveValue('never')

  const oneClick = await request.post(path, {
    form: { 'List-Unsubscribe': 'One-Click' },
    headers: { origin: 'https://mail.example' },
  })
  expect(oneClick.status()).toBe(200)
  expect((await request.post(`${path}x`)).status()).toBe(404)
  expect((await request.get('/unsubscribe/garbage')).status()).toBe(404)
})

test('what one muted is not on the lists that everyone gets', async ({ page, browser }) => {
  const asker = await pageOf(browser, await createPerson('Ada'))
  const question = await askInBrowser(asker)
  await login(page, await createPerson('Brook'))
  await page.goto('/questions')
  await expect(page.getByRole('link', { name: question.heading })).toBeVisible()
  const headers = { origin: new URL(page.url()).origin }
  await page.request.post(`/posts/${question.id}/follow`, { form: { level: 'mute' }, headers })
  await page.goto('/questions')
  await expect(page.getByRole('link', { name: question.heading })).toBeHidden()
  await page.request.post(`/posts/${question.id}/follow`, { form: { level: 'none' }, headers })
  await page.request.post('/tags/nvidia/follow', { form: { level: 'mute' }, headers })
  await page.goto('/questions')
  await expect(page.getByRole('link', { name: question.heading })).toBeHidden()
})

test('signed out, these pages lead to sign-in; what cannot be read is 400', async ({ page, request }) => {
  for (const path of ['/inbox', '/following', '/following/manage', '/bookmarks', '/settings/notifications']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/signin\?next=/)
  }
  const brook = await createPerson('Brook')
  await login(page, brook)
  for (const path of [
    '/inbox?before=-1',
    '/inbox?kind=%00',
    '/inbox?kind=everything',
    '/following?before=x',
    '/bookmarks?after=1.1.1',
  ])
    expect((await page.request.get(path)).status(), path).toBe(400)
  const origin = new URL(page.url()).origin
  for (const upto of ['', 'x', '-1', '99999999999999999999'])
    expect((await page.request.post('/inbox/read', { form: { upto }, headers: { origin } })).status()).toBe(
      400,
    )
  const garbage = { 'mail-answer': 'hourly' }
  expect(
    (
      await page.request.post('/settings/notifications/save', { form: garbage, headers: { origin } })
    ).status(),
  ).toBe(400)
  expect(
    (
      await request.post('/inbox/read', { form: { upto: '1' }, headers: { origin }, maxRedirects: 0 })
    ).status(),
  ).toBe(303)
})
