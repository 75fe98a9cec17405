import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/fixtures'
import { createPerson, login } from '@/tests/support/login'
import { memberPages, publicPages, staffPages } from '@/tests/support/site-paths'

test.use({ expectedErrors: [/404/] })

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme axe finds nothing`, () => {
    test.use({ colorScheme })
    test.setTimeout(300_000)

    test('on public pages', async ({ page, request }) => {
      await examine(page, await publicPages(request))
    })

    test('on a member’s pages', async ({ page, request }) => {
      await login(page, await createPerson('axe-member', { reputation: 400 }))
      await examine(page, await memberPages(request))
    })

    test('on pages of moderators and administrators', async ({ page, request }) => {
      await login(page, await createPerson('axe-admin', { role: 'administrator' }))
      await examine(page, await staffPages(request))
    })

    test('on a phone @phone', async ({ page, request }) => {
      await examine(page, (await publicPages(request)).slice(0, 14))
    })
  })
}

async function examine(page: Page, paths: string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path)
    const { violations } = await new AxeBuilder({ page }).analyze()
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    )
    expect.soft(found, path).toEqual([])
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect.soft(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
  }
  expect(paths.length).toBeGreaterThan(0)
}
