import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { dumpOf, someText } from '../support/dumps'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

const mark = () => randomBytes(4).toString('hex')

async function signIn(page: Page, role: 'moderator' | 'member') {
  await login(page, await createPerson('Casey', { role, reputation: 2_500 }))
}

function dump(name: string): Buffer {
  return Buffer.from(
    dumpOf(
      [
        {
          title: `Imported ${name}`,
          revisions: [
            { id: 1, at: '2021-01-02T03:04:05Z', by: 'Mallory', comment: 'begin', text: someText('It') },
            { id: 2, at: '2022-01-02T03:04:05Z', by: 'Trent', text: `${someText('It')}{{Odd}}` },
          ],
        },
        { title: `Formerly ${name}`, redirect: `Imported ${name}`, text: `#REDIRECT [[Imported ${name}]]` },
      ],
      `Wiki ${name}`,
    ),
  )
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('a moderator tries a dump, reads the report, imports it and finds the page @phone', async ({
      page,
    }) => {
      const name = mark()
      await signIn(page, 'moderator')
      await page.goto('/wiki/import')
      await page.getByLabel('Shelf').selectOption('nvidia')
      await page.getByRole('button', { name: 'Try it without writing' }).click()
      await expect(page.getByText('Choose a file: a dump').first()).toBeVisible()
      await page
        .getByLabel('File', { exact: true })
        .setInputFiles({ name: 'dump.xml', mimeType: 'text/xml', buffer: dump(name) })
      await page.getByLabel('Topic').fill('From elsewhere')
      await page.getByRole('button', { name: 'Try it without writing' }).click()
      await expect(page).toHaveURL(/\/wiki\/import\/\d+$/)
      await reach(page, 'dry run done', script)
      await expect(page.getByRole('heading', { name: /Templates we do not know.*: 1/ })).toBeVisible()
      expect((await page.request.get(`/wiki/nvidia/imported-${name}`)).status()).toBe(404)

      await page.getByRole('button', { name: 'Import 1 page' }).click()
      await reach(page, 'imported', script)
      const report = await page.request.get(`${page.url()}/report`)
      expect(await report.text()).toContain('- 1 created')

      await page.goto(`/wiki/nvidia/formerly-${name}`)
      await expect(page).toHaveURL(`/wiki/nvidia/imported-${name}`)
      await expect(page.getByRole('heading', { level: 1, name: `Imported ${name}` })).toBeVisible()
      await expect(page.getByText('Trent, imported').first()).toBeVisible()
      await page.goto(`/wiki/nvidia/imported-${name}/history`)
      await expect(page.getByText('Mallory, imported')).toBeVisible()
      await expect(page.getByText(/Imported from Wiki/)).toBeVisible()
    })
  })
}

/** With script the page keeps itself up to date; without it is opened anew by its link. */
async function reach(page: Page, state: string, script: boolean) {
  const status = page.getByRole('status').filter({ hasText: state })
  if (script) await expect(status).toBeVisible({ timeout: 20_000 })
  else
    await expect(async () => {
      const again = page.getByRole('link', { name: 'Look again' })
      if (await again.isVisible()) await again.click()
      await expect(status).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 20_000 })
}

test('a broken dump is refused with the place', async ({ page }) => {
  await signIn(page, 'moderator')
  await page.goto('/wiki/import')
  const buffer = Buffer.from('<mediawiki>\n<page><title>x</page></mediawiki>')
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'dump.xml', mimeType: 'text/xml', buffer })
  await page.getByRole('button', { name: 'Try it without writing' }).click()
  await expect(page.getByText(/XML is broken.*line 2/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Nothing was written.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Import/ })).toHaveCount(0)
})

test.describe('for members', () => {
  test('importing does not exist', async ({ page }) => {
    await signIn(page, 'member')
    for (const path of ['/wiki/import', '/wiki/import/1', '/wiki/import/1/report'])
      expect((await page.request.get(path)).status()).toBe(404)
  })
})

test('a shelf is taken along as an archive and as one document', async ({ page }) => {
  await page.goto('/wiki/amd')
  const link = page.getByRole('link', { name: /Download all AMD/ })
  const archive = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(archive.headers()['content-type']).toBe('application/zip')
  const files = unzipSync(new Uint8Array(await archive.body()))
  const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))
  expect(Object.keys(files).filter((path) => path.startsWith('amd/'))).toHaveLength(manifest.pages)
  const etag = archive.headers().etag ?? ''
  expect(
    (await page.request.get('/wiki/export.zip?of=amd', { headers: { 'if-none-match': etag } })).status(),
  ).toBe(304)
  const head = await page.request.head('/wiki/export.zip?of=amd')
  expect([head.status(), head.headers().etag]).toEqual([200, etag])

  await page.getByRole('link', { name: /Print all AMD/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'AMD driver notes' })).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(manifest.pages)
  const first = page.getByRole('navigation').getByRole('link').first()
  await expect(page.locator((await first.getAttribute('href')) ?? '#none')).toBeVisible()
  for (const nothing of ['/wiki/export.zip?of=matrox', '/wiki/export.html?of=amd/none'])
    expect((await page.request.get(nothing)).status()).toBe(404)
})
