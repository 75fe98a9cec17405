import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a known issue is written, found by what it touches, and corrected @phone', async ({
    page,
    request,
  }) => {
    const title = `Black screen with framebuffers ${Date.now().toString(36)}`
    await login(page, await createPerson('Brook', { reputation: 300 }))
    await page.goto('/issues/new')
    await page.getByLabel('Title').fill(title)
    await page.getByLabel('In one sentence').fill('The screen stays black after the driver has loaded.')
    await page.getByLabel('Tags').fill('wayland')
    await page.getByLabel('Versions are of').fill('nvidia')
    await page.getByLabel('Introduced in').fill('the newest')
    await page.getByLabel('Devices').fill('10de:2684')
    await page.getByLabel('Upstream links').fill('https://gitlab.freedesktop.org/drm/amd/-/issues/3388')
    await page
      .getByRole('textbox', { name: 'Text', exact: true })
      .fill('What goes wrong, and what helps meanwhile.')
    await page.getByRole('button', { name: 'Create the page' }).click()
    await expect(page.locator('#introducedIn-error')).toBeVisible()
    await expect(page.getByLabel('Devices')).toHaveValue('10de:2684')
    await page.getByLabel('Introduced in').fill('590.44')
    await page.getByRole('button', { name: 'Create the page' }).click()
    await expect(page).toHaveURL(/\/wiki\/nvidia\/black-screen-with-framebuffers/)
    const facts = page.getByRole('region', { name: 'Known issue' })
    await expect(facts).toContainText('590.44')
    await expect(facts.getByRole('link', { name: 'drm/amd#3388', exact: true })).toBeVisible()
    const upstream = '/issues/upstream?url=https://gitlab.freedesktop.org/drm/amd/issues/3388%23note_7'
    for (const path of ['/issues', '/issues?device=10de:2684&status=open', '/devices/10de:2684', upstream])
      expect(await (await request.get(path)).text(), path).toContain(title)
    await facts.getByRole('link', { name: 'Correct the facts' }).click()
    await page.getByLabel('State').selectOption('fixed')
    await page.getByLabel('Fixed in').fill('595.10')
    await page.getByLabel('What did you change').fill('595.10 is out')
    await page.getByRole('button', { name: 'Save the facts' }).click()
    await expect(page.getByRole('region', { name: 'Known issue' })).toContainText('595.10')
    expect(await (await request.get('/issues?status=fixed')).text()).toContain(title)
    await page.goto(`${page.url()}/diff?from=1&to=2`)
    await expect(page.getByRole('row', { name: /^Fixed in/ })).toContainText('595.10')
    await page.getByRole('button', { name: 'Go back to revision 1' }).click()
    await expect(page.getByRole('region', { name: 'Known issue' })).toContainText('Open')
    await expect(page.getByRole('region', { name: 'Known issue' })).not.toContainText('595.10')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  })
})

test('addresses that no link of ours says are refused plainly', async ({ request }) => {
  for (const path of [
    '/issues?vendor=matrox',
    '/issues?device=x',
    '/issues?status=old',
    '/issues/upstream?url=x',
    '/issues/upstream?url=',
    '/compat?by=phase',
    '/compat?driver=nope',
    '/compat/cell',
    '/compat/cell?driver=nope&branch=R580',
    '/verify?after=1',
  ])
    expect((await request.get(path)).status(), path).toBe(400)
  expect((await request.get('/compat/data.csv?by=phase')).status()).toBe(400)
  expect((await request.get('/posts/999999999/reports')).status()).toBe(404)
})

test('the matrix opens its evidence and is downloaded with its licence', async ({ page, request }) => {
  await page.goto('/compat')
  const cell = page.getByRole('link', { name: 'R590, Pascal: evidence' })
  await expect(cell).toContainText('said to fail')
  await cell.click()
  await expect(page.getByRole('table', { name: 'Claims of makers and distributions' })).toContainText('Fails')
  const csv = await request.get('/compat/data.csv?driver=nvidia')
  expect(csv.headers()['content-type']).toContain('text/csv')
  expect(await csv.text()).toMatch(/CC BY-SA 4\.0[\s\S]*claim,nvidia,R590,/)
  const json: { rows: unknown[] } = await (await request.get('/compat/data.json')).json()
  expect(json.rows.length).toBeGreaterThan(100)
})
