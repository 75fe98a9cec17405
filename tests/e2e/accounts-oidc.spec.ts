import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, users } from '@/db/schema'
import { uniqueName } from '../support/account-forms'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { oidcIssuerFor } from '../support/oidc-provider'

const button = { name: 'Sign in with Test provider' }

type Claims = { sub: string; email?: string; verified?: boolean }

async function agree(page: Page, { sub, email = `${sub}@idp.test`, verified = true }: Claims) {
  await page.getByLabel('Subject').fill(sub)
  await page.getByLabel('Address').fill(email)
  if (verified) await page.getByLabel('Confirmed').check()
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function startAs(page: Page, claims: Claims) {
  await page.goto('/signin?next=%2Fsettings%2Faccount')
  await page.getByRole('button', button).click()
  await agree(page, claims)
}

/** Agrees, but does not follow the way back to the site. */
async function callbackOf(page: Page, sub: string): Promise<string> {
  await page.waitForURL('**/interaction/**')
  const form = { sub, email: `${sub}@idp.test`, verified: 'on' }
  const agreed = await page.request.post(page.url(), { form, maxRedirects: 0 })
  const resumed = await page.request.get(agreed.headers().location ?? '', { maxRedirects: 0 })
  return resumed.headers().location ?? ''
}

async function accountOf(sub: string) {
  const [row] = await db
    .select({
      id: users.id,
      handle: users.handle,
      email: users.email,
      verified: users.emailVerified,
      token: accounts.access_token,
      idToken: accounts.id_token,
    })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(eq(accounts.providerAccountId, sub))
  return row
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('somebody new comes through the provider, chooses a handle and comes back', async ({ page }) => {
      const sub = uniqueName('olive')
      await startAs(page, { sub })
      await expect(page.getByRole('heading', { name: 'Choose a handle' })).toBeVisible()
      await expect(page.getByRole('textbox', { name: 'Handle', exact: true })).toHaveValue(sub)
      await page.getByRole('button', { name: 'Keep this handle' }).click()
      await expect(page).toHaveURL('/settings/account')
      const account = await accountOf(sub)
      expect(account).toMatchObject({ handle: sub, email: `${sub}@idp.test`, token: null, idToken: null })
      expect(account?.verified).not.toBeNull()

      await page.context().clearCookies()
      await startAs(page, { sub })
      await expect(page).toHaveURL('/settings/account')
      expect((await accountOf(sub))?.id).toBe(account?.id)
    })
  })
}

test('an address that has an account does not open it, confirmed or not', async ({ page }) => {
  const person = await createPerson('Brook')
  const email = `${person.handle.toLowerCase()}@example.test`
  const sub = uniqueName('rival')
  await startAs(page, { sub, email })
  await expect(page).toHaveURL(/\/signin\?error=OAuthAccountNotLinked/)
  await expect(page.getByText('exists already')).toBeVisible()
  expect(await accountOf(sub)).toBeUndefined()

  await page.context().clearCookies()
  const unconfirmed = uniqueName('rival')
  await startAs(page, { sub: unconfirmed, email, verified: false })
  await expect(page.getByRole('heading', { name: 'Choose a handle' })).toBeVisible()
  const other = await accountOf(unconfirmed)
  expect(other).toMatchObject({ email: null, verified: null })
  expect(other?.id).not.toBe(person.id)
})

test('a signed-in person connects the provider, and nobody else can connect the same', async ({ page }) => {
  const person = await createPerson('Casey')
  const sub = uniqueName('casey')
  await login(page, person)
  await page.goto('/settings/account')
  await page.getByRole('button', { name: 'Connect Test provider' }).click()
  await agree(page, { sub })
  await expect(page.getByRole('button', { name: 'Disconnect Test provider' })).toBeVisible()
  expect((await accountOf(sub))?.id).toBe(person.id)

  await page.context().clearCookies()
  await login(page, await createPerson('Dana'))
  await page.goto('/settings/account')
  await page.getByRole('button', { name: 'Connect Test provider' }).click()
  await agree(page, { sub })
  await expect(page).toHaveURL(/error=OAuthAccountNotLinked/)
  expect((await accountOf(sub))?.id).toBe(person.id)
})

test('a sign-in without its own state, cookies or code is refused', async ({ page, browser }) => {
  const sub = uniqueName('erin')
  await page.goto('/signin')
  await page.getByRole('button', button).click()
  const callback = await callbackOf(page, sub)
  expect(callback).toContain('code=')

  // Another browser: no cookies of this sign-in.
  const stranger = await browser.newContext()
  expect((await stranger.request.get(callback, { maxRedirects: 0 })).headers().location).toMatch(
    /\/signin\?error=/,
  )
  await stranger.close()

  const tampered = new URL(callback)
  tampered.searchParams.set('state', `${tampered.searchParams.get('state')}x`)
  expect((await page.request.get(tampered.href, { maxRedirects: 0 })).headers().location).toMatch(
    /\/signin\?error=/,
  )
  expect(await accountOf(sub)).toBeUndefined()
})

test('a code works once', async ({ page }) => {
  const sub = uniqueName('finn')
  let callback = ''
  page.on('request', (request) => {
    if (request.url().includes('/api/auth/callback/oidc?')) callback = request.url()
  })
  await page.goto('/signin')
  await page.getByRole('button', button).click()
  const cookies = await page.context().cookies()
  await agree(page, { sub })
  await expect(page.getByRole('heading', { name: 'Choose a handle' })).toBeVisible()
  await page.context().clearCookies()
  // With the very cookies of the sign-in, so that only the code is stale.
  await page.context().addCookies(cookies)
  const replay = await page.request.get(callback, { maxRedirects: 0 })
  expect(replay.headers().location).toMatch(/\/signin\?error=/)
  expect(replay.headers()['set-cookie'] ?? '').not.toContain('nomodeset-session=')
})

for (const fault of ['issuer', 'audience', 'nonce', 'expired']) {
  test(`an id token with a wrong ${fault} signs nobody in`, async ({ page, request, baseURL }) => {
    const sub = uniqueName('gail')
    await request.post(`${oidcIssuerFor(baseURL ?? '')}/fault/${fault}/${sub}`)
    await startAs(page, { sub })
    await expect(page).toHaveURL(/\/signin\?error=/)
    await expect(page.getByText('could not be trusted')).toBeVisible()
    expect(await accountOf(sub)).toBeUndefined()
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('nomodeset-session')
  })
}
