import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

const text = (first: string, second: string, mark: string) =>
  `Begins.\n\n${first} paragraph.\n\nA middle ${mark}.\n\n${second} paragraph.\n\nEnds.`

/** A question of the reviewer's, and a newcomer's edit of two of its paragraphs; ends at the review. */
async function suggestTwo(page: Page, newcomer: Page) {
  const mark = randomUUID()
  await page.goto('/questions/ask')
  await page.getByLabel('Title').fill(`Black screen in two places ${mark.slice(0, 8)}`)
  await page.getByLabel('What happens').fill(text('First', 'Second', mark))
  await page.getByLabel('Tags', { exact: true }).fill('nvidia')
  await page.getByRole('button', { name: 'Post question' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('two places')
  const id = new URL(page.url()).pathname.split('/')[2]
  await newcomer.goto(`/posts/${id}/edit`)
  await newcomer.getByRole('textbox', { name: 'Text' }).fill(text('Better first', 'Better second', mark))
  await newcomer.getByLabel('What did you change').fill('Clearer words')
  await newcomer.getByRole('button', { name: 'Suggest edit' }).click()
  await expect(newcomer.getByText('Waiting for review')).toBeVisible()
  return { id, mark, path: new URL(newcomer.url()).pathname }
}

async function openFor(browser: Browser, name: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ baseURL: test.info().project.use.baseURL, javaScriptEnabled })
  const page = await context.newPage()
  const person = await createPerson(name)
  await login(page, person)
  return { page, person, close: () => context.close() }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('a reviewer takes one of two hunks, and its author reads that it was a part @phone', async ({
      page,
      browser,
    }) => {
      await login(page, await createPerson('Ada'))
      const newcomer = await openFor(browser, 'Newcomer', javaScriptEnabled)
      const { id, mark, path } = await suggestTwo(page, newcomer.page)
      await page.goto('/suggestions')
      await page.getByRole('link', { name: 'two places' }).first().click()
      const second = page.getByRole('checkbox', { name: /^2\. Text/ })
      await expect(second).toBeChecked()
      await second.uncheck()
      await page.getByRole('button', { name: 'Accept what is ticked' }).click()
      await expect(page.getByText('Accepted in part', { exact: true })).toBeVisible()
      await page.goto(`/posts/${id}`)
      await expect(page.getByText('Better first paragraph.')).toBeVisible()
      await expect(page.getByText('Second paragraph.', { exact: true })).toBeVisible()
      await expect(page.getByText(mark)).toBeVisible()
      await newcomer.page.goto('/suggestions/yours')
      await expect(newcomer.page.getByText('accepted in part')).toBeVisible()
      await newcomer.page.goto(path)
      await expect(newcomer.page.getByText('Accepted in part', { exact: true })).toBeVisible()
      await newcomer.close()
    })

    test('the screen comes back with the choice when the post moved on', async ({ page, browser }) => {
      await login(page, await createPerson('Ada'))
      const newcomer = await openFor(browser, 'Newcomer', javaScriptEnabled)
      const { id, mark, path } = await suggestTwo(page, newcomer.page)
      await page.goto(path)
      await page.getByRole('checkbox', { name: /^1\. Text/ }).uncheck()
      const other = await page.context().newPage()
      await other.goto(`/posts/${id}/edit`)
      await other.getByRole('textbox', { name: 'Text' }).fill(`${text('First', 'Second', mark)}\n\nMore.`)
      await other.getByRole('button', { name: 'Save edit' }).click()
      await expect(other.getByText('More.')).toBeVisible()
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.url().includes(`${path}?base=`)),
        page.getByRole('button', { name: 'Accept what is ticked' }).click(),
      ])
      expect(answer.status()).toBe(409)
      await expect(page.getByText('Nothing has been saved')).toBeVisible()
      await expect(page.getByRole('checkbox', { name: /^1\. Text/ })).not.toBeChecked()
      await expect(page.getByRole('checkbox', { name: /^2\. Text/ })).toBeChecked()
      await page.getByRole('button', { name: 'Accept with changes' }).click()
      const editor = page.getByRole('textbox', { name: 'Text' })
      await expect(editor).toHaveValue(`${text('First', 'Better second', mark)}\n\nMore.`)
      await editor.fill(text('First', 'Best second', mark))
      await page.getByRole('button', { name: 'Accept with these changes' }).click()
      await expect(page.getByText('Accepted in part', { exact: true })).toBeVisible()
      await page.goto(`/posts/${id}`)
      await expect(page.getByText('Best second paragraph.')).toBeVisible()
      await newcomer.close()
    })

    test('an edit that clashes is reworked by its author; a rejection says why', async ({
      page,
      browser,
    }) => {
      await login(page, await createPerson('Ada'))
      const newcomer = await openFor(browser, 'Newcomer', javaScriptEnabled)
      const { id, mark, path } = await suggestTwo(page, newcomer.page)
      await page.goto(`/posts/${id}/edit`)
      await page.getByRole('textbox', { name: 'Text' }).fill(text('Another first', 'Second', mark))
      await page.getByRole('button', { name: 'Save edit' }).click()
      await expect(page.getByText('Another first paragraph.')).toBeVisible()
      await newcomer.page.goto(path)
      await expect(newcomer.page.getByText('Stale: the post has changed')).toBeVisible()
      await newcomer.page.getByRole('link', { name: 'Rework it' }).click()
      const editor = newcomer.page.getByRole('textbox', { name: 'Text' })
      await expect(editor).toHaveValue(/<<<<<<< your text[\s\S]*Another first/)
      await newcomer.page.getByRole('button', { name: 'Replace my suggestion' }).click()
      await expect(newcomer.page.getByText('Both texts are still side by side').first()).toBeVisible()
      await editor.fill(text('A better other first', 'Second', mark))
      await newcomer.page.getByRole('button', { name: 'Replace my suggestion' }).click()
      await expect(newcomer.page.getByText('Waiting for review')).toBeVisible()
      await page.goto(path)
      await page.getByLabel('Why not?').fill('The first one said more')
      await page.getByRole('button', { name: 'Reject' }).click()
      await expect(page.getByText('Rejected', { exact: true })).toBeVisible()
      await newcomer.page.goto('/suggestions/yours')
      await expect(newcomer.page.getByText('Why: The first one said more')).toBeVisible()
      await newcomer.close()
    })
  })
}

test('the review, its editor and both lists have no faults that axe finds', async ({ page, browser }) => {
  await login(page, await createPerson('Ada'))
  const newcomer = await openFor(browser, 'Newcomer', true)
  const { path } = await suggestTwo(page, newcomer.page)
  for (const address of [path, `${path}/edit`, '/suggestions']) {
    await page.goto(address)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  }
  await expect(page.getByRole('link', { name: /Suggested edits, \d+ to review/ })).toBeVisible()
  await newcomer.close()
})

test('a tag is told of by a page: written from the tag, shown there, and edited as a page', async ({
  page,
}) => {
  await login(page, await createPerson('Ada', { reputation: 200 }))
  const name = `topic-${randomUUID().slice(0, 8)}`
  await page.goto('/questions/ask')
  await page.getByLabel('Title').fill(`What carries ${name} in its name`)
  await page.getByLabel('What happens').fill(`Nothing yet, but a tag is needed. Case ${randomUUID()}.`)
  await page.getByLabel('Tags', { exact: true }).fill(`nvidia, ${name}`)
  await page.getByRole('button', { name: 'Post question' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await page.goto(`/tags/${name}`)
  await page.getByRole('link', { name: 'Write about this tag' }).click()
  await expect(page.getByLabel('Address')).toHaveValue(`general/tag-${name}`)
  await page.getByLabel('In one sentence').fill(`What everybody calls ${name}.`)
  await page.getByRole('textbox', { name: 'Text' }).fill('It is **made up** for a test, nothing more.')
  await page.getByRole('button', { name: 'Create page' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`About the tag ${name}`)
  await page.goto(`/tags/${name}`)
  await expect(page.locator('.page-header')).toContainText(`What everybody calls ${name}.`)
  await expect(page.locator('.prose strong')).toHaveText('made up')
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByLabel('In one sentence').fill(`What few still call ${name}.`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(`What few still call ${name}.`)).toBeVisible()
  await page.goto(`/tags/${name}`)
  await expect(page.locator('.page-header')).toContainText(`What few still call ${name}.`)
})
