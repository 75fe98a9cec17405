import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

const xid = '/errors/nvidia/xid-79'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an error is found as people write it, and tells what to do @phone', async ({ page }) => {
    await page.goto('/errors')
    await page.getByLabel('Find an error').fill('xid79')
    await page.getByRole('button', { name: 'Find', exact: true }).click()
    await page.getByRole('list', { name: 'Errors' }).getByRole('link').first().click()
    await expect(page).toHaveURL(xid)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Xid 79')
    await expect(page.getByRole('heading', { name: 'Likely causes' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Write the community text' })).toHaveAttribute(
      'href',
      '/wiki/new?path=nvidia%2Ferrors-xid-79',
    )
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  })

  test('filters and further pages are addresses', async ({ page }) => {
    await page.goto('/errors')
    await page.getByLabel('Severity').selectOption('critical')
    await page.getByLabel('Vendor', { exact: true }).selectOption('amd')
    await page.getByRole('button', { name: 'Find', exact: true }).click()
    await expect(page).toHaveURL(/vendor=amd.*severity=critical/)
    await expect(page.getByLabel('Severity')).toHaveValue('critical')
    await page.goto('/errors?vendor=nvidia')
    await page.getByRole('link', { name: 'More' }).click()
    await expect(page).toHaveURL(/vendor=nvidia&after=/)
    await expect(page.getByRole('main').getByRole('link', { name: 'First page' })).toBeVisible()
  })
})

test('a question that shows an error links to it, and stands on its page at once', async ({ page }) => {
  await login(page, await createPerson('Ada', { reputation: 50 }))
  const before = await page.request.get('/errors/nvidia/xid-92')
  expect(before.status()).toBe(200)
  const title = `The screen goes black with an error ${Date.now()}`
  await page.goto('/questions/ask')
  await page.getByLabel('Title').fill(title)
  await page
    .getByLabel('What happens, and what did you expect?')
    .fill('It says Xid 92 in the log and then stops.')
  await page.getByLabel('Tags').fill('nvidia')
  await page.getByRole('button', { name: 'Post question' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Xid 92', exact: true }).click()
  await expect(page).toHaveURL('/errors/nvidia/xid-92')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
})

test('the community text is written on the wiki and shown on the page', async ({ page }) => {
  await login(page, await createPerson('Brook', { reputation: 2_500 }))
  await page.goto('/errors/intel/i915-gpu-hang')
  await page.getByRole('link', { name: 'Write the community text' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New page')
  for (const [name, text] of Object.entries({
    lead: 'What people saw when it hung.',
    topic: 'Errors',
    tags: 'intel',
    body: 'It **always** hangs in the same game.',
  }))
    await page.locator(`[name="${name}"]`).fill(text)
  await page.getByRole('button', { name: 'Create page' }).click()
  await expect(page).toHaveURL(/\/wiki\/intel\/errors-i915-gpu-hang/)
  await page.goto('/errors/intel/i915-gpu-hang')
  await expect(page.getByText('always', { exact: true })).toBeVisible()
})

test('other spellings lead to the one address, wrong ones to a plain answer', async ({ request }) => {
  for (const spelling of ['/errors/NVIDIA/xid-79', '/errors/nvidia/XID-79']) {
    const answer = await request.get(spelling, { maxRedirects: 0 })
    expect([spelling, answer.status(), answer.headers().location]).toEqual([spelling, 308, xid])
  }
  for (const wrong of ['/errors/nvidia/xid-9999', '/errors/matrox/xid-79', '/errors/nvidia', '/errors/x/%00'])
    expect([404, 400], wrong).toContain((await request.get(wrong)).status())
  for (const wrong of ['vendor=matrox', 'severity=mild', 'after=../x', `q=${'x'.repeat(300)}`, 'q=%00'])
    expect((await request.get(`/errors?${wrong}`)).status(), wrong).toBe(400)
  expect((await request.get('/errors?q=no+such+error+at+all')).status()).toBe(200)
})

test('search and sitemap know them', async ({ page, request }) => {
  await page.goto('/search?q=Xid+79')
  await expect(
    page.getByRole('list', { name: 'Errors that the words name' }).getByRole('link').first(),
  ).toHaveAttribute('href', xid)
  expect(await (await request.get('/sitemaps/0.xml')).text()).toContain(`${xid}<`)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the ${colorScheme} theme @phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    for (const path of [
      '/errors',
      '/errors?q=ring+timeout',
      xid,
      '/errors/amd/ring-timeout',
      '/errors/intel/i915-engine-reset',
    ]) {
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
