import { randomBytes } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { giveRig } from '../support/saved-machine'

const tabbed = `How to install it, by distribution.

:::tabs
:::tab fedora
Words for Fedora.
:::tab arch
Words for Arch.

## Deep in Arch

More for Arch.
:::tab debian, ubuntu
Words for Debian.
:::

\`\`\`dot
digraph { label="Two parts"; a [label="First part"]; a -> b [label="then" color=good] }
\`\`\`
`

for (const script of [true, false])
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('a page shows a part of another, and an edit there shows on the next request @phone', async ({
      page,
    }) => {
      const inner = await writePage(
        page,
        'Common advice',
        'An introduction.\n\n## Steps\n\nDo it like this.\n',
      )
      const outer = await writePage(
        page,
        'Uses advice',
        `Of its own.\n\n## Before\n\n{{include ${inner}#steps}}\n\n{{facts signatures nvidia xid limit=2}}\n`,
      )
      await page.context().clearCookies()
      await page.goto(`/wiki/${outer}`)
      await expect(page.locator('.inclusion')).toContainText('Do it like this.')
      await expect(page.locator('.inclusion').getByRole('heading', { level: 3, name: 'Steps' })).toBeVisible()
      await expect(page.locator('.inclusion')).toContainText('From Common advice.')
      await expect(page.locator('.facts tbody tr')).toHaveCount(2)
      expect(await tooWide(page)).toBeLessThanOrEqual(0)

      await login(page, await createPerson('Casey', { role: 'moderator' }))
      await page.goto(`/wiki/${outer}`)
      await page.locator('.inclusion').getByRole('link', { name: 'Edit there' }).click()
      await page.getByLabel('Text of this section').fill('## Steps\n\nDo it like that.\n')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page).toHaveURL(`/wiki/${inner}`)
      await page.context().clearCookies()
      await page.goto(`/wiki/${outer}`)
      await expect(page.locator('.inclusion')).toContainText('Do it like that.')
      await page.goto(`/wiki/${inner}/links`)
      await expect(page.locator('main')).toContainText('page · shows it within its text')
    })

    test('a page that is not there, and words that are no table, are said in the preview @phone', async ({
      page,
    }) => {
      await login(page, await createPerson('Brook', { reputation: 2_500 }))
      await page.goto(`/wiki/new?path=${newPath()}`)
      await fillPage(page, 'Wrong marks', '{{include nvidia/not-there}}\n\n{{facts weather here}}\n')
      if (!script) await page.getByRole('button', { name: 'Preview' }).click()
      else await page.getByText('Preview', { exact: true }).first().click()
      const preview = page.locator('.editor-preview')
      await expect(preview).toContainText('There is no page nvidia/not-there to be shown here.')
      await expect(preview).toContainText('“weather”: this is none of releases')
    })
  })

test.describe('tabs without script', () => {
  test.use({ javaScriptEnabled: false })

  test('stand one below the other, each with its label @phone', async ({ page }) => {
    const path = await writePage(page, 'By distribution', tabbed)
    await page.goto(`/wiki/${path}`)
    for (const words of ['Words for Fedora.', 'Words for Arch.', 'Words for Debian.'])
      await expect(page.getByText(words)).toBeVisible()
    await expect(page.locator('.alternative-name')).toHaveText(['Fedora', 'Arch Linux', 'Debian or Ubuntu'])
    await expect(page.getByRole('tab')).toHaveCount(0)
    await expect(page.getByRole('img', { name: 'Diagram: Two parts' })).toBeVisible()
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
  })
})

test('tabs are chosen by keyboard, remembered here, and all printed @phone', async ({ page }) => {
  const path = await writePage(page, 'By distribution', tabbed)
  await page.goto(`/wiki/${path}`)
  const tabs = page.getByRole('tablist', { name: 'Choose what is shown' }).getByRole('tab')
  await expect(tabs).toHaveText(['Fedora', 'Arch Linux', 'Debian or Ubuntu'])
  await expect(chosen(page)).toHaveText('Fedora')
  await expect(page.getByText('Words for Arch.')).toBeHidden()

  await tabs.first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(chosen(page)).toHaveText('Arch Linux')
  await expect(chosen(page)).toBeFocused()
  await expect(page.getByRole('tabpanel', { name: 'Arch Linux' })).toContainText('Words for Arch.')
  await expect(page.getByText('Words for Fedora.')).toBeHidden()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(chosen(page)).toHaveText('Debian or Ubuntu')
  await page.keyboard.press('Home')
  await expect(chosen(page)).toHaveText('Fedora')
  await page.keyboard.press('End')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('tabpanel', { name: 'Debian or Ubuntu' })).toBeFocused()

  const other = await writePage(page, 'The same choice elsewhere', tabbed)
  await page.goto(`/wiki/${other}`)
  await expect(chosen(page)).toHaveText('Debian or Ubuntu')
  await page.emulateMedia({ media: 'print' })
  for (const words of ['Words for Fedora.', 'Words for Arch.', 'Words for Debian.'])
    await expect(page.getByText(words)).toBeVisible()
})

test('the tab for the reader’s machine is in front, and a link leads into any', async ({ page }) => {
  const text = ':::tabs\n:::tab amd\n## With AMD\n\nOne way.\n:::tab nvidia\nAnother way.\n:::\n'
  const path = await writePage(page, 'By vendor', text)
  const ada = await createPerson('Ada')
  await giveRig(ada)
  await page.context().clearCookies()
  await login(page, ada)
  await page.goto(`/wiki/${path}`)
  await expect(chosen(page)).toHaveText('NVIDIA')
  await expect(page.getByRole('tabpanel')).toContainText('Applies to your machine')
  await expect(page.getByText('Another way.')).toBeVisible()
  const heading = page.getByRole('heading', { name: 'With AMD', includeHidden: true })
  await expect(heading).toBeHidden()
  await page.goto(`/wiki/${path}#${await heading.getAttribute('id')}`)
  await page.reload()
  await expect(heading).toBeVisible()
  await expect(chosen(page)).toHaveText('AMD')
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in tabs, tables and diagrams in the ${colorScheme} theme @phone`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    const path = await writePage(
      page,
      'All of it',
      `${tabbed}\n\n{{facts signatures amd limit=3}}\n\n{{include nvidia/not-there}}\n`,
    )
    await page.goto(`/wiki/${path}`)
    await expect(chosen(page)).toHaveText('Fedora')
    await page.locator('.diagram-words > summary').click()
    await expect(page.locator('.diagram-words')).toContainText('From First part to b (then).')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

function chosen(page: Page): Locator {
  return page.getByRole('tab', { selected: true })
}

/** A new page by somebody else; its path. */
async function writePage(page: Page, title: string, text: string): Promise<string> {
  await page.context().clearCookies()
  await login(page, await createPerson('Brook', { reputation: 2_500 }))
  const path = newPath()
  await page.goto(`/wiki/new?path=${path}`)
  await fillPage(page, title, text)
  await page.getByRole('button', { name: 'Create page' }).click()
  await expect(page).toHaveURL(`/wiki/${path}`)
  return path
}

async function fillPage(page: Page, title: string, text: string): Promise<void> {
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('In one sentence').fill('What is shown beside its own words.')
  await page.getByLabel('Topic').fill('Diagnostics')
  await page.getByLabel('Tags').fill('nvidia')
  await page.getByLabel('Text', { exact: true }).fill(text)
}

function newPath(): string {
  return `nvidia/embeds-${randomBytes(4).toString('hex')}`
}

function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}
