import AxeBuilder from '@axe-core/playwright'
import type { APIRequestContext } from '@playwright/test'
import { createObjects } from '../support/door-objects'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { giveRig } from '../support/saved-machine'

const pageOf = async (request: APIRequestContext, id: number) =>
  (await request.get(`/posts/${id}`)).url().replace(/#.*$/, '')

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a report, its change and its withdrawal stand under the answer at once @phone', async ({
    page,
    request,
    baseURL,
  }) => {
    const { answer } = await createObjects(request, new URL(baseURL ?? '').origin)
    const ada = await createPerson('Ada')
    await login(page, ada)
    await page.goto(`/posts/${answer}/reports`)
    await expect(page.getByRole('link', { name: 'Add a rig' })).toBeVisible()
    await giveRig(ada)
    await page.reload()
    await page.getByLabel('What you did or saw').fill('Nothing else was needed.')
    await page.getByRole('button', { name: 'Works', exact: true }).click()
    await expect(page).toHaveURL(`/posts/${answer}/reports`)
    await expect(page.getByRole('list', { name: 'All reports' })).toContainText('Nothing else was needed.')
    await page.goto(await pageOf(request, answer))
    await expect(page.locator(`#post-${answer}`)).toContainText(/Works on 1 rig.*newest nvidia 580\.95\.05/)
    await page.goto(`/posts/${answer}/reports`)
    await page.getByRole('button', { name: 'Fails', exact: true }).click()
    await page.goto(await pageOf(request, answer))
    await expect(page.locator(`#post-${answer}`)).toContainText('Fails on 1')
    await page.goto(`/posts/${answer}/reports`)
    await page.getByRole('button', { name: 'Withdraw' }).click()
    await expect(page.getByText('No rig has confirmed this yet.')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  })

  test('dangerous warns on the next request, and is cleared with a reason', async ({
    page,
    request,
    baseURL,
  }) => {
    const { answer, people } = await createObjects(request, new URL(baseURL ?? '').origin)
    await login(page, await createPerson('Eve'))
    await page.goto(`/posts/${answer}/reports`)
    await page.getByLabel('What has changed').fill('Too short')
    await page.getByRole('button', { name: 'Mark as dangerous' }).click()
    await expect(page.getByRole('alert')).toContainText('at least 15 characters')
    await page.goto(`/posts/${answer}/reports`)
    await page.getByLabel('What has changed').fill('This erases the boot loader.')
    await page.getByRole('button', { name: 'Mark as dangerous' }).click()
    const path = await pageOf(request, answer)
    expect(await (await request.get(path)).text()).toContain('This erases the boot loader.')
    const author = people[1]
    if (!author) throw new Error('Nobody answered')
    await page.context().clearCookies()
    await login(page, author)
    await page.goto(`/posts/${answer}/reports`)
    await page.getByLabel(/why it no longer holds/).fill('Rewritten')
    await page.getByRole('button', { name: 'Clear “dangerous”' }).click()
    expect(await (await request.get(path)).text()).not.toContain('This erases the boot loader.')
  })

  test('versions keep what was typed, and tell the reader’s machine why not', async ({
    page,
    request,
    baseURL,
  }) => {
    const { answer, people } = await createObjects(request, new URL(baseURL ?? '').origin)
    const author = people[1]
    if (!author) throw new Error('Nobody answered')
    await giveRig(author)
    await login(page, author)
    await page.goto(`/posts/${answer}/validity`)
    await page.getByLabel('Versions of').first().selectOption('driver:nvidia')
    await page.getByLabel('Which').first().fill('newest')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.locator('#range-0-error')).toBeVisible()
    await expect(page.getByLabel('Which').first()).toHaveValue('newest')
    await page.getByLabel('Which').first().fill('>= 590')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.locator(`#post-${answer}`)).toContainText('nvidia from 590')
    await page.goto(`/posts/${answer}/reports`)
    await expect(
      page.getByText('Does not apply to your machine: needs NVIDIA driver 590 or newer, yours is 580.95.05'),
    ).toBeVisible()
  })
})

test('with script the answer itself says whether it applies', async ({ page, request, baseURL }) => {
  const origin = new URL(baseURL ?? '').origin
  const { answer, people } = await createObjects(request, origin)
  const author = people[1]
  if (!author) throw new Error('Nobody answered')
  await login(page, author)
  await page.goto(`/posts/${answer}/validity`)
  await page.getByLabel('Versions of').first().selectOption('kernel')
  await page.getByLabel('Which').first().fill('6.12+')
  await page.getByRole('button', { name: 'Save' }).click()
  const eve = await createPerson('Eve')
  await giveRig(eve)
  await page.context().clearCookies()
  await login(page, eve)
  await page.goto(await pageOf(request, answer))
  await expect(page.locator(`#post-${answer} [data-verdict]`)).toContainText('Applies to your machine')
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the ${colorScheme} theme @phone`, async ({ page, request, baseURL }) => {
    await page.emulateMedia({ colorScheme })
    const { answer } = await createObjects(request, new URL(baseURL ?? '').origin)
    const ada = await createPerson('Ada', { reputation: 300 })
    await giveRig(ada)
    await login(page, ada)
    await page.goto(`/posts/${answer}/reports`)
    await page.getByRole('button', { name: 'Mark as outdated' }).click()
    const own = [`/posts/${answer}/reports`, `/posts/${answer}/validity`, '/issues/new', '/issues', '/verify']
    const matrices = [
      '/compat',
      '/compat?driver=nvidia&by=framework',
      '/compat/cell?driver=nvidia&branch=R590',
    ]
    for (const path of [...own, ...matrices, await pageOf(request, answer)]) {
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect
        .soft(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          path,
        )
        .toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect.soft(wide, path).toBeLessThanOrEqual(0)
    }
  })
