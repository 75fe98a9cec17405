import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../support/fixtures'

test('the collector is shown before it is run, as it is served @phone', async ({
  page,
  request,
  baseURL,
}) => {
  const script = await request.get('/collect.sh')
  expect(script.headers()['content-type']).toBe('text/plain; charset=utf-8')
  await page.goto('/collect')
  await expect(page.getByText(`curl -fsSL ${baseURL}/collect.sh | less`)).toBeVisible()
  const shown = await page.locator('figure', { hasText: 'collect.sh' }).last().locator('pre').textContent()
  expect(shown).toBe(await script.text())
  await expect(page.getByRole('heading', { name: 'What is taken out' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test('a command is copied by its button', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/collect')
  await page.getByRole('button', { name: 'Copy' }).first().click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `curl -fsSL ${baseURL}/collect.sh | less`,
  )
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/collect')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
