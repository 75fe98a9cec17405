import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

const title = (what: string) => `${what} ${randomUUID().slice(0, 8)}`
const story = () => `After the update to 580.95 the screen stays black. Case ${randomUUID()}.`

async function askPlainly(page: Page, heading = title('Black screen after 580')) {
  await page.goto('/questions/ask')
  await page.getByLabel('Title').fill(heading)
  await page.getByLabel('What happens').fill(story())
  await page.getByLabel('Tags', { exact: true }).fill('nvidia')
  await page.getByRole('button', { name: 'Post question' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  return { heading, path: new URL(page.url()).pathname, id: Number(page.url().split('/')[4]) }
}

test('a newcomer asks with live duplicates, preview and a draft, and finds it at the top of the list', async ({
  page,
}) => {
  await login(page, await createPerson('Ada'))
  await page.goto('/questions/ask')
  await expect(page.getByText('You can ask 3 more questions today.')).toBeVisible()
  await page.getByLabel('Title').pressSequentially('Xid 79: GPU has fallen off the bus')
  await expect(page.getByRole('region', { name: 'Similar questions' })).toContainText('Xid 79')
  const heading = title('Xid 79 on battery only')
  await page.getByLabel('Title').fill(heading)
  await page.getByLabel('What happens').fill(`It is **always** the same: ${story()}`)
  await page.getByText('Preview', { exact: true }).first().click()
  await expect(page.locator('.editor-preview strong')).toHaveText('always')
  await expect(page.getByText(/^Draft saved/)).toBeVisible({ timeout: 10_000 })
  await page.getByLabel('Tags', { exact: true }).fill('nvidia, xid')
  await page.getByRole('button', { name: 'Post question' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  await page.goto('/questions')
  await expect(page.locator('.question-title').first()).toHaveText(heading)
  await page.goto('/questions/ask')
  await expect(page.getByText('Your draft')).toBeHidden()
})

test('a draft is offered again and can be discarded', async ({ page, context }) => {
  await login(page, await createPerson('Ada'))
  await page.goto('/questions/ask')
  await page.getByLabel('Title').fill('Half a question, to be')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByText('Draft saved.')).toBeVisible()
  const elsewhere = await context.newPage()
  await elsewhere.goto('/questions/ask')
  await expect(elsewhere.getByText('Your draft')).toBeVisible()
  await expect(elsewhere.getByLabel('Title')).toHaveValue('Half a question, to be')
  await elsewhere.getByRole('button', { name: 'Discard the draft' }).click()
  await expect(elsewhere.getByLabel('Title')).toHaveValue('')
})

test('a question is asked, answered, accepted and commented by two people', async ({ page, browser }) => {
  const ada = await createPerson('Ada')
  await login(page, ada)
  const question = await askPlainly(page)

  const brooks = await browser.newContext({ baseURL: test.info().project.use.baseURL })
  const brook = await brooks.newPage()
  const helper = await createPerson('Brook', { reputation: 2_500 })
  await login(brook, helper)
  await brook.goto(question.path)
  await brook
    .getByLabel('Answer', { exact: true })
    .fill('Set `nvidia-drm.modeset=1` on the kernel command line.')
  await brook.getByRole('button', { name: 'Post answer' }).click()
  await expect(brook.getByRole('article', { name: `Answer by ${helper.handle}` })).toContainText(
    'nvidia-drm.modeset=1',
  )

  await page.reload()
  const answer = page.getByRole('article', { name: `Answer by ${helper.handle}` })
  await answer.getByText('Add a comment').click()
  await answer.getByLabel('Your comment').fill('Which file is that in?')
  await answer.getByRole('button', { name: 'Post comment' }).click()
  await expect(answer.getByText('Which file is that in?')).toBeVisible()
  await answer.getByRole('button', { name: 'Accept answer' }).click()
  await expect(answer.getByText('Accepted', { exact: true })).toBeVisible()
  await expect(answer.getByRole('button', { name: 'Withdraw acceptance' })).toBeVisible()

  await brook.reload()
  await brook.getByText('Which file is that in?').locator('xpath=ancestor::li[1]').getByText('Reply').click()
  await brook.getByLabel('Your reply').fill('/etc/default/grub')
  await brook.getByRole('button', { name: 'Post reply' }).click()
  await expect(brook.locator('.comment-replies')).toContainText('/etc/default/grub')
  await brooks.close()
})

test('an edit shows in the history, is compared and taken back', async ({ page }) => {
  await login(page, await createPerson('Ada'))
  const { heading, path, id } = await askPlainly(page)
  await page.getByRole('article').first().getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('Title').fill(`${heading} on Fedora`)
  await page.getByLabel('What did you change').fill('Names the distribution')
  await page.getByRole('button', { name: 'Save edit' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${heading} on Fedora`)
  const old = await page.request.get(path, { maxRedirects: 0 })
  expect(old.status()).toBe(308)
  await page.goto(`/posts/${id}/history`)
  await expect(page.getByText('Names the distribution')).toBeVisible()
  await page.getByRole('link', { name: 'changes', exact: true }).click()
  await expect(page.locator('ins')).toContainText('Fedora')
  await page.goBack()
  await page.getByRole('button', { name: 'Go back to revision 1' }).click()
  await expect(page.getByText('Revision 3')).toBeVisible()
  await page.goto(`/posts/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
})

test('two people who change the same line both keep their text', async ({ page, browser }) => {
  await login(page, await createPerson('Ada'))
  const { id } = await askPlainly(page)
  await page.goto(`/posts/${id}/edit`)
  const others = await browser.newContext({ baseURL: test.info().project.use.baseURL })
  const other = await others.newPage()
  await login(other, await createPerson('Brook', { reputation: 2_500 }))
  await other.goto(`/posts/${id}/edit`)
  await other
    .getByRole('textbox', { name: 'Text' })
    .fill('The screen stays black, says Brook, and nothing helps.')
  await other.getByRole('button', { name: 'Save edit' }).click()
  await expect(other.getByText('says Brook')).toBeVisible()
  await page
    .getByRole('textbox', { name: 'Text' })
    .fill('The screen stays black, says Ada, and nothing helps.')
  await page.getByRole('button', { name: 'Save edit' }).click()
  await expect(page.getByText('Nothing is lost')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(/says Ada[\s\S]*says Brook/)
  await page
    .getByRole('textbox', { name: 'Text' })
    .fill('The screen stays black, say Ada and Brook, and nothing helps.')
  await page.getByRole('button', { name: 'Save edit' }).click()
  await expect(page.getByText('say Ada and Brook')).toBeVisible()
  await others.close()
})

test('a newcomer suggests an edit, and the author accepts it', async ({ page, browser }) => {
  await login(page, await createPerson('Ada'))
  const { id, heading } = await askPlainly(page)
  const others = await browser.newContext({ baseURL: test.info().project.use.baseURL })
  const other = await others.newPage()
  await login(other, await createPerson('Newcomer'))
  await other.goto(`/posts/${id}/edit`)
  await expect(other.getByText('Your edit will be reviewed')).toBeVisible()
  await other.getByLabel('Title').fill(`${heading}, improved`)
  await other.getByRole('button', { name: 'Suggest edit' }).click()
  await expect(other.getByText('Waiting for review')).toBeVisible()
  await page.goto('/suggestions')
  await page.getByRole('link', { name: heading }).click()
  await expect(page.locator('ins')).toContainText('improved')
  await page.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(page.getByText('Accepted', { exact: true })).toBeVisible()
  await page.goto(`/posts/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${heading}, improved`)
  await others.close()
})

test('lists are ordered, filtered and paged', async ({ page }) => {
  await page.goto('/questions')
  await page.getByLabel('Tags', { exact: true }).fill('nvidia, -cuda')
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Newest questions: nvidia, not cuda')
  for (const row of await page.locator('.question-row').all()) {
    expect(await row.getAttribute('data-tags')).toMatch(/\bnvidia\b/)
    expect(await row.getAttribute('data-tags')).not.toMatch(/\bcuda\b/)
  }
  await page.goto('/questions')
  const first = await page.locator('.question-title').allTextContents()
  await page.getByRole('link', { name: 'More questions' }).click()
  const second = await page.locator('.question-title').allTextContents()
  expect(first.filter((one) => second.includes(one))).toEqual([])
  await page.getByRole('link', { name: 'Unanswered' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Unanswered questions')
})

test('a hostile title stays text everywhere, in the data for search engines too', async ({ page }) => {
  await login(page, await createPerson('Ada'))
  const { path, heading, id } = await askPlainly(page, title('</script><img src=x onerror=alert(1)> "<!--'))
  for (const address of [
    path,
    '/questions',
    `/posts/${id}/history/1`,
    `/posts/${id}/edit`,
    `/posts/${id}/history`,
  ]) {
    await page.goto(address)
    expect(await page.locator('img').count()).toBe(0)
  }
  await page.goto(path)
  const data: unknown = JSON.parse(
    (await page.locator('script[type="application/ld+json"]').textContent()) ?? '',
  )
  expect(data).toMatchObject({ '@type': 'QAPage', mainEntity: { name: heading, answerCount: 0 } })
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', new RegExp(`${path}$`))
})
