import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { contentPaths, memberPages, publicPages, staffPages } from '../support/site-paths'

test.describe.configure({ timeout: 240_000 })
test.use({ expectedErrors: [/404/] })

/** Presses Tab until the focus is there, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target, `after ${most} times Tab`).toBeFocused()
}

async function skip(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const link = page.getByRole('link', { name: 'Skip to content' })
  await page.keyboard.press('Tab')
  await expect.soft(link, path).toBeFocused()
  await expect.soft(link, path).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Enter')
  await expect.soft(page.locator('main'), path).toBeFocused()
  await page.keyboard.press('Tab')
  const inHeader = page.locator('.skip-link:focus, .site-header :focus, .section-tabs :focus')
  await expect.soft(inHeader, `${path}: the next Tab goes on after the header`).toHaveCount(0)
}

for (const script of [true, false]) {
  test.describe(`the first Tab is the way past the header, ${script ? 'with' : 'without'} script`, () => {
    test.use({ javaScriptEnabled: script })

    test('on every type of public page @phone', async ({ page, request }) => {
      for (const path of await publicPages(request)) await skip(page, path)
    })

    test('on a member’s pages', async ({ page, request }) => {
      await login(page, await createPerson('keys-member', { reputation: 400 }))
      for (const path of await memberPages(request)) await skip(page, path)
    })

    test('on pages of moderators and administrators', async ({ page, request }) => {
      await login(page, await createPerson('keys-admin', { role: 'administrator' }))
      for (const path of await staffPages(request)) await skip(page, path)
    })
  })
}

test('the account menu is opened, walked through, left and used by keyboard', async ({ page }) => {
  const person = await createPerson('Ada')
  await login(page, person)
  await page.goto('/')
  const summary = page.locator('summary', { has: page.locator('.avatar') }).first()
  const menu = page.locator('details[data-menu]', { has: summary })
  await expect(summary).toBeVisible()
  await tabTo(page, summary)
  await page.keyboard.press('Enter')
  await expect(menu).toHaveAttribute('open')
  const entries = menu.locator('a, button')
  for (const name of ['Profile', 'Inbox', 'Following', 'Bookmarks', 'Suggested edits', 'Settings']) {
    await page.keyboard.press('Tab')
    await expect(menu.getByRole('link', { name })).toBeFocused()
  }
  await page.keyboard.press('Tab')
  await expect(entries.last()).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(menu, 'leaving it closes it').not.toHaveAttribute('open')

  await summary.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect(menu).not.toHaveAttribute('open')
  await expect(summary).toBeFocused()

  await page.keyboard.press('Enter')
  await tabTo(page, menu.getByRole('link', { name: 'Settings' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/settings/)
})

test('how to follow is chosen by keyboard', async ({ page }) => {
  await login(page, await createPerson('Brook'))
  await page.goto('/tags/nvidia')
  const summary = page.locator('summary[aria-label^="How to follow"]').first()
  const menu = page.locator('details[data-menu]', { has: summary })
  await tabTo(page, summary, 120)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(menu).not.toHaveAttribute('open')
  await expect(summary).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, menu.getByRole('button', { name: /^Track/ }))
  await page.keyboard.press('Enter')
  await expect(page.locator('form.follow [data-words]').first()).not.toHaveText('Follow')
})

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script, viewport: { width: 390, height: 844 } })

    test('the menu of a narrow window is opened, left and used by keyboard', async ({ page }) => {
      await page.goto('/')
      const button = page.getByRole('button', { name: 'Menu' })
      const menu = page.locator('#site-nav')
      await tabTo(page, button)
      await page.keyboard.press('Enter')
      await expect(menu).toBeVisible()
      await page.keyboard.press('Tab')
      await expect(menu.getByRole('link', { name: 'Questions' })).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(menu).toBeHidden()
      await expect(button).toBeFocused()
      await page.keyboard.press('Enter')
      await tabTo(page, menu.getByRole('link', { name: 'Wiki' }))
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL('/wiki')
    })
  })
}

test('a form for a comment is unfolded and folded by keyboard', async ({ page, request }) => {
  const { question } = await contentPaths(request)
  await login(page, await createPerson('Casey'))
  await page.goto(question)
  const fold = page.locator('details.comment-add').first()
  const summary = fold.locator('summary')
  await summary.focus()
  await page.keyboard.press('Enter')
  await expect(fold).toHaveAttribute('open')
  await page.keyboard.press('Tab')
  await expect(fold.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Space')
  await expect(fold).not.toHaveAttribute('open')
})

test('the help for shortcuts opens, closes where one was, and can switch them off', async ({ page }) => {
  await page.goto('/tags')
  const first = page.locator('main a').first()
  await first.focus()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expect(first).toBeFocused()
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await expect(page).toHaveURL('/wiki')

  // The address is there before the script that hears keys.
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(help).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.getByLabel('Use keyboard shortcuts').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await page.reload()
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await page.keyboard.press('/')
  await expect(page).toHaveURL('/wiki')
  await expect(page.locator('#site-search')).not.toBeFocused()
})
