import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { otherMachine, ownSecret, pastedMachine, pastedSecrets } from '../support/machines'

const hostile = `\n<script>alert(1)</script>\n"><img src=x onerror=alert(1)>`

async function fillQuestion(page: Page): Promise<string> {
  const heading = `Black screen with a machine ${randomUUID().slice(0, 8)}`
  await page.goto('/questions/ask')
  await page.getByLabel('Title').fill(heading)
  await page.getByLabel('What happens').fill(`The screen stays black after the update. Case ${randomUUID()}.`)
  await page.getByLabel('Tags', { exact: true }).fill('nvidia')
  return heading
}

async function fillMachine(page: Page, text: string, remove = ''): Promise<void> {
  const paste = page.getByLabel('What tools print')
  if (!(await paste.isVisible())) await page.getByText('Your machine (optional)').click()
  await paste.fill(text)
  await page.getByLabel('Take out these words too').fill(remove)
}

async function isClean(page: Page): Promise<void> {
  const html = await page.content()
  for (const secret of [...pastedSecrets, ownSecret]) expect(html).not.toContain(secret)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a machine is previewed, posted, read, changed and removed @phone', async ({ page, request }) => {
    await login(page, await createPerson('Ada'))
    const heading = await fillQuestion(page)
    await fillMachine(page, pastedMachine + hostile, ownSecret)
    await page.getByRole('button', { name: 'Preview' }).click()
    const review = page.getByRole('region', { name: 'What will be kept' })
    await expect(review).toContainText('AD102 [GeForce RTX 4090]')
    await expect(review.locator('del').filter({ hasText: ownSecret }).first()).toBeVisible()
    await expect(page.getByLabel('What tools print')).toHaveValue(pastedMachine + hostile)
    await page.getByRole('button', { name: 'Post question' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    await isClean(page)
    const id = new URL(page.url()).pathname.split('/')[2]
    await page.locator(`#env-${id} > summary`).click()
    const block = page.locator(`#env-${id}`)
    await expect(block.getByRole('link', { name: /RTX 4090/ })).toHaveAttribute('href', '/devices/10de:2684')
    await block.getByRole('link', { name: 'line 4' }).first().click()
    await expect(page).toHaveURL(new RegExp(`#env-${id}-L4$`))
    await expect(page.locator(`#env-${id}-L4`)).toBeVisible()
    await block.getByRole('link', { name: 'The whole text' }).click()
    const text = await request.get(`/posts/${id}/environment.txt`)
    expect(text.headers()['content-type']).toBe('text/plain; charset=utf-8')
    expect(text.headers()['x-content-type-options']).toBe('nosniff')
    expect(await text.text()).toContain('<script>alert(1)</script>')
    expect(await (await request.get(`/questions/${id}.md`)).text()).not.toContain('10de:2684')

    await page.goto(`/posts/${id}/environment`)
    await fillMachine(page, otherMachine)
    await page.getByRole('button', { name: 'Replace the machine' }).click()
    await expect(page.locator(`#env-${id}`)).toContainText('amdgpu')
    await page.goto(`/posts/${id}/environment`)
    await page.getByRole('button', { name: 'Remove the machine' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    await expect(page.locator(`#env-${id}`)).toHaveCount(0)
    expect((await request.get(`/posts/${id}/environment.txt`)).status()).toBe(404)
  })

  test('a refused form keeps 1 MiB of log, and takes it once the rest is right', async ({ page }) => {
    test.setTimeout(180_000)
    await login(page, await createPerson('Ada'))
    const heading = await fillQuestion(page)
    const log = `${pastedMachine}\n${'[    1.000000] a line of the kernel log\n'.repeat(26_000)}`.trim()
    await fillMachine(page, '', ownSecret)
    // Typed letter by letter, a megabyte takes minutes.
    await page.locator('textarea[name=environment]').evaluate((field, text) => {
      if (field instanceof HTMLTextAreaElement) field.value = text
    }, log)
    await page.getByLabel('Tags', { exact: true }).fill('suspend')
    await page.getByRole('button', { name: 'Post question' }).click()
    await expect(page.getByRole('alert')).toContainText('at least one vendor tag')
    expect((await page.getByLabel('What tools print').inputValue()).length).toBe(log.length)
    await page.getByLabel('Tags', { exact: true }).fill('nvidia')
    await page.getByRole('button', { name: 'Post question' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    await isClean(page)
    expect((await page.content()).length).toBeLessThan(400_000)
  })
})

test.describe('with script', () => {
  test('facts and what goes appear while pasting; the draft has no secret in it', async ({ page }) => {
    await login(page, await createPerson('Ada'))
    const heading = await fillQuestion(page)
    await fillMachine(page, pastedMachine)
    const review = page.getByRole('region', { name: 'What will be kept' })
    await expect(review).toContainText('580.95.05')
    await expect(review.locator('del').filter({ hasText: 'difference-engine' }).first()).toBeVisible()
    await page.getByLabel('Take out these words too').fill(ownSecret)
    await expect(review.locator('del').filter({ hasText: ownSecret }).first()).toBeVisible()
    await expect(page.getByText(/^Draft saved/)).toBeVisible()
    await page.goto('/questions/ask')
    const kept = await page.getByLabel('What tools print').inputValue()
    expect(kept).toContain('10de:2684')
    for (const secret of [...pastedSecrets, ownSecret]) expect(kept).not.toContain(secret)
    await page.getByRole('button', { name: 'Post question' }).click()
    await expect(page.locator('details.env')).toContainText('RTX 4090')
    await isClean(page)
    await page.goto('/questions')
    await expect(page.locator('.question-row', { hasText: heading }).locator('.chip')).toHaveText([
      'RTX 4090',
      '580.95.05',
      '6.17.0',
    ])
  })

  test('an answer carries its own, chosen from the rigs; others cannot change it', async ({
    page,
    browser,
  }) => {
    const brook = await createPerson('Brook')
    await login(page, brook)
    await fillQuestion(page)
    await page.getByRole('button', { name: 'Post question' }).click()
    await expect(page).toHaveURL(/\/questions\/\d+\//)
    const id = new URL(page.url()).pathname.split('/')[2]
    await page.goto('/settings/rigs')
    await page.getByLabel('Name').fill('Desk')
    await page.getByLabel('What tools print').fill(otherMachine)
    await page.getByRole('button', { name: 'Save the rig' }).click()
    await expect(page.getByText('The rig is saved.')).toBeVisible()
    await page.goto(`/questions/${id}/answer`)
    await page
      .getByRole('textbox', { name: 'Your answer' })
      .fill('It works here with the driver of the kernel.')
    await page.getByText('Your machine (optional)').click()
    await page.getByLabel('One of your rigs').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Post answer' }).click()
    const answer = page.getByRole('article', { name: `Answer by ${brook.handle}` })
    await expect(answer.locator('details.env')).toContainText('amdgpu')
    const context = await browser.newContext()
    const stranger = await context.newPage()
    await login(stranger, await createPerson('Eve'))
    await stranger.goto(`/posts/${id}/environment`)
    await expect(stranger.getByText('Its author or a trusted editor')).toBeVisible()
    await expect(stranger.getByRole('button', { name: 'Save the machine' })).toHaveCount(0)
    await context.close()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing in the ${colorScheme} theme @phone`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await login(page, await createPerson('Ada'))
      await fillQuestion(page)
      await fillMachine(page, pastedMachine, ownSecret)
      await expect(
        page.getByRole('region', { name: 'What will be kept' }).locator('del').first(),
      ).toBeVisible()
      const violations = async () =>
        (await new AxeBuilder({ page }).analyze()).violations.map(
          ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
        )
      expect(await violations()).toEqual([])
      await page.getByRole('button', { name: 'Post question' }).click()
      const block = page.locator('details.env')
      await block.locator('> summary').click()
      await block.locator('.env-text > summary').click()
      expect(await violations()).toEqual([])
      await isClean(page)
    })
})
