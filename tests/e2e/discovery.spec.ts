import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the front page helps with a black screen and leads on @phone', async ({ page }) => {
    await page.goto('/')
    const firstAid = page.getByRole('region', { name: 'My screen is black' })
    await expect(firstAid.getByText('journalctl -k -b -1')).toBeVisible()
    await expect(
      page.getByRole('region', { name: 'Newest questions' }).getByRole('listitem').first(),
    ).toBeVisible()
    await firstAid.getByRole('link', { name: 'How to collect logs' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('collect logs')
    await page.goto('/')
    await page.getByRole('main').getByRole('link', { name: 'NVIDIA', exact: true }).click()
    await expect(page).toHaveURL('/nvidia')
  })

  for (const vendor of ['nvidia', 'amd', 'intel']) {
    test(`the hub of ${vendor} shows notes by topic, questions, edits and who contributed @phone`, async ({
      page,
    }) => {
      const answer = await page.goto(`/${vendor}`)
      expect(answer?.status()).toBe(200)
      for (const title of ['Driver notes', 'Newest questions', 'Recent edits', 'Contributors lately'])
        await expect(page.getByRole('heading', { name: title })).toBeVisible()
      await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    })
  }

  test('tags are listed by kind, found by a synonym, and lead to their questions', async ({ page }) => {
    await page.goto('/tags')
    await expect(page.getByRole('heading', { name: 'Vendors' })).toBeVisible()
    await page.getByLabel('Find a tag').fill('hibern')
    await page.getByRole('button', { name: 'Find' }).click()
    await expect(page).toHaveURL('/tags?q=hibern')
    await page.getByRole('main').getByRole('link', { name: 'suspend', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('suspend')
  })
})

test('a synonym leads to its tag for good, an unknown tag and an unknown hub do not exist', async ({
  request,
}) => {
  const synonym = await request.get('/tags/hibernate', { maxRedirects: 0 })
  expect(synonym.status()).toBe(308)
  expect(synonym.headers().location).toBe('/tags/suspend')
  for (const path of [
    '/tags/no-such-tag',
    '/tags/%5B',
    '/tags/UPPER',
    '/matrox',
    '/nvidia%20',
    `/tags/${'a'.repeat(300)}`,
  ])
    expect((await request.get(path)).status(), path).toBe(404)
  expect((await request.get('/tags?q=')).status()).toBe(200)
  expect((await request.get(`/tags?q=${'x'.repeat(99)}`)).status()).toBe(400)
  const sorted = await request.get('/tags/suspend?sort=votes', { maxRedirects: 0 })
  expect(sorted.headers().location).toBe('/questions?sort=votes&tags=suspend')
})

test('the page for what is missing names no address of the machine that built it', async ({ request }) => {
  const missing = await (await request.get('/no/such/page')).text()
  expect(missing).toContain('There is nothing at this address')
  expect(missing).not.toMatch(/https?:\/\/localhost/)
})

test('a vendor is followed from its hub, and the count shows it', async ({ page }) => {
  const reader = await createPerson('Ada')
  await login(page, reader)
  await page.goto('/intel')
  const count = page.locator('[data-follow-count="tag:intel"]').first()
  const before = Number(await count.textContent())
  await page
    .getByRole('button', { name: /^Follow/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: /^Following/ }).first()).toBeVisible()
  await expect(count).toHaveText(String(before + 1))
})

test('a moderator describes a tag; others are told who does', async ({ page, browser, baseURL }) => {
  const words = `Acceleration of video, said at ${Date.now()}.`
  await login(page, await createPerson('Casey', { role: 'moderator' }))
  await page.goto('/tags/vaapi/edit')
  await page.getByLabel('Description').fill(words)
  await page.getByLabel('Synonyms').fill('va-api, libva, vulkan')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('vulkan is a tag of its own.').first()).toBeVisible()
  await page.getByLabel('Synonyms').fill('va-api, libva')
  await page.getByLabel('What you changed').fill('Say what it is')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL('/tags/vaapi')
  await expect(page.getByText(words)).toBeVisible()
  await page.goto('/tags/libva')
  await expect(page).toHaveURL('/tags/vaapi')
  await page.goto('/tags/vaapi/edit')
  await expect(page.getByText('Say what it is')).toBeVisible()
  const other = await browser.newContext({ baseURL })
  await login(other, await createPerson('Ada'))
  const answer = await other.request.get('/tags/vaapi/edit')
  expect(answer.status()).toBe(403)
  await other.close()
})

test('machines read the site: structured data, sitemap, search description, robots', async ({ request }) => {
  const home = await (await request.get('/')).text()
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(home)?.[1] ?? '{}'
  expect(JSON.parse(data)).toMatchObject({ '@type': 'WebSite', potentialAction: { '@type': 'SearchAction' } })
  const index = await (await request.get('/sitemap.xml')).text()
  const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname)
  expect(parts.length).toBeGreaterThan(1)
  const all = (await Promise.all(parts.map(async (part) => (await request.get(part)).text()))).join('')
  for (const path of ['/nvidia', '/tags/vulkan', '/wiki/general/how-to-ask', '/questions/'])
    expect(all).toContain(path)
  for (const part of ['/sitemaps/999.xml', '/sitemaps/x.xml', '/sitemaps/-1.xml'])
    expect((await request.get(part)).status()).toBe(404)
  expect(await (await request.get('/opensearch.xml')).text()).toContain('/search?q={searchTerms}')
  expect(await (await request.get('/robots.txt')).text()).toContain('/sitemap.xml')
})

for (const scheme of ['light', 'dark'] as const) {
  test(`these pages have no faults that axe can find, in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme })
    for (const address of ['/', '/nvidia', '/tags', '/tags/suspend', '/about']) {
      await page.goto(address)
      expect((await new AxeBuilder({ page }).analyze()).violations, address).toEqual([])
    }
  })
}
