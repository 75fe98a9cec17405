import type { Browser, Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { writeWikiPage } from '../support/wiki-pages'

const text = (page: Page) => page.getByLabel('Text', { exact: true })

async function openEditor(page: Page, name = 'Ada'): Promise<string> {
  await login(page, await createPerson(name, { reputation: 50 }))
  const path = await writeWikiPage(page)
  await page.goto(`/wiki/${path}/edit`)
  return path
}

test('tools and keys write Markdown, Ctrl+Z takes it back, and Tab goes on', async ({ page }) => {
  await openEditor(page)
  const field = text(page)
  await field.fill('')
  await field.pressSequentially('- one')
  await field.press('Enter')
  await field.pressSequentially('two')
  await field.press('Enter')
  await field.press('Enter')
  await expect(field).toHaveValue('- one\n- two\n')
  await field.pressSequentially('loud')
  await page.keyboard.press('Shift+Home')
  await field.press('Control+b')
  await expect(field).toHaveValue('- one\n- two\n**loud**')
  await field.press('Control+z')
  await expect(field).toHaveValue('- one\n- two\nloud')
  await field.press('Control+End')
  const toolbar = page.getByRole('toolbar', { name: 'Formatting' })
  await toolbar.getByRole('button', { name: 'Table' }).click()
  await expect(field).toHaveValue(/\n\n\| Column 1 \| Column 2 \| Column 3 \|\n/)
  await field.press('Control+z')
  await expect(field).toHaveValue('- one\n- two\nloud')

  // One stop for Tab; arrows and Home go within.
  await toolbar.getByRole('button', { name: 'Bold' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(toolbar.getByRole('button', { name: 'Italic' })).toBeFocused()
  await page.keyboard.press('End')
  await expect(toolbar.getByRole('button', { name: 'Picture or log' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(toolbar.locator(':focus')).toHaveCount(0)
  await field.focus()
  await page.keyboard.press('Tab')
  await expect(field).not.toBeFocused()
})

test('Ctrl+Enter saves', async ({ page }) => {
  const path = await openEditor(page)
  await text(page).fill('Saved by two keys, which is long enough.')
  await text(page).press('Control+Enter')
  await expect(page).toHaveURL(`/wiki/${path}`)
  await expect(page.getByText('Saved by two keys')).toBeVisible()
})

test('a pasted table and a pasted log become Markdown, the log without what is private', async ({ page }) => {
  await openEditor(page)
  const field = text(page)
  await field.fill('')
  await paste(page, {
    'text/plain': 'Driver\tKernel\n580\t6.17',
    'text/html':
      '<table><tr><th>Driver</th><th>Kernel</th></tr><tr><td><b>580</b></td><td>6.17</td></tr></table>',
  })
  await expect(field).toHaveValue('| Driver | Kernel |\n| - | - |\n| **580** | 6.17 |\n')
  await expect(page.getByText('Pasted as Markdown')).toBeVisible()
  await field.press('Control+z')
  await expect(field).toHaveValue('Driver\tKernel\n580\t6.17')

  await field.fill('')
  const line =
    'Dec 01 10:00:00 ada-laptop kernel: NVRM: Xid (PCI:0000:01:00): 79, GPU has fallen off the bus.'
  const log = Array.from({ length: 6 }, () => line).join('\n')
  await paste(page, { 'text/plain': log })
  await expect(field).toHaveValue(/^```log\nDec 01 10:00:00 <host-1> kernel: NVRM[\s\S]*```\n$/)
  await expect(page.getByText('Taken out: 1 host name')).toBeVisible()
  await field.press('Control+z')
  await expect(field).toHaveValue(log)
})

test('pasted HTML runs nothing and loads nothing', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await openEditor(page)
  await text(page).fill('')
  await paste(page, {
    'text/plain': 'bold',
    'text/html':
      '<b>bold</b><img src="https://evil.test/x.png" onerror="document.title=1"><script>document.title=2</script>',
  })
  await expect(text(page)).toHaveValue(/^\*\*bold\*\*/)
  expect(await page.title()).toMatch(/Edit/)
  expect(asked.filter((url) => url.includes('evil.test'))).toEqual([])
})

test('pages, people and tags are completed by the keyboard', async ({ page }) => {
  const path = await openEditor(page)
  const field = text(page)
  await field.fill('')
  await field.pressSequentially(`see [[${path.slice(0, -2)}`)
  const list = page.getByRole('listbox', { name: 'Suggestions' })
  await expect(list.getByRole('option', { name: path })).toHaveAttribute('aria-selected', 'true')
  const active = await field.getAttribute('aria-activedescendant')
  await expect(page.locator(`#${active}`)).toContainText(path)
  await field.press('Enter')
  await expect(field).toHaveValue(`see [[${path}]]`)
  await expect(list).toBeHidden()
  await field.pressSequentially(` and [[${path.slice(0, -2)}`)
  await expect(list).toBeVisible()
  await field.press('Escape')
  await expect(list).toBeHidden()

  const tags = page.getByLabel('Tags')
  await tags.fill('')
  await tags.pressSequentially('nvid')
  const offered = list.getByRole('option', { name: /^nvidia / })
  await expect(offered.first()).toHaveAttribute('aria-selected', 'true')
  await tags.press('Tab')
  await expect(tags).toHaveValue('nvidia, ')
})

test('two who have one page open hear of each other, until one leaves', async ({ page, browser }) => {
  const path = await openEditor(page)
  await expect(page.getByText('editing this page')).toHaveCount(0)
  const other = await secondEditor(browser, 'Brook', path, true)
  await expect(other.getByText(/Ada-\w+ has been editing this page/)).toBeVisible()
  const plain = await secondEditor(browser, 'Casey', path, false)
  await expect(
    plain.getByText(/Ada-\w+ and Brook-\w+ are editing this page|Brook-\w+ and Ada-\w+/),
  ).toBeVisible()
  await page.goto(`/wiki/${path}`)
  await expect
    .poll(async () => {
      await plain.reload()
      return plain.getByText(/Ada-\w+/).count()
    })
    .toBe(0)
  await other.context().close()
  await plain.context().close()
})

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('changes are shown before saving @phone', async ({ page }) => {
      const path = await openEditor(page)
      await text(page).fill((await text(page).inputValue()).replace('one', 'ONE'))
      await page.getByLabel('Title').fill('Xid errors, all')
      await page.getByRole('button', { name: 'Show changes' }).click()
      const changes = page.getByRole('region', { name: 'Changes', exact: true })
      await expect(changes.locator('table.diff ins')).toHaveText('ONE')
      await expect(changes.getByRole('table', { name: 'Changed fields' })).toContainText('Xid errors, all')
      await expect(text(page)).toHaveValue(/ONE/)
      expect(new URL(page.url()).pathname).toBe(`/wiki/${path}/edit`)
    })
  })
}

test('a draft is saved, said so, and found again', async ({ page }) => {
  await openEditor(page)
  await text(page).fill('Half a thought that is long enough to be kept.')
  await expect(page.getByText(/Draft saved \d/)).toBeVisible()
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(page.getByText('The form holds what you wrote before')).toBeVisible()
  await expect(text(page)).toHaveValue('Half a thought that is long enough to be kept.')
})

async function secondEditor(
  browser: Browser,
  name: string,
  path: string,
  javaScriptEnabled: boolean,
): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await login(page, await createPerson(name, { reputation: 50 }))
  await page.goto(`/wiki/${path}/edit`)
  return page
}

async function paste(page: Page, data: Record<string, string>) {
  await text(page).evaluate((field, types) => {
    const transfer = new DataTransfer()
    for (const [type, value] of Object.entries(types)) transfer.setData(type, value)
    if (field instanceof HTMLTextAreaElement) field.focus()
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    )
  }, data)
}
