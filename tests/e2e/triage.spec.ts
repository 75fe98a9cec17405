import { gzipSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

const log = `[    0.000000] Linux version 6.17.4-arch1-1 (build@anvil) #1 SMP PREEMPT_DYNAMIC
[    4.812345] NVRM: loading NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build  (mara@anvil)
01:00.0 VGA compatible controller [0300]: NVIDIA Corporation AD102 [GeForce RTX 4090] [10de:2684] (rev a1)
[   31.402911] NVRM: Xid (PCI:0000:01:00): 31, pid=2714, name=<img src=x onerror=alert(1)>, Ch 00000008
[   32.402911] NVRM: Xid (PCI:0000:01:00): 79, pid=2714, name=render, Ch 00000008
`
const file = { name: 'boot.log.gz', mimeType: 'application/gzip', buffer: gzipSync(log) }

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a pasted log is read, without names, and leads on @phone', async ({ page }) => {
    await page.goto('/triage')
    await page.getByLabel('Paste a log').fill(log)
    await page.getByRole('button', { name: 'Read it' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the log says')
    const titles = await page.getByRole('heading', { level: 3 }).allTextContents()
    expect(titles.filter((title) => title.startsWith('Xid')).map((title) => title.slice(0, 6))).toEqual([
      'Xid 31',
      'Xid 79',
    ])
    await expect(page.getByRole('link', { name: /RTX 4090/ })).toHaveAttribute('href', '/devices/10de:2684')
    await expect(page.getByText('580.95.05').first()).toBeVisible()
    expect(await page.content()).not.toMatch(/mara|anvil/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await page
      .getByRole('link', { name: /fallen off the bus/ })
      .first()
      .click()
    await expect(page).toHaveURL('/errors/nvidia/xid-79')
  })

  test('the home page takes a log, and a refused one stays typed', async ({ page }) => {
    await page.goto('/')
    await page.getByLabel('Log, or what commands print').fill(log)
    await page.getByRole('button', { name: 'Read it' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the log says')
    await page.goto('/triage')
    await page.getByLabel('Paste a log').fill('\nmy own words\n')
    await page.getByLabel('Or choose a file').setInputFiles({ ...file, buffer: file.buffer.subarray(0, 60) })
    const answered = page.waitForResponse('**/triage/result')
    await page.getByRole('button', { name: 'Read it' }).click()
    expect((await answered).status()).toBe(400)
    await expect(page.getByRole('alert')).toContainText('damaged or incomplete')
    await expect(page.getByLabel('Paste a log')).toHaveValue('\nmy own words\n')
  })

  test('"Ask with this" keeps everything over signing in, and opens the form filled', async ({ page }) => {
    await page.goto('/triage')
    await page.getByLabel('Paste a log').fill(log)
    await page.getByRole('button', { name: 'Read it' }).click()
    const answered = page.waitForResponse('**/triage/ask')
    await page.getByRole('button', { name: 'Ask with this' }).click()
    expect((await answered).status()).toBe(401)
    await expect(page.getByRole('link', { name: 'Sign in in a new tab' })).toBeVisible()
    await login(page, await createPerson('Ada'))
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page).toHaveURL('/questions/ask')
    await expect(page.getByLabel('Title')).toHaveValue(/Xid 79/)
    await expect(page.getByLabel('What happens, and what did you expect?')).toHaveValue(/What the log shows/)
    await expect(page.getByLabel('Tags')).toHaveValue(/nvidia/)
  })
})

test.describe('with a file that is no log', () => {
  test.use({ expectedErrors: [/415/] })

  test('a dropped file is read in place; a refusal leaves the form as it is @phone', async ({ page }) => {
    await page.goto('/triage')
    await page
      .getByLabel('Or choose a file')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: noise })
    await page.getByLabel('Paste a log').fill('my own words')
    await page.getByRole('button', { name: 'Read it' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'not a text' })).toBeVisible()
    await expect(page.getByLabel('Paste a log')).toHaveValue('my own words')
    await drop(page, log)
    await expect(page.getByRole('status').filter({ hasText: 'dropped.log is chosen' })).toBeVisible()
    await page.getByRole('button', { name: 'Read it' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the log says')
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(page).toHaveURL('/triage')
  })
})

test('the ask form tells of known errors while one writes', async ({ page }) => {
  await login(page, await createPerson('Ada'))
  await page.goto('/questions/ask')
  await page.getByLabel('What happens, and what did you expect?').fill('The log says Xid 79 since today.')
  await expect(page.getByLabel('Errors in your text').getByRole('link', { name: /Xid 79.*\[/ })).toBeVisible()
})

test('limits and gates hold, and what goes wrong is said with its status', async ({ request, baseURL }) => {
  const origin = baseURL ?? ''
  const send = (
    multipart: Record<string, string | typeof file>,
    headers: Record<string, string> = { origin },
  ) => request.post('/triage/result', { multipart, headers, maxRedirects: 0 })
  expect((await send({ log })).status()).toBe(200)
  expect((await send({ log }, { origin: 'https://evil.example' })).status()).toBe(403)
  expect((await send({ log }, {})).status()).toBe(403)
  expect((await send({ log: '' })).status()).toBe(400)
  expect((await send({ file: { ...file, buffer: noise } })).status()).toBe(415)
  expect(
    (await send({ file: { ...file, buffer: gzipSync(Buffer.alloc(100 * 1024 * 1024)) } })).status(),
  ).toBe(413)
  expect((await send({ log: 'a'.repeat(10 * 1024 * 1024 + 1) })).status()).toBe(413)
  expect((await send({ log: 'a'.repeat(30 * 1024 * 1024) })).status()).toBe(413)
  const started = performance.now()
  const large = await send({
    file: { ...file, buffer: Buffer.from(log.repeat(22_000).slice(0, 10 * 1024 * 1024)) },
  })
  expect(large.status()).toBe(200)
  expect(performance.now() - started).toBeLessThan(9_000)
  expect(large.headers()['cache-control']).toContain('no-store')
  expect((await request.get('/triage/result', { maxRedirects: 0 })).headers().location).toBe('/triage')
  for (const body of ['', 'log=1', '--x\r\nbroken'])
    expect(
      (
        await request.post('/triage/result', {
          data: body,
          headers: { origin, 'content-type': 'multipart/form-data; boundary=x' },
        })
      ).status(),
    ).toBe(400)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the ${colorScheme} theme @phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/triage')
    await expectNoViolations(page)
    await page.getByLabel('Paste a log').fill(log)
    await page.getByRole('button', { name: 'Read it' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the log says')
    await expectNoViolations(page)
  })

const noise = Buffer.from(Uint8Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 256))

async function expectNoViolations(page: ConstructorParameters<typeof AxeBuilder>[0]['page']): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

async function drop(page: ConstructorParameters<typeof AxeBuilder>[0]['page'], text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], 'dropped.log'))
    return transfer
  }, text)
  await page.dispatchEvent('form[data-triage]', 'drop', { dataTransfer })
}
