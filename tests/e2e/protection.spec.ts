import { randomBytes } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

const text = '## First\n\none line of it\n\n## Second\n\nanother line of it\n'

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('a protected page waits for its reviewers, who approve and reject, and is opened again @phone', async ({
      page,
      browser,
    }) => {
      const path = await createPage(page)
      const casey = await person(browser, 'Casey', script, { role: 'moderator' })
      const brook = await person(browser, 'Brook', script, { reputation: 900 })

      await casey.goto(`/wiki/${path}`)
      await casey.getByRole('link', { name: 'Protect', exact: true }).click()
      const form = casey.getByRole('form', { name: 'Protect this page' })
      await form.getByLabel('Changes are reviewed first').check()
      await form.getByLabel('Reason').fill('Copied from a vendor forum')
      await form.getByLabel('For how long?').selectOption('Until a date')
      await form.getByRole('button', { name: 'Protect the page' }).click()
      await expect(form.getByText('Name the last day.')).toBeVisible()
      await expect(form.getByLabel('Reason')).toHaveValue('Copied from a vendor forum')
      await form.getByLabel('Last day').fill('2999-03-01')
      await form.getByRole('button', { name: 'Protect the page' }).click()
      await expect(casey).toHaveURL(`/wiki/${path}`)
      await expect(casey.getByText('Copied from a vendor forum')).toBeVisible()

      await page.goto(`/wiki/${path}/edit`)
      await expect(page.getByText('Your change will wait for approval')).toBeVisible()
      await page.getByLabel('Text', { exact: true }).fill(text.replace('one line', 'a changed line'))
      await page.getByRole('button', { name: 'Save for approval' }).click()
      await expect(page).toHaveURL(`/wiki/${path}/diff?from=1&to=2`)
      await expect(page.getByText('Revision 2 waits for approval')).toBeVisible()
      await expect(page.getByRole('button', { name: /Approve/ })).toHaveCount(0)

      for (const address of [
        `/wiki/${path}`,
        `/wiki/${path}.md`,
        `/wiki/${path}/feed.atom`,
        '/wiki/changes',
      ]) {
        expect((await (await page.request.get(address)).text()).includes('a changed line'), address).toBe(
          false,
        )
      }
      await page.goto(`/wiki/${path}/history`)
      await expect(page.getByText('waits for approval')).toBeVisible()
      await page.goto(`/wiki/${path}`)
      await expect(page.getByText('1 change waits for approval')).toBeVisible()

      await brook.goto('/wiki/pending')
      const row = brook.getByRole('listitem').filter({ has: brook.locator(`a[href="/wiki/${path}"]`) })
      await row.getByRole('link', { name: 'Look and decide' }).click()
      await brook.getByRole('button', { name: 'Approve this change' }).click()
      await expect(brook).toHaveURL(`/wiki/${path}`)
      await expect(inText(brook, 'a changed line of it')).toBeVisible()

      await page.goto(`/wiki/${path}/edit?section=1`)
      await page.getByLabel('Text of this section').fill('## Second\n\nnonsense\n')
      await page.getByRole('button', { name: 'Save for approval' }).click()
      await expect(page).toHaveURL(`/wiki/${path}/diff?from=2&to=3`)
      await brook.goto(`/wiki/${path}`)
      await brook.getByRole('link', { name: 'See what would change' }).click()
      await brook.getByLabel('Why not?').fill('This is nonsense')
      await brook.getByRole('button', { name: 'Reject it' }).click()
      await expect(inText(brook, 'another line of it')).toBeVisible()

      await page.goto(`/wiki/${path}/edit`)
      await page.getByLabel('Text', { exact: true }).fill(text.replace('another line', 'a last line'))
      await page.getByRole('button', { name: 'Save for approval' }).click()
      await expect(page).toHaveURL(`/wiki/${path}/diff?from=4&to=5`)
      await casey.goto(`/wiki/${path}/protect`)
      await casey.getByLabel('Publish them').check()
      await casey.getByRole('button', { name: 'Lift the protection' }).click()
      await expect(inText(casey, 'a last line of it')).toBeVisible()
      await expect(casey.getByText('This page is protected')).toHaveCount(0)
      await page.goto('/mod/log?kind=protections')
      await expect(page.getByText('Copied from a vendor forum').first()).toBeVisible()
      for (const one of [casey, brook]) await one.context().close()
    })

    test('a moderator hides what a revision says, and shows it again @phone', async ({ page, browser }) => {
      const path = await createPage(page)
      await save(page, path, text.replace('one line', 'the password hunter2'))
      await save(page, path, text.replace('one line', 'a clean line'))
      const casey = await person(browser, 'Casey', script, { role: 'moderator' })
      await casey.goto(`/wiki/${path}/history`)
      await casey.getByRole('link', { name: 'hide', exact: true }).first().click()
      await expect(casey.getByRole('heading', { name: 'Hide revision 2' })).toBeVisible()
      await casey.getByLabel('Reason').fill('A password')
      await casey.getByRole('button', { name: 'Hide it' }).click()
      await expect(casey).toHaveURL(`/wiki/${path}/history`)
      await expect(casey.getByText('text hidden')).toBeVisible()
      await casey.goto(`/wiki/${path}/history/2`)
      await expect(casey.getByText('the password hunter2')).toBeVisible()

      for (const address of ['history', 'history/2', 'diff?from=1&to=2', 'diff?from=2&to=3', 'feed.atom']) {
        const answer = await page.request.get(`/wiki/${path}/${address}`)
        expect((await answer.text()).includes('hunter2'), address).toBe(false)
        expect(answer.status(), address).toBe(/2/.test(address) ? 404 : 200)
      }
      await page.goto(`/wiki/${path}/history`)
      await expect(page.getByText('text hidden')).toBeVisible()
      await expect(page.getByRole('link', { name: 'hide', exact: true })).toHaveCount(0)

      await casey.goto(`/wiki/${path}/history`)
      await casey.getByRole('link', { name: 'show again' }).click()
      await casey.getByRole('button', { name: 'Show it again' }).click()
      await expect(casey).toHaveURL(`/wiki/${path}/history`)
      await page.goto(`/wiki/${path}/history/2`)
      await expect(inText(page, 'the password hunter2 of it')).toBeVisible()
      await casey.context().close()
    })
  })
}

type Facts = Parameters<typeof createPerson>[1]

async function person(browser: Browser, name: string, script: boolean, facts: Facts): Promise<Page> {
  const { baseURL } = test.info().project.use
  const context = await browser.newContext({ javaScriptEnabled: script, baseURL })
  await login(context, await createPerson(name, facts))
  return context.newPage()
}

/** A page of somebody who edits the wiki and reviews nothing; they are signed in afterwards. */
async function createPage(page: Page): Promise<string> {
  await login(page, await createPerson('Mina', { reputation: 60 }))
  const path = `nvidia/guarded-${randomBytes(4).toString('hex')}`
  await page.goto(`/wiki/new?path=${path}`)
  await page.getByLabel('Title').fill('A page to be guarded')
  await page.getByLabel('In one sentence').fill('One sentence about it.')
  await page.getByLabel('Topic').fill('Diagnostics')
  await page.getByLabel('Tags').fill('nvidia')
  await page.getByLabel('Text', { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Create page' }).click()
  await expect(page).toHaveURL(`/wiki/${path}`)
  return path
}

async function save(page: Page, path: string, body: string): Promise<void> {
  await page.goto(`/wiki/${path}/edit`)
  await page.getByLabel('Text', { exact: true }).fill(body)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(`/wiki/${path}`)
}

function inText(page: Page, words: string | RegExp) {
  return page.locator('.prose').getByText(words)
}
