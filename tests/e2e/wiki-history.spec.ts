import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { actionForms, sendForm } from '../support/page-forms'

test.describe.configure({ timeout: 60_000 })

const filler = Array.from({ length: 12 }, (_, line) => `Line ${line} says nothing that matters here.`)
const text = ['The first line.', ...filler, 'A line in the middle.', ...filler, 'The last line.'].join('\n')

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('a reader walks through a history: narrowed, compared, line by line @phone', async ({ page }) => {
      const { handle } = await signIn(page, 'Brook', { reputation: 2_500 })
      const path = await createPage(page, 'History')
      await save(page, path, text.replace('first line', '1st line').replace('The last line.', 'The end.'))
      await save(page, path, text.replace('first line', '1st line'), { minor: true })

      await page.goto(`/wiki/${path}/history`)
      await expect(page).toHaveTitle(/^History of History/)
      await page.getByText('Find a revision').click()
      await page.getByLabel('Without minor edits').check()
      await page.getByLabel('Author').fill(handle)
      await page.getByRole('button', { name: 'Show' }).click()
      const list = page.getByRole('list', { name: 'Revisions, newest first' })
      await expect(list.getByRole('listitem')).toHaveCount(2)
      await page.getByLabel('Go to').fill('yesterday')
      await page.getByRole('button', { name: 'Show' }).click()
      await expect(page.getByText('Write a revision’s number or a day').first()).toBeVisible()

      await page.goto(`/wiki/${path}/diff?from=2&to=1`)
      await expect(page.getByText('Change 1 of 2')).toBeVisible()
      await page.getByRole('link', { name: 'next change' }).click()
      await expect(page).toHaveURL(/#change-2$/)
      await page.getByRole('link', { name: 'Inline' }).click()
      await expect(page.getByRole('link', { name: 'Inline' })).toHaveAttribute('aria-current', 'true')
      await expect(page.locator('ins', { hasText: '1st' })).toBeVisible()
      await page
        .getByText(/unchanged lines/)
        .first()
        .click()
      await page.getByRole('link', { name: 'Change after' }).click()
      await expect(page).toHaveURL(/from=2&to=3&view=inline/)

      await page.getByRole('link', { name: 'Who wrote each line' }).click()
      await expect(page.getByRole('heading', { name: 'Who wrote each line of revision 3' })).toBeVisible()
      const lines = page.getByRole('list', { name: 'Lines by revision' }).getByRole('listitem')
      await expect(lines.first()).toContainText('The 1st line.')
      await lines.first().getByRole('link', { name: 'Before this change' }).click()
      await expect(page).toHaveURL(/revision=1/)
      await expect(lines).toHaveCount(1)
    })

    test('a part of the wiki is followed and let go @phone', async ({ page }) => {
      await signIn(page, 'Ada')
      await page.goto('/wiki/amd')
      const answered = page.waitForResponse((response) => response.url().includes('/wiki/follow/amd'))
      await page.getByRole('button', { name: 'Follow all AMD driver notes' }).click()
      expect([200, 303]).toContain((await answered).status())
      await page.goto('/following/manage')
      await expect(page.getByRole('link', { name: 'AMD driver notes' })).toBeVisible()
      await page.getByLabel('Level for AMD driver notes').selectOption({ label: 'Stop following' })
      await page.getByRole('button', { name: /^Save/ }).click()
      await expect(page.getByText('You follow nothing yet')).toBeVisible()
    })

    test('a moderator moves a part of the wiki and takes it back @phone', async ({ page }) => {
      await signIn(page, 'Casey', { role: 'moderator', reputation: 2_500 })
      const topic = `Part ${randomBytes(4).toString('hex')}`
      const paths = [await createPage(page, 'One', topic), await createPage(page, 'Two', topic)]
      await page.goto('/wiki/move')
      await page.getByLabel('Vendor', { exact: true }).selectOption('nvidia')
      await page.getByLabel('Topic', { exact: true }).fill(topic)
      await page.getByLabel('New vendor').selectOption('intel')
      await page.getByRole('button', { name: 'Show what would move' }).click()
      await expect(page.getByRole('heading', { name: '2 pages would move' })).toBeVisible()
      await page.getByLabel('Why?').fill('A test')
      await page.getByRole('button', { name: 'Move 2 pages' }).click()
      await expect(page.getByText('Moved', { exact: true })).toBeVisible()
      const moved = (paths[0] ?? '').replace('nvidia/', 'intel/')
      await page.goto(`/wiki/${paths[0]}`)
      await expect(page).toHaveURL(`/wiki/${moved}`)
      await page.goto('/wiki/move')
      await page.getByRole('link', { name: 'The way back' }).first().click()
      await page.getByRole('button', { name: 'Move 2 pages' }).click()
      await page.goto(`/wiki/${moved}`)
      await expect(page).toHaveURL(`/wiki/${paths[0]}`)
    })
  })
}

test('the keys n and p go from change to change', async ({ page }) => {
  await signIn(page, 'Brook', { reputation: 2_500 })
  const path = await createPage(page, 'Keys')
  await save(page, path, text.replace('first line', '1st line').replace('The last line.', 'The end.'))
  await page.goto(`/wiki/${path}/diff?from=1&to=2`)
  for (const [key, change] of [
    ['n', 1],
    ['n', 2],
    ['p', 1],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page).toHaveURL(new RegExp(`#change-${change}$`))
  }
})

test('a text of 5 MB is refused at its field, one of 200 kB is shown whole', async ({
  page,
  request,
  baseURL,
}) => {
  const person = await signIn(page, 'Brook', { reputation: 2_500 })
  const path = await createPage(page, 'Long')
  const [session] = (await page.context().cookies()).filter(({ name }) => name.endsWith('session'))
  const cookie = `${session?.name}=${session?.value}`
  const [form] = (await actionForms(request, `/wiki/${path}/edit`, cookie)).filter(
    ({ fields }) => 'body' in fields,
  )
  if (!form || !baseURL) throw new Error(`${person.handle} sees no editor`)
  const send = (body: string) =>
    sendForm(request, `/wiki/${path}/edit`, {
      ...{ form, cookie, origin: new URL(baseURL).origin },
      typed: { body, intent: 'save' },
    })
  const refused = await send('A line of a text that is far too long.\n'.repeat(120_000))
  expect(refused.status()).toBe(400)
  expect(await refused.text()).toContain('At most 262,144 characters')
  // With room for a picture in the same form; beyond it the front refuses.
  expect((await send('x'.repeat(6_000_000))).status()).toBe(400)
  expect((await send('x'.repeat(17_000_000))).status()).toBe(413)
  const long = `${'Some words of an honest page, line by line.\n\n'.repeat(4_400)}## The end of it\n`
  expect((await send(long)).status()).toBe(303)
  await page.goto(`/wiki/${path}`)
  await expect(page.getByRole('heading', { name: 'The end of it' })).toBeVisible()
})

async function signIn(page: Page, name: string, facts: Parameters<typeof createPerson>[1] = {}) {
  const person = await createPerson(name, facts)
  await login(page, person)
  return person
}

async function createPage(page: Page, title: string, topic = 'Diagnostics'): Promise<string> {
  const path = `nvidia/history-${randomBytes(4).toString('hex')}`
  await page.goto(`/wiki/new?path=${path}`)
  await page.getByLabel('Title').fill(title.padEnd(3, '.'))
  await page.getByLabel('In one sentence').fill('What the kernel driver reports.')
  await page.getByLabel('Topic').fill(topic)
  await page.getByLabel('Tags').fill('nvidia')
  await page.getByLabel('Text', { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Create page' }).click()
  await expect(page).toHaveURL(`/wiki/${path}`)
  return path
}

async function save(page: Page, path: string, body: string, { minor = false } = {}): Promise<void> {
  await page.goto(`/wiki/${path}/edit`)
  await page.getByLabel('Text', { exact: true }).fill(body)
  if (minor) await page.getByLabel('Minor edit').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(`/wiki/${path}`)
}
