import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { cookieOf, createSuspended } from '../support/door-objects'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { writeWikiPage } from '../support/wiki-pages'

const screenshot = async (tint = Math.floor(Math.random() * 0xffffff)) =>
  sharp({
    create: { width: 320, height: 200, channels: 3, background: `#${tint.toString(16).padStart(6, '0')}` },
  })
    .png()
    .toBuffer()
const longLog = 'Dec  1 10:00:00 ada-laptop kernel: nvidia: loading\n'.repeat(300)

async function openEditor(page: Page): Promise<string> {
  await login(page, await createPerson('Ada', { reputation: 50 }))
  const path = await writeWikiPage(page)
  await page.goto(`/wiki/${path}/edit`)
  return path
}

const text = (page: Page) => page.getByLabel('Text', { exact: true })

test('a picture is attached by the button, described, saved and read by everybody @phone', async ({
  page,
  playwright,
  baseURL,
}) => {
  const path = await openEditor(page)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('toolbar').getByRole('button', { name: 'Picture or log' }).click()
  await (await chooser).setFiles({
    name: 'Black screen.png',
    mimeType: 'image/png',
    buffer: await screenshot(),
  })
  await expect(text(page)).toHaveValue(
    /!\[describe this picture\]\(\/files\/[0-9a-f]{64}\/black-screen\.(png|webp)\)/,
  )
  await page.keyboard.type('the console after boot')
  await expect(text(page)).toHaveValue(/!\[the console after boot\]/)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(`/wiki/${path}`)
  const picture = page.getByRole('img', { name: 'the console after boot' })
  await expect(picture).toHaveAttribute('width', '320')
  const src = (await picture.getAttribute('src')) ?? ''
  const stranger = await playwright.request.newContext({ baseURL })
  const answer = await stranger.get(src)
  const headers = answer.headers()
  expect([
    answer.status(),
    headers['cache-control'],
    headers['x-content-type-options'],
    headers['content-security-policy'],
  ]).toEqual([
    200,
    'public, max-age=31536000, s-maxage=600, immutable',
    'nosniff',
    "default-src 'none'; sandbox",
  ])
  const again = await stranger.get(src, { headers: { 'if-none-match': headers.etag ?? '' } })
  expect([again.status(), (await stranger.head(src)).status()]).toEqual([304, 200])
  const wrong = [
    src.replace(/\.\w+$/, '.html'),
    src.replace(/[0-9a-f]{64}/, '0'.repeat(64)),
    '/files/x/a.png',
  ]
  for (const address of wrong) expect((await stranger.get(address)).status(), address).toBe(404)
  await stranger.dispose()
})

test('files are dropped, refused in words, and a long log is put beside the text', async ({
  page,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 4/)
  await openEditor(page)
  await drop(page, 'drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await expect(page.getByRole('alert').filter({ hasText: 'SVG drawings' })).toBeVisible()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await drop(page, 'dmesg.txt', longLog)
  await expect(text(page)).toHaveValue(/\[dmesg\.log\]\(\/files\/[0-9a-f]{64}\/dmesg\.log\)/)
  await expect(page.getByText('Taken out of the log: 1 host name')).toBeVisible()
  const address = /\/files\/[0-9a-f]{64}\/dmesg\.log/.exec(await text(page).inputValue())?.[0] ?? ''
  const log = await page.request.get(address)
  expect([log.status(), log.headers()['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
  expect(await log.text()).toMatch(/^Dec {2}1 10:00:00 <host-1> kernel/)
})

test('who may not write attaches nothing, and nothing comes from other sites', async ({
  request,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? '').origin
  const file = { name: 'a.png', mimeType: 'image/png', buffer: await screenshot() }
  const send = (headers: Record<string, string>) =>
    request.post('/files', {
      multipart: { file },
      headers: { accept: 'application/json', origin, ...headers },
    })
  expect((await send({})).status()).toBe(401)
  const ada = await createPerson('Ada')
  expect((await send({ cookie: await cookieOf(ada, origin), origin: 'https://evil.example' })).status()).toBe(
    403,
  )
  expect(
    (await send({ cookie: await cookieOf(await createSuspended('Sus', 'member'), origin) })).status(),
  ).toBe(403)
  const large = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.alloc(17 * 1024 * 1024) }
  const headers = { accept: 'application/json', origin, cookie: await cookieOf(ada, origin) }
  expect((await request.post('/files', { multipart: { file: large }, headers })).status()).toBe(413)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a picture and a short log are attached by the form, which keeps what was typed @phone', async ({
    page,
  }) => {
    const path = await openEditor(page)
    await text(page).fill('Typed before the picture, long enough.')
    await page.getByLabel('What did you change').fill('A picture')
    await page.getByText('Attach a picture or a log').click()
    await page.getByLabel('File').setInputFiles({
      name: 'dmesg.gz',
      mimeType: 'application/gzip',
      buffer: gzipSync('Dec  1 10:00:00 ada-laptop kernel: NVRM: Xid 79\n'),
    })
    await page.getByRole('button', { name: 'Attach' }).click()
    await expect(page.getByText('Taken out of the log: 1 host name')).toBeVisible()
    await expect(text(page)).toHaveValue(/^Typed before[\s\S]*```log\nDec {2}1 10:00:00 <host-1> kernel/)
    await expect(page.getByLabel('What did you change')).toHaveValue('A picture')

    await page.getByText('Attach a picture or a log').click()
    await page
      .getByLabel('File')
      .setInputFiles({ name: 'shot.png', mimeType: 'image/png', buffer: await screenshot() })
    await page.getByLabel('What the picture shows').fill('A black screen')
    await page.getByRole('button', { name: 'Attach' }).click()
    await expect(text(page)).toHaveValue(/!\[A black screen\]\(\/files\//)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page).toHaveURL(`/wiki/${path}`)
    await expect(page.getByRole('img', { name: 'A black screen' })).toBeVisible()
  })

  test('what is too large is refused with 413, and the text is still there', async ({ page }) => {
    await openEditor(page)
    await text(page).fill('Typed before the picture, long enough.')
    await page.getByText('Attach a picture or a log').click()
    const png = Buffer.concat([await screenshot(), Buffer.alloc(9 * 1024 * 1024)])
    await page.getByLabel('File').setInputFiles({ name: 'shot.png', mimeType: 'image/png', buffer: png })
    const answer = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.getByRole('button', { name: 'Attach' }).click()
    expect((await answer).status()).toBe(413)
    await expect(page.getByText('A picture has at most 8 MB').first()).toBeVisible()
    await expect(text(page)).toHaveValue('Typed before the picture, long enough.')
  })
})

test('a moderator removes a picture for good, and the page goes on without it', async ({ page, browser }) => {
  const path = await openEditor(page)
  await drop(page, 'home.png', (await screenshot()).toString('latin1'))
  await expect(text(page)).toHaveValue(/home\.(png|webp)/)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(`/wiki/${path}`)
  const src = (await page.locator('.prose img').getAttribute('src')) ?? ''
  const id = await page.locator('article[data-post-id]').first().getAttribute('data-post-id')
  const context = await browser.newContext()
  const moderator = await context.newPage()
  await login(moderator, await createPerson('Casey', { role: 'moderator', reputation: 100 }))
  await moderator.goto(`/posts/${id}/moderate`)
  const files = moderator.getByRole('listitem').filter({ hasText: 'Remove for good' })
  await files.getByLabel('Reason').fill('Shows a home address')
  await files.getByRole('button', { name: /Remove for good/ }).click()
  await expect(moderator.getByText('A picture that was removed for good')).toBeVisible()
  expect((await page.request.get(src)).status()).toBe(410)
  await page.goto(`/wiki/${path}`)
  await expect(page.locator('.prose img')).toHaveCount(0)
  await moderator.goto('/mod/log')
  await expect(moderator.getByText('Shows a home address').first()).toBeVisible()
  await context.close()
})

/** Latin-1, so that bytes survive on their way into the page. */
async function drop(page: Page, name: string, content: string) {
  const data = await page.evaluateHandle(
    ([fileName = '', bytes = '']) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(bytes, (char) => char.charCodeAt(0))], fileName))
      return transfer
    },
    [name, content],
  )
  await text(page).dispatchEvent('drop', { dataTransfer: data })
}
