import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../support/fixtures'

const card = '/devices/10de:2684'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a device is found by what people call it, and tells what drives it @phone', async ({ page }) => {
    await page.goto('/devices')
    await expect(page.getByRole('heading', { name: 'By architecture, the newest first' })).toBeVisible()
    await page.getByLabel('Find a device').fill('rtx4090')
    await page.getByRole('button', { name: 'Find', exact: true }).click()
    await expect(page).toHaveURL(/\/devices\?q=rtx4090/)
    await page.getByRole('main').getByRole('link', { name: 'GeForce RTX 4090', exact: true }).click()
    await expect(page).toHaveURL(card)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('NVIDIA GeForce RTX 4090')
    await expect(page.getByText('AD102, Ada Lovelace, sm_89')).toBeVisible()
    await expect(page.getByRole('row', { name: /7\.3\.4.*by class/ })).toBeVisible()
    await expect(page.getByText('The open kernel modules drive it.')).toBeVisible()
    await expect(page.getByText('nvidia/ad102/gsp/gsp-570.144.bin')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  })

  test('an id in the box leads straight to the device; filters and further pages are addresses', async ({
    page,
  }) => {
    await page.goto('/devices')
    await page.getByLabel('Find a device').fill('0x1002:0x744C')
    await page.getByRole('button', { name: 'Find', exact: true }).click()
    await expect(page).toHaveURL('/devices/1002:744c')
    await expect(page.getByRole('row', { name: /RX 7900 XTX revision c8/ })).toBeVisible()
    await page.getByRole('link', { name: 'RDNA 3', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('RDNA 3 devices')
    await page.goto('/devices?vendor=intel')
    await page.getByRole('link', { name: 'More' }).click()
    await expect(page).toHaveURL(/vendor=intel&after=/)
    await expect(page.getByRole('main').getByRole('link', { name: 'First page' })).toBeVisible()
  })
})

test('other spellings lead to the one address, wrong ones to a plain answer', async ({ request }) => {
  for (const spelling of ['10DE:2684', '0x10de:0x2684', '10de-2684']) {
    const answer = await request.get(`/devices/${spelling}`, { maxRedirects: 0 })
    expect([spelling, answer.status(), answer.headers().location]).toEqual([spelling, 308, card])
  }
  expect((await request.get('/devices/10de%3A2684')).status()).toBe(200)
  for (const wrong of ['10de:ffff', 'nonsense', '10de', '%00', '10de:2684%0a', 'a'.repeat(300)])
    expect([404, 400], wrong).toContain((await request.get(`/devices/${wrong}`)).status())
  for (const wrong of ['vendor=matrox', 'architecture=nope', 'after=1', `q=${'x'.repeat(200)}`, 'q=%00'])
    expect((await request.get(`/devices?${wrong}`)).status(), wrong).toBe(400)
  expect((await request.get('/devices?q=no+such+card')).status()).toBe(200)
})

test('the search names devices beside, and the sitemap those that have a name', async ({ page, request }) => {
  await page.goto('/search?q=7900+XTX')
  await page.getByRole('list', { name: 'Devices that the words name' }).getByRole('link').first().click()
  await expect(page).toHaveURL('/devices/1002:744c')
  expect(await (await request.get('/sitemaps/0.xml')).text()).toContain('/devices/10de:2684<')
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the ${colorScheme} theme @phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    for (const path of ['/devices', '/devices?q=4090', card, '/devices/1002:67df', '/devices/8086:643e']) {
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect
        .soft(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          path,
        )
        .toEqual([])
    }
  })
