import { randomBytes } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { giveRig } from '../support/saved-machine'

const body = `For everybody.

:::applies driver=nvidia>=590
### For branch 590

What 590 needs.
:::

:::applies kernel>=6.8
What a new kernel needs.
:::

:::applies rocm>=6.2
What ROCm needs.
:::
`

const block = (page: Page, words: string): Locator =>
  page.locator('.prose details.applies', { hasText: words })

for (const script of [true, false])
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('everybody sees all blocks, with what they apply to @phone', async ({ page }) => {
      const path = await writePage(page, body)
      await page.context().clearCookies()
      await page.goto(path)
      for (const words of ['What 590 needs.', 'What a new kernel needs.', 'What ROCm needs.'])
        await expect(page.getByText(words)).toBeVisible()
      await expect(page.getByText('Applies to: NVIDIA driver 590 or newer')).toBeVisible()
      await expect(page.getByText('Applies to: kernel 6.8 or newer')).toBeVisible()
      expect(await tooWide(page)).toBeLessThanOrEqual(0)
    })

    test('a condition that cannot be read is said before it is saved, and in the preview @phone', async ({
      page,
    }) => {
      await login(page, await createPerson('Brook', { reputation: 2_500 }))
      await page.goto(`/wiki/new?path=${newPath()}`)
      const faulty = 'Before the block\n\n:::applies kernal>=6.8\nin the block\n:::\n'
      await fillPage(page, faulty)
      if (!script) await page.getByRole('button', { name: 'Preview' }).click()
      else await page.getByText('Preview', { exact: true }).first().click()
      await expect(page.locator('.editor-preview .applies-problem')).toContainText(
        'none of driver, distribution',
      )
      await expect(page.locator('.editor-preview')).toContainText('in the block')
      await page.getByRole('button', { name: 'Create page' }).click()
      await expect(page.getByText(/^Line 3: “kernal>=6.8”: this is none of/).first()).toBeVisible()
      await expect(page.getByLabel('Text', { exact: true })).toHaveValue(faulty)
    })
  })

test('a block folds for a machine it is not for, says why, and opens with one click @phone', async ({
  page,
}) => {
  const path = await writePage(page, body)
  await signInWithRig(page, { driverVersion: '580.95.05', kernel: '6.1.0-18-amd64' })
  await page.goto(path)
  const branch = block(page, 'Applies to: NVIDIA')
  await expect(branch.locator('summary')).toContainText(
    'Not for your machine: needs NVIDIA driver 590 or newer, yours is 580.95.05',
  )
  await expect(page.getByText('What 590 needs.')).toBeHidden()
  await expect(block(page, 'Applies to: kernel').locator('summary')).toContainText(
    'needs kernel 6.8 or newer, yours is 6.1.0-18-amd64',
  )
  await expect(page.getByText('What ROCm needs.')).toBeVisible()
  await expect(block(page, 'Applies to: ROCm')).toContainText('it does not say its ROCm version')
  expect(await tooWide(page)).toBeLessThanOrEqual(0)

  await branch.locator('summary').click()
  await expect(page.getByText('What 590 needs.')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('What a new kernel needs.')).toBeVisible()
})

test('a block that fits stays open, with a quiet mark', async ({ page }) => {
  const path = await writePage(page, body)
  await signInWithRig(page, { driverVersion: '590.48.01', kernel: '6.17.4-arch2-1' })
  await page.goto(path)
  await expect(block(page, 'Applies to: NVIDIA')).toContainText('Applies to your machine')
  await expect(page.getByText('What 590 needs.')).toBeVisible()
  await expect(page.getByText('What a new kernel needs.')).toBeVisible()
})

test('a link to a place within a block leads there, whatever the machine', async ({ page }) => {
  const path = await writePage(page, body)
  await signInWithRig(page, { driverVersion: '580.95.05' })
  await page.goto(path)
  const heading = page.getByRole('heading', { name: 'For branch 590', includeHidden: true })
  await expect(heading).toBeHidden()
  await page.goto(`${path}#${await heading.getAttribute('id')}`)
  await page.reload()
  await expect(block(page, 'Applies to: NVIDIA')).toContainText('Not for your machine')
  await expect(heading).toBeVisible()
})

test('the toolbar puts a block around what is chosen, and the help is a page', async ({ page }) => {
  await login(page, await createPerson('Brook', { reputation: 2_500 }))
  await page.goto(`/wiki/new?path=${newPath()}`)
  const field = page.getByLabel('Text', { exact: true })
  await field.fill('Only for some.')
  await field.selectText()
  await page.getByRole('button', { name: 'For some machines only' }).click()
  await expect(field).toHaveValue('\n:::applies kernel>=6.8\nOnly for some.\n:::\n')
  const help = await page.getByRole('link', { name: 'All about formatting' }).getAttribute('href')
  await page.goto(help ?? '')
  await expect(page.getByRole('heading', { name: 'Blocks that hold for some machines only' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the ${colorScheme} theme, folded or not @phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    const path = await writePage(page, body)
    await signInWithRig(page, { driverVersion: '580.95.05' })
    await page.goto(path)
    await expect(block(page, 'Applies to: NVIDIA')).toContainText('Not for your machine')
    await expect(block(page, 'Applies to: kernel')).toContainText('Applies to your machine')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

async function signInWithRig(page: Page, facts: { driverVersion?: string; kernel?: string }): Promise<void> {
  const ada = await createPerson('Ada')
  await giveRig(ada, facts)
  await page.context().clearCookies()
  await login(page, ada)
}

/** A new page by somebody else; its address. */
async function writePage(page: Page, text: string): Promise<string> {
  await login(page, await createPerson('Brook', { reputation: 2_500 }))
  const path = newPath()
  await page.goto(`/wiki/new?path=${path}`)
  await fillPage(page, text)
  await page.getByRole('button', { name: 'Create page' }).click()
  await expect(page).toHaveURL(`/wiki/${path}`)
  return `/wiki/${path}`
}

async function fillPage(page: Page, text: string): Promise<void> {
  await page.getByLabel('Title').fill('Parts for some')
  await page.getByLabel('In one sentence').fill('What holds for some machines only.')
  await page.getByLabel('Topic').fill('Diagnostics')
  await page.getByLabel('Tags').fill('nvidia')
  await page.getByLabel('Text', { exact: true }).fill(text)
}

function newPath(): string {
  return `nvidia/blocks-${randomBytes(4).toString('hex')}`
}

function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}
