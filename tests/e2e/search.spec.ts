import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

test('a newcomer finds a code from a log, marked, and reaches its question @phone', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('search').first().getByRole('searchbox').fill('Xid 79')
  await page.getByRole('search').first().getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/\/search\?q=Xid\+79/)
  const first = page.getByRole('list', { name: 'Results' }).getByRole('listitem').first()
  await expect(first.getByRole('heading').locator('mark').first()).toHaveText('Xid')
  await first.getByRole('heading').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Xid 79')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('everything about a search works by links and forms', async ({ page }) => {
    await page.goto('/search?q=firmware')
    const kinds = page.getByRole('navigation', { name: 'Kinds' })
    await kinds.getByRole('link', { name: /^Notes/ }).click()
    await expect(page).toHaveURL(/kind=page/)
    await expect(page.locator('[data-kind]:not([data-kind="page"])')).toHaveCount(0)
    await page
      .getByRole('navigation', { name: 'Vendor', exact: true })
      .getByRole('link', { name: 'AMD' })
      .click()
    await expect(page).toHaveURL(/kind=page&tag=amd/)
    await page.getByRole('navigation', { name: 'Order' }).getByRole('link', { name: 'Newest' }).click()
    await expect(page).toHaveURL(/sort=newest/)
    await expect(page.getByRole('list', { name: 'Results' }).getByRole('listitem').first()).toBeVisible()
    await kinds.getByRole('link', { name: /^Tags/ }).click()
    await expect(page.getByRole('link', { name: 'firmware', exact: true })).toBeVisible()
  })

  test('nothing found leads to alike titles and to asking with the words as the title', async ({ page }) => {
    await page.goto('/search?q=falen+ofthe+buss')
    await expect(page.getByRole('heading', { name: 'Did you mean' })).toBeVisible()
    await page.goto('/search?q=quite+impossible+zyzzyva+words')
    const ask = page.getByRole('main').getByRole('link', { name: 'Ask this question' }).first()
    await expect(ask).toHaveAttribute('href', '/questions/ask?title=quite%20impossible%20zyzzyva%20words')
  })
})

test('a keyboard is enough: the shortcut, the words, the first result', async ({ page }) => {
  await page.goto('/about')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('/')
  await page.keyboard.type('secure boot')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/q=secure\+boot/)
  const result = page.getByRole('list', { name: 'Results' }).getByRole('link').first()
  await result.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/secure boot/i)
})

test('a tag that somebody muted vanishes from what they find', async ({ page }) => {
  await page.goto('/search?q=%5Bxid%5D+bus')
  await expect(page.getByRole('list', { name: 'Results' })).toBeVisible()
  const reader = await createPerson('Kim')
  await login(page, reader)
  await page.goto('/tags/xid')
  await page.locator('summary[aria-label="How to follow xid"]').click()
  // Shown at once, before the server has it.
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/follow'))
  await page.getByRole('button', { name: /^Mute/ }).click()
  await expect(page.getByRole('button', { name: /^Muted/ })).toBeVisible()
  await kept
  await page.goto('/search?q=%22fallen+off+the+bus%22')
  await expect(page.getByRole('main').getByRole('link', { name: 'xid', exact: true })).toHaveCount(0)
})

for (const query of [
  'q=%00',
  'q=a&q=b',
  'q=a&kind=everything',
  'q=a&sort=random',
  'q=a&tag=%5B',
  'q=a&after=1',
  'q=a&after=r.1.2.99',
  'q=a&after=n.1.2.3',
  `q=${'a'.repeat(12_000)}`,
]) {
  test(`?${query.slice(0, 30)} is refused with an explanation`, async ({ request }) => {
    const answer = await request.get(`/search?${query}`)
    expect([400, 414]).toContain(answer.status())
    expect(await answer.text()).toContain('</html>')
  })
}

test('hostile queries are answered', async ({ request }) => {
  const hostile = [
    "' or 1=1 --",
    '& | ! ( ) :*',
    '"'.repeat(99),
    '[a][b]-[c]',
    '%_\\',
    '<script>alert(1)</script>',
    'is: user: score:',
  ]
  for (const query of hostile) {
    const answer = await request.get(`/search?q=${encodeURIComponent(query)}`)
    expect(answer.status(), query).toBe(200)
    expect(await answer.text()).not.toContain('<script>alert(1)')
  }
})

for (const scheme of ['light', 'dark'] as const) {
  test(`results have no faults that axe can find, in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme })
    for (const address of [
      '/search',
      '/search?q=driver',
      '/search?q=nothinglikethis',
      '/search?q=nvidia&kind=tag',
    ]) {
      await page.goto(address)
      expect((await new AxeBuilder({ page }).analyze()).violations, address).toEqual([])
    }
  })
}
