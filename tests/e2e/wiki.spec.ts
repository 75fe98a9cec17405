import { randomBytes } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

const text = '## First\n\none\n\ntwo\n\nthree\n\n## Second\n\nfour and **five**, see [[nvidia/not-there]]\n'

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('somebody finds no page, writes it, edits it and reads its Markdown @phone', async ({ page }) => {
      await signIn(page)
      const path = newPath()
      const missing = await page.goto(`/wiki/${path}`)
      expect(missing?.status()).toBe(404)
      await page.getByRole('link', { name: 'Create this page' }).click()
      await fillPage(page, { Title: 'Xid errors', Text: text })
      await page.getByRole('button', { name: 'Create page' }).click()
      await expect(page).toHaveURL(`/wiki/${path}`)
      await expect(page.getByRole('heading', { level: 1, name: 'Xid errors' })).toBeVisible()
      await expect(page.locator('a.wiki-link.missing')).toHaveText('nvidia/not-there')

      await page.getByRole('link', { name: 'Edit', exact: true }).first().click()
      await page.getByLabel('Text', { exact: true }).fill(text.replace('one', 'ONE'))
      await page.getByLabel('What did you change').fill('Louder')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(inText(page, 'ONE')).toBeVisible()
      const raw = await page.request.get(`/wiki/${path}.md`)
      expect(raw.headers()['content-type']).toContain('text/markdown')
      expect(await raw.text()).toBe(text.replace('one', 'ONE'))
    })

    test('a section is edited alone', async ({ page }) => {
      await signIn(page)
      const path = await createPage(page)
      await page.locator('h2', { hasText: 'Second' }).getByRole('link', { name: 'Edit this section' }).click()
      const field = page.getByLabel('Text of this section')
      await expect(field).toHaveValue(/^## Second/)
      await field.fill('## Second\n\nnothing but this\n')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page).toHaveURL(`/wiki/${path}`)
      await expect(inText(page, 'nothing but this')).toBeVisible()
      await expect(inText(page, 'three')).toBeVisible()
    })

    test('two people edit one line: the second sees both texts and loses none @phone', async ({
      page,
      browser,
    }) => {
      await signIn(page, 'Brook')
      const path = await createPage(page)
      await page.goto(`/wiki/${path}/edit`)
      await page.getByLabel('Text', { exact: true }).fill(text.replace('two', 'two, says Brook'))
      const other = await secondPerson(browser, 'Casey', script)
      await other.goto(`/wiki/${path}/edit`)
      await other.getByLabel('Text', { exact: true }).fill(text.replace('two', 'two, says Casey'))
      await other.getByRole('button', { name: 'Save' }).click()
      await expect(inText(other, 'two, says Casey')).toBeVisible()

      const answer = page.waitForResponse((response) => response.request().method() === 'POST')
      await page.getByRole('button', { name: 'Save' }).click()
      if (!script) expect((await answer).status()).toBe(409)
      await expect(page.getByText(/saved this page while you were editing/)).toBeVisible()
      const draft = page.getByLabel('Text', { exact: true })
      await expect(draft).toHaveValue(/two, says Brook[\s\S]*=======[\s\S]*two, says Casey/)
      await expect(page.getByRole('table', { name: /Changes from/ })).toContainText('Casey')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText(/still side by side/).first()).toBeVisible()
      await draft.fill(text.replace('two', 'two, say both'))
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page).toHaveURL(`/wiki/${path}`)
      await expect(inText(page, 'two, say both')).toBeVisible()
      await other.context().close()
    })

    test('edits of different places are joined, and shown', async ({ page, browser }) => {
      await signIn(page, 'Brook')
      const path = await createPage(page)
      await page.goto(`/wiki/${path}/edit`)
      await page.getByLabel('Text', { exact: true }).fill(text.replace('one', 'ONE'))
      const other = await secondPerson(browser, 'Casey', script)
      await other.goto(`/wiki/${path}/edit`)
      await other.getByLabel('Text', { exact: true }).fill(text.replace('four', 'FOUR'))
      await other.getByRole('button', { name: 'Save' }).click()
      await expect(inText(other, /FOUR/)).toBeVisible()
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page).toHaveURL(new RegExp(`/wiki/${path}/diff`))
      await page.goto(`/wiki/${path}`)
      await expect(inText(page, 'ONE')).toBeVisible()
      await expect(inText(page, /FOUR/)).toBeVisible()
      await other.context().close()
    })

    test('history, comparison, an old version and going back', async ({ page }) => {
      await signIn(page)
      const path = await createPage(page)
      await saveText(page, path, text.replace('one', 'uno'))
      await page.goto(`/wiki/${path}/history`)
      await page.getByRole('button', { name: 'Compare selected' }).click()
      await expect(page.locator('del')).toHaveText('one')
      await expect(page.locator('ins')).toHaveText('uno')
      await page.getByRole('link', { name: 'Revision 1', exact: true }).click()
      await expect(page.getByText('Revision 1 of 2')).toBeVisible()
      await page.getByRole('button', { name: 'Go back to revision 1' }).click()
      await expect(page).toHaveURL(`/wiki/${path}`)
      await expect(inText(page, 'one')).toBeVisible()
      await page.goto(`/wiki/${path}/history`)
      await expect(page.getByText('reverted')).toBeVisible()
    })

    test('a moved page is found at its old address, which is listed @phone', async ({ page }) => {
      await signIn(page)
      const path = await createPage(page)
      await page.getByRole('link', { name: 'Move', exact: true }).click()
      await page.getByLabel('New address').fill('nvidia/Not A Path')
      await page.getByRole('button', { name: 'Move' }).click()
      await expect(page.getByText(/Write vendor\/name/)).toBeVisible()
      const target = newPath('amd')
      await page.getByLabel('New address').fill(target)
      await page.getByRole('button', { name: 'Move' }).click()
      await expect(page).toHaveURL(`/wiki/${target}`)
      const old = await page.request.get(`/wiki/${path}`, { maxRedirects: 0 })
      expect([old.status(), old.headers().location]).toEqual([308, `/wiki/${target}`])
      const raw = await page.request.get(`/wiki/${path}.md`, { maxRedirects: 0 })
      expect([raw.status(), raw.headers().location]).toEqual([308, `/wiki/${target}.md`])
      await page.goto(`/wiki/${target}/links`)
      await expect(page.getByRole('link', { name: path })).toBeVisible()
    })

    test('wrong input is named beside its field and nothing typed is lost', async ({ page }) => {
      await signIn(page)
      await page.goto('/wiki/new')
      await page.locator('form[data-guard]').evaluate((form) => form.setAttribute('novalidate', ''))
      await page.getByLabel('Address').fill('matrox/millennium')
      await fillPage(page, { Title: 'Millennium', Text: text })
      await page.getByRole('button', { name: 'Create page' }).click()
      await expect(page.getByText('There is no vendor “matrox” here.').first()).toBeVisible()
      await expect(page.getByLabel('Text', { exact: true })).toHaveValue(text)
      await expect(page.getByLabel('Title')).toHaveValue('Millennium')
    })

    test('the talk of a page takes comments', async ({ page }) => {
      await signIn(page)
      const path = await createPage(page)
      await page.getByRole('link', { name: /^Talk/ }).click()
      await page.getByLabel('Add to the talk').fill('Does this hold for 580 too?')
      await page.getByRole('button', { name: 'Post', exact: true }).click()
      await expect(page).toHaveURL(new RegExp(`/wiki/${path}/talk`))
      await expect(page.getByText('Does this hold for 580 too?')).toBeVisible()
    })
  })
}

test('an unfinished edit is there on the next visit', async ({ page }) => {
  await signIn(page)
  const path = await createPage(page)
  await page.goto(`/wiki/${path}/edit`)
  await page.getByLabel('Text', { exact: true }).fill(`${text}\nnot finished`)
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  await page.goto('/wiki', { waitUntil: 'commit' })
  await page.goto(`/wiki/${path}/edit`)
  await expect(page.getByText('Your draft')).toBeVisible()
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue(/not finished/)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(inText(page, 'not finished')).toBeVisible()
  await page.goto(`/wiki/${path}/edit`)
  await expect(page.getByText('Your draft')).toBeHidden()
})

test('the preview is the page to be, while one types', async ({ page }) => {
  await signIn(page)
  await page.goto(`/wiki/new?path=${newPath()}`)
  await page.getByText('Preview', { exact: true }).first().click()
  await page.getByLabel('Text', { exact: true }).fill('Some **bold** words and `code` in it')
  await expect(page.locator('.editor-preview strong')).toHaveText('bold')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('a button shows the preview and keeps what was typed', async ({ page }) => {
    await signIn(page)
    await page.goto(`/wiki/new?path=${newPath()}`)
    await fillPage(page, { Title: 'A preview', Text: 'Some **bold** words and `code` in it' })
    await page.getByRole('button', { name: 'Preview' }).click()
    await expect(page.locator('.editor-preview strong')).toHaveText('bold')
    await expect(page.getByLabel('Title')).toHaveValue('A preview')
  })
})

async function signIn(page: Page, name = 'Brook') {
  const person = await createPerson(name, { reputation: 2_500 })
  await login(page, person)
  return person
}

async function secondPerson(browser: Browser, name: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, baseURL: test.info().project.use.baseURL })
  const page = await context.newPage()
  await signIn(page, name)
  return page
}

/** Words of the page as it is read, not of an editor. */
function inText(page: Page, words: string | RegExp) {
  return page.locator('article .prose').getByText(words, { exact: true })
}

function newPath(vendor = 'nvidia'): string {
  return `${vendor}/page-${randomBytes(4).toString('hex')}`
}

async function fillPage(page: Page, values: { Title: string; Text: string }) {
  await page.getByLabel('Title').fill(values.Title)
  await page.getByLabel('In one sentence').fill('What the kernel driver reports.')
  await page.getByLabel('Topic').fill('Diagnostics')
  await page.getByLabel('Tags').fill('nvidia')
  await page.getByLabel('Text', { exact: true }).fill(values.Text)
}

async function createPage(page: Page): Promise<string> {
  const path = newPath()
  await page.goto(`/wiki/new?path=${path}`)
  await fillPage(page, { Title: 'Xid errors', Text: text })
  await page.getByRole('button', { name: 'Create page' }).click()
  await expect(page).toHaveURL(`/wiki/${path}`)
  return path
}

async function saveText(page: Page, path: string, body: string) {
  await page.goto(`/wiki/${path}/edit`)
  await page.getByLabel('Text', { exact: true }).fill(body)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(`/wiki/${path}`)
}
