import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

const pages = ['/drivers', '/drivers/nvidia', '/drivers/mesa', '/drivers/amdgpu', '/drivers/nvidia/history']
const choices = ['/choose', '/choose?device=10de:1b80&distribution=arch&secureboot=on', '/choose?device=4090']

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })
    test(`drivers and the picker are clean for axe and fit a phone @phone`, async ({ page }) => {
      test.setTimeout(180_000)
      for (const path of [...pages, ...choices]) {
        expect((await page.goto(path))?.status(), path).toBe(200)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect
          .soft(
            violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
            path,
          )
          .toEqual([])
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect.soft(wide, path).toBeLessThanOrEqual(0)
      }
    })
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page of a driver tells branches, dates, interfaces and parameters', async ({ page }) => {
    await page.goto('/drivers')
    await page.getByRole('link', { name: 'NVIDIA driver', exact: true }).click()
    await expect(page).toHaveURL('/drivers/nvidia')
    const branch = page.getByRole('region', { name: 'R580' })
    await expect(branch.getByText('End of life: June 2028')).toBeVisible()
    await expect(page.getByRole('region', { name: 'R590' }).getByText('Maxwell, Pascal, Volta')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Interfaces that NVIDIA driver' })).toContainText(
      'from 12.8',
    )
    await page.goto('/drivers/xe')
    await page.getByText(/\d+ parameters, with the kernels/).click()
    await expect(page.getByText('force_probe', { exact: true })).toBeVisible()
    await page.goto('/drivers/radv')
    await page.getByRole('main').getByRole('link', { name: 'Mesa', exact: true }).click()
    await expect(page).toHaveURL('/drivers/mesa')
  })

  test('the picker answers at an address, with sources, and says what it does not know', async ({ page }) => {
    await page.goto('/choose')
    await page.getByLabel('Device').fill('10de:1b80')
    await page.getByLabel('Distribution').selectOption({ label: 'Arch Linux' })
    await page.getByRole('button', { name: 'Show what to install' }).click()
    await expect(page).toHaveURL(/device=10de%3A1b80&distribution=arch/)
    await expect(page.getByRole('heading', { level: 3 })).toContainText('branch R580, proprietary')
    await expect(page.getByText('R590 drops Maxwell, Pascal, Volta')).toBeVisible()
    await page.getByLabel('Distribution').selectOption({ label: 'Debian 13' })
    await page.getByLabel('Device').fill('10de:1004')
    await page.getByRole('button', { name: 'Show what to install' }).click()
    await expect(page.getByText('no package of branch R470 for Debian 13')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Ask people who have this card' })).toHaveAttribute(
      'href',
      /\/questions\/ask\?title=Which\+driver/,
    )
  })

  test('a paste leads to its answer, and nothing of it but ids and versions into the address', async ({
    page,
  }) => {
    await page.goto('/choose')
    await page
      .getByLabel('Or paste what these commands print')
      .fill(
        'Linux secret-host 6.8.0-45-generic\n03:00.0 VGA compatible controller [0300]: Intel Corporation Battlemage G21 [Arc B580] [8086:e20b]',
      )
    await page.getByRole('button', { name: 'Read it' }).click()
    await expect(page).toHaveURL(/device=8086%3Ae20b/)
    expect(page.url()).not.toContain('secret')
  })

  test('wrong fields are named, and what was typed stays', async ({ page }) => {
    const answer = await page.goto('/choose?device=x&kernel=newest&distribution=plan9')
    expect(answer?.status()).toBe(400)
    await expect(page.getByLabel('Kernel')).toHaveValue('newest')
    await expect(page.getByText('uname -r prints yours')).toBeVisible()
  })

  test('a release is added, corrected, withdrawn and brought back, each shown at once', async ({ page }) => {
    await page.goto('/drivers/nvidia')
    await login(page, await createPerson('release-editor', { reputation: 300 }))
    const version = `580.${Date.now()}`
    await page.getByRole('link', { name: 'Add a release' }).click()
    await page.getByLabel('Version').fill('newest')
    await page.getByLabel('Branch').fill('R580')
    await page.getByLabel('Released on').fill('2026-11-01')
    await page.getByLabel('Source').fill('https://www.nvidia.com/en-us/drivers/unix/')
    await page.getByRole('button', { name: 'Add the release' }).click()
    await expect(page.getByText('A version begins with a number').first()).toBeVisible()
    await expect(page.getByLabel('Released on')).toHaveValue('2026-11-01')
    await page.getByLabel('Version').fill(version)
    await page.getByRole('button', { name: 'Add the release' }).click()
    await expect(page).toHaveURL(/\/drivers\/nvidia#release-\d+$/)
    const entry = page.getByRole('listitem').filter({ hasText: version })
    await expect(entry.first()).toContainText('1 Nov 2026')
    const feed = await page.request.get('/drivers/nvidia/branches/R580/feed.atom')
    expect(await feed.text()).toContain(version)
    await page.getByRole('link', { name: `Correct ${version}` }).click()
    await page.getByLabel('Withdrawn: pulled').check()
    await page.getByLabel('Why it was withdrawn').fill('Pulled by its maker')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.locator('del').filter({ hasText: version })).toBeVisible()
    await expect(page.getByText('Withdrawn: Pulled by its maker')).toBeVisible()
    await page.getByRole('link', { name: 'What was changed' }).click()
    await page.getByRole('button', { name: /^Undo/ }).first().click()
    await page.goto('/drivers/nvidia')
    await expect(page.locator('del').filter({ hasText: version })).toHaveCount(0)
  })
})

test('newcomers are told what it takes, visitors are led to sign-in, what is not there is 404', async ({
  page,
  request,
}) => {
  await login(page, await createPerson('release-newcomer'))
  expect((await page.goto('/drivers/nvidia/releases/new'))?.status()).toBe(403)
  await expect(page.getByText('reputation of 30 or more')).toBeVisible()
  const out = await request.get('/drivers/nvidia/releases/new', { maxRedirects: 0 })
  expect(out.headers().location).toMatch(/^\/signin/)
  for (const path of [
    '/drivers/matrox',
    '/drivers/NVIDIA',
    '/drivers/matrox/feed.atom',
    '/drivers/nvidia/branches/R999/feed.atom',
    '/drivers/matrox/history',
  ])
    expect((await request.get(path)).status(), path).toBe(404)
})

test('the feeds of a driver and of a branch are Atom', async ({ request }) => {
  for (const path of [
    '/drivers/nvidia/feed.atom',
    '/drivers/compute-runtime/branches/24.35%20legacy1/feed.atom',
  ]) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['content-type']).toContain('application/atom+xml')
    expect(await answer.text()).toContain('<entry>')
  }
})
