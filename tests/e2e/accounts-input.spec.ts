import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { z } from 'zod'
import { signIn, uniqueName } from '../support/account-forms'
import { expect, test } from '../support/fixtures'
import { createPerson, login, openSession, sessionCookie } from '../support/login'

const redirects = z
  .array(z.object({ id: z.string(), expect: z.string(), value: z.string() }))
  .parse(JSON.parse(readFileSync('tests/corpora/open-redirect.json', 'utf8')))

test('no way back leads off the site', async ({ page, baseURL }) => {
  test.setTimeout(180_000)
  await login(page, await createPerson('Ada'))
  for (const { id, value } of redirects.filter(({ value }) => value.length < 2_000)) {
    await page.goto(`/signin?next=${encodeURIComponent(value)}`)
    const link = page.getByRole('link', { name: 'Continue' })
    expect(await link.evaluate((element) => element instanceof HTMLAnchorElement && element.origin), id).toBe(
      baseURL,
    )
  }
})

test('a plain form is followed only within the site', async ({ page, baseURL }) => {
  for (const next of ['//evil.test', '/\\evil.test', 'https://evil.test/', '/..//evil.test']) {
    await signIn(page, uniqueName('Nobody'), 'wrong', `/signin?next=${encodeURIComponent(next)}`)
    await expect(page.getByText(/is wrong/)).toBeVisible()
    expect(new URL(page.url()).origin).toBe(baseURL)
    await expect(page.locator('input[name=next][value*=evil]')).toHaveCount(0)
  }
})

test('addresses that name nobody are 404, never 500', async ({ request }) => {
  const paths = [
    '/users/nobody-of-that-name',
    '/users/%00',
    '/users/%ff',
    '/users/%ED%A0%80',
    `/users/${'a'.repeat(3_000)}`,
    "/users/'%20or%201=1--",
    '/users/%252e%252e',
    '/users/ada/garbage',
    '/users/nobody-of-that-name/questions',
    '/reset-password/short',
    '/reset-password/%00',
    '/verify-email/%ff%fe',
    '/verify-email/undo/short',
    '/welcome/garbage',
    '/welcome/%00',
    '/api/auth/session',
    '/api/auth/csrf',
    '/api/auth/signin',
    '/api/auth/callback/unknown',
  ]
  for (const path of paths) {
    const status = (await request.get(path, { maxRedirects: 0 })).status()
    expect([400, 404], `${path}: ${status}`).toContain(status)
  }
  const person = await createPerson('Brook')
  for (const before of ['abc', '-1', '1e9', '9'.repeat(30), '%00'])
    expect((await request.get(`/users/${person.handle}/questions?before=${before}`)).status()).toBeLessThan(
      500,
    )
})

test('sign-out needs our own page, a session, and a POST', async ({ request, baseURL }) => {
  const url = baseURL ?? ''
  const { id } = await createPerson('Casey')
  const cookie = `${sessionCookie(url)}=${await openSession(id)}`
  expect((await request.get('/signout', { headers: { cookie } })).status()).toBeGreaterThanOrEqual(400)
  for (const origin of ['https://evil.test', 'null', `${url}.evil.test`]) {
    const answer = await request.post('/signout', { headers: { cookie, origin }, maxRedirects: 0 })
    expect(answer.status()).toBe(403)
  }
  const settings = () => request.get('/settings/account', { headers: { cookie }, maxRedirects: 0 })
  expect((await settings()).status()).toBe(200)
  const answer = await request.post('/signout', { headers: { cookie, origin: url }, maxRedirects: 0 })
  expect(answer.status()).toBe(303)
  expect(answer.headers()['set-cookie']).toContain(`${sessionCookie(url)}=;`)
  expect((await settings()).status()).toBe(307)
})

test('pages of accounts are private and cookies closed to script', async ({ page, request, baseURL }) => {
  const person = await createPerson('Dana')
  const cookie = `${sessionCookie(baseURL ?? '')}=${await openSession(person.id)}`
  for (const path of ['/settings/account', '/settings/sessions', '/signin', '/signup', '/reset-password']) {
    const { 'cache-control': cache } = (await request.get(path, { headers: { cookie } })).headers()
    expect(cache, path).toMatch(/private|no-store/)
  }
  await login(page, person)
  await page.goto('/settings/account')
  expect(await page.evaluate(() => document.cookie)).not.toContain('session')
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on account pages, ${theme} @phone`, async ({ page }) => {
    // Nine pages, each looked through whole.
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme: theme })
    const person = await createPerson('Erin')
    for (const path of ['/signin', '/signup', '/reset-password']) await clean(path)
    await login(page, person)
    for (const path of ['account', 'profile', 'sessions', 'delete']) await clean(`/settings/${path}`)
    for (const path of ['', '/questions']) await clean(`/users/${person.handle}${path}`)

    async function clean(path: string) {
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([])
    }
  })
}
