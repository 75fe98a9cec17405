import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { createObjects } from '../support/door-objects'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { giveRig } from '../support/saved-machine'

const createWorld = async (page: Page, baseURL: string | undefined) => {
  const objects = await createObjects(page.request, new URL(baseURL ?? '').origin)
  return { ...objects, path: `/wiki/${objects.page.path}` }
}

const fits = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('a page is stamped from the chosen rig, edited since, and the stamp withdrawn @phone', async ({
      page,
      baseURL,
    }) => {
      const { path } = await createWorld(page, baseURL)
      const ada = await createPerson('Ada', { reputation: 10 })
      await giveRig(ada)
      await login(page, ada)
      await page.goto(path)
      await page.getByRole('link', { name: 'Verify', exact: true }).click()
      await expect(page.getByRole('textbox', { name: 'Driver' })).toHaveValue(/nvidia 580\.95\.05/)
      await page.getByRole('textbox', { name: 'Driver' }).fill('')
      await page.getByLabel('What else mattered').fill('Fedora 43')
      await page
        .getByRole('form', { name: 'Verify the page' })
        .evaluate((form) => form.setAttribute('novalidate', ''))
      await page.getByRole('button', { name: 'It works' }).click()
      await expect(page.getByText('Name the driver')).toBeVisible()
      await expect(page.getByLabel('What else mattered')).toHaveValue('Fedora 43')
      await page.getByRole('textbox', { name: 'Driver' }).fill('nvidia 590.44')
      await page.getByRole('button', { name: 'It works' }).click()
      await expect(page).toHaveURL(path)
      const header = page.locator('.page-header')
      await expect(header).toContainText('Verified')
      await expect(header).toContainText(/nvidia 590\.44.* by Ada/s)
      await expect(header.getByRole('link', { name: 'and 1 more' })).toBeVisible()
      await page.goto(`${path}/edit`)
      await page.getByLabel('Text', { exact: true }).fill('The text of a page, other than it was.')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(header.getByRole('link', { name: '1 edit since' })).toBeVisible()
      await header.getByRole('link', { name: 'and 1 more' }).click()
      await expect(page.getByRole('list', { name: 'Verified by' })).toContainText('Fedora 43')
      await page.getByRole('button', { name: 'Withdraw' }).click()
      await expect(page.getByRole('list', { name: 'Verified by' })).not.toContainText('Fedora 43')
      await fits(page)
    })

    test('what somebody misses stands on the page and in the queue until an edit settles it', async ({
      page,
      baseURL,
    }) => {
      const { path } = await createWorld(page, baseURL)
      const ada = await createPerson('Ada')
      await login(page, ada)
      await page.goto(`${path}/needs`)
      await page.getByLabel('What is wrong or missing?').fill('Too short')
      await page.getByRole('button', { name: 'Ask for a change' }).click()
      await expect(page.getByText('Say in at least 15 characters')).toBeVisible()
      await page.getByLabel('What is wrong or missing?').fill('The firmware table lacks Battlemage.')
      await page.getByRole('button', { name: 'Ask for a change' }).click()
      await expect(page.locator('#needs')).toContainText('The firmware table lacks Battlemage.')
      await page.goto('/wiki/maintenance?queue=needs&vendor=general')
      await expect(page.getByText('The firmware table lacks Battlemage.').first()).toBeVisible()
      await page.context().clearCookies()
      await login(page, await createPerson('Brook', { reputation: 500 }))
      await page.goto(`${path}/edit`)
      await page.getByLabel('The firmware table lacks Battlemage.').check()
      await page.getByLabel('Text', { exact: true }).fill('The text of a page, now with Battlemage.')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page).toHaveURL(path)
      await expect(page.locator('#needs')).not.toContainText('Battlemage')
      await expect(page.locator('#needs')).toContainText('The newest kernel is missing.')
      await page.goto(`${path}/needs`)
      await page.getByLabel('Why it is settled').fill('It is in the second section')
      await page.getByRole('button', { name: 'Settle' }).click()
      await page.goto(path)
      await expect(page.locator('#needs')).toHaveCount(0)
    })

    test('a page is marked as obsolete with what takes its place, found on demand, and brought back @phone', async ({
      page,
      baseURL,
    }) => {
      const { path, id } = { ...(await createWorld(page, baseURL)), id: Date.now() }
      const other = await createWorld(page, baseURL)
      await login(page, await createPerson('Brook', { reputation: 500 }))
      await page.goto(`${path}/edit`)
      await page.getByLabel('Text', { exact: true }).fill(`Something called zirconium${id} is told here.`)
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('link', { name: 'Obsolete', exact: true }).click()
      await page.getByLabel('Why does it hold no longer?').fill('Superseded by GSP firmware')
      await page.getByLabel('What takes its place').fill('nvidia/nowhere-at-all')
      await page.getByRole('button', { name: 'Mark as obsolete' }).click()
      await expect(page.getByText('There is no page at nvidia/nowhere-at-all.').first()).toBeVisible()
      await expect(page.getByLabel('Why does it hold no longer?')).toHaveValue('Superseded by GSP firmware')
      await page.getByLabel('What takes its place').fill(other.page.path)
      await page.getByRole('button', { name: 'Mark as obsolete' }).click()
      await expect(page).toHaveURL(path)
      const banner = page.locator('#obsolete')
      await expect(banner).toContainText('Superseded by GSP firmware')
      await expect(banner.getByRole('link', { name: 'A page with doors' })).toHaveAttribute(
        'href',
        other.path,
      )
      await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
      await fits(page)
      await page.goto('/wiki/general')
      await page.getByText(/^No longer valid/).click()
      await expect(page.locator('details').filter({ has: page.locator(`a[href="${path}"]`) })).toBeVisible()
      await page.goto(`/search?q=zirconium${id}`)
      await expect(page.getByText('Nothing was found')).toBeVisible()
      await page.getByRole('link', { name: 'Include obsolete notes' }).click()
      await expect(page.getByRole('list', { name: 'Results' })).toContainText('Obsolete')
      await page.goto(`${path}/obsolete`)
      await page.getByRole('button', { name: 'It holds again' }).click()
      await expect(page).toHaveURL(path)
      await expect(page.locator('#obsolete')).toHaveCount(0)
    })

    test('a reader without account says whether it helped, and is led on @phone', async ({
      page,
      baseURL,
    }) => {
      const { path } = await createWorld(page, baseURL)
      await page.goto(path)
      const form = page.getByRole('form', { name: 'Did this solve it?' })
      await form.getByRole('button', { name: 'No', exact: true }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Thank you' })).toBeVisible()
      if (script) await expect(page).toHaveURL(path)
      else await expect(page).toHaveURL(`${path}/verdict/thanks?said=no`)
      await expect(page.getByRole('link', { name: 'Ask a question' })).toHaveAttribute('href', /tags=wayland/)
      await page.getByRole('link', { name: 'Say what is missing here' }).click()
      await expect(page).toHaveURL(/\/signin\?next=/)
    })
  })
}

test('a verdict of another site, of no page and of no revision counts for nothing', async ({
  page,
  baseURL,
}) => {
  const { path } = await createWorld(page, baseURL)
  const origin = new URL(baseURL ?? '').origin
  const say = (to: string, form: Record<string, string>, from = origin) =>
    page.request.post(`${to}/verdict`, { form, headers: { origin: from }, maxRedirects: 0 })
  const valid = { number: '1', solved: 'yes' }
  expect((await say(path, valid, 'https://evil.example')).status()).toBe(403)
  expect((await say(path, { ...valid, number: '99' })).status()).toBe(404)
  expect((await say(path, { ...valid, solved: 'maybe' })).status()).toBe(400)
  expect((await say('/wiki/general/nowhere-at-all', valid)).status()).toBe(404)
  const done = await say(path, valid)
  expect([done.status(), done.headers().location]).toEqual([303, `${path}/verdict/thanks?said=yes`])
})

test('editors see on the history which revision helped, as a picture and in words @phone', async ({
  page,
  baseURL,
}) => {
  const { path } = await createWorld(page, baseURL)
  const origin = new URL(baseURL ?? '').origin
  for (const number of ['1', '2'])
    for (let reader = 0; reader < 5; reader++) {
      await page.context().clearCookies()
      await login(page, await createPerson('Reader'))
      const solved = number === '2' || reader === 0 ? 'yes' : 'no'
      await page.request.post(`${path}/verdict`, { form: { number, solved }, headers: { origin } })
    }
  await page.goto(`${path}/history`)
  await expect(page.getByText('solved it for 1 of 5 readers').first()).toBeVisible()
  await expect(
    page.getByText('It solved the problem for 100 % of revision 2’s readers, up from 20 % of revision 1’s.'),
  ).toBeVisible()
  for (const view of [
    `${path}/history`,
    path,
    `${path}/verify`,
    `${path}/needs`,
    '/wiki/maintenance?queue=unhelpful',
  ]) {
    await page.goto(view)
    const { violations } = await new AxeBuilder({ page }).analyze()
    await fits(page)
    expect(violations, view).toEqual([])
  }
})
