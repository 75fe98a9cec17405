import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, users } from '@/db/schema'
import { uniqueName } from '../support/account-forms'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

type GitHubPerson = { id: number; login: string; email?: string | null; fault?: string; emails?: unknown[] }

const newId = () => Math.floor(Math.random() * 2 ** 40) + 1
const primary = (email: string, verified = true) => ({ email, primary: true, verified })

async function authorize(page: Page, person: GitHubPerson) {
  await page.getByLabel('Person').fill(JSON.stringify({ email: null, emails: [], ...person }))
  await page.getByRole('button', { name: 'Authorize' }).click()
}

async function startAs(page: Page, person: GitHubPerson) {
  await page.goto('/signin?next=%2Fsettings%2Faccount')
  await page.getByRole('button', { name: 'Sign in with GitHub' }).click()
  await authorize(page, person)
}

async function accountOf(id: number | string) {
  const [row] = await db
    .select({
      id: users.id,
      handle: users.handle,
      email: users.email,
      verified: users.emailVerified,
      token: accounts.access_token,
    })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(eq(accounts.providerAccountId, String(id)))
  return row
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('somebody new comes from GitHub, chooses a handle, and comes back to the same account', async ({
      page,
    }) => {
      const [id, name] = [newId(), uniqueName('octo')]
      const emails = [
        { email: `${name}@old.test`, primary: false, verified: true },
        primary(`${name}@github.test`),
      ]
      await startAs(page, { id, login: name, emails })
      await expect(page.getByRole('heading', { name: 'Choose a handle' })).toBeVisible()
      await expect(page.getByRole('textbox', { name: 'Handle', exact: true })).toHaveValue(name)
      await page.getByRole('button', { name: 'Keep this handle' }).click()
      await expect(page).toHaveURL('/settings/account')
      const account = await accountOf(id)
      expect(account).toMatchObject({ handle: name, email: `${name}@github.test`, token: null })
      expect(account?.verified).not.toBeNull()

      // The number is who one is there; the name may change.
      await page.context().clearCookies()
      await startAs(page, { id, login: `${name}-renamed`, emails })
      await expect(page).toHaveURL('/settings/account')
      expect((await accountOf(id))?.id).toBe(account?.id)
    })
  })
}

test('an address that has an account does not open it, confirmed by GitHub or not', async ({ page }) => {
  const person = await createPerson('Brook')
  const email = `${person.handle.toLowerCase()}@example.test`
  const confirmed = newId()
  await startAs(page, { id: confirmed, login: uniqueName('rival'), emails: [primary(email)] })
  await expect(page).toHaveURL(/\/signin\?error=OAuthAccountNotLinked/)
  await expect(page.getByText('exists already')).toBeVisible()
  expect(await accountOf(confirmed)).toBeUndefined()

  for (const claim of [
    { emails: [primary(email, false)] },
    { email, emails: [primary(email, false)] },
    { email, emails: [{ email, primary: false, verified: true }] },
    { email, emails: [] },
    { email, fault: 'no-emails-scope' },
  ]) {
    await page.context().clearCookies()
    const id = newId()
    await startAs(page, { id, login: uniqueName('rival'), ...claim })
    await expect(page.getByRole('heading', { name: 'Choose a handle' })).toBeVisible()
    const other = await accountOf(id)
    expect(other, JSON.stringify(claim)).toMatchObject({ email: null, verified: null })
    expect(other?.id).not.toBe(person.id)
  }
})

test('who has no address there, or shows none, gets an account without one', async ({ page }) => {
  for (const claim of [{ emails: [] }, { fault: 'no-emails-scope' }]) {
    const [id, name] = [newId(), uniqueName('shy')]
    await page.context().clearCookies()
    await startAs(page, { id, login: name, ...claim })
    await page.getByRole('button', { name: 'Keep this handle' }).click()
    await expect(page).toHaveURL('/settings/account')
    expect(await accountOf(id)).toMatchObject({ handle: name, email: null, verified: null })
  }
})

test('a profile that GitHub does not answer signs nobody in', async ({ page }) => {
  const id = newId()
  await startAs(page, { id, login: uniqueName('lost'), fault: 'no-profile' })
  await expect(page).toHaveURL(/\/signin\?error=/)
  for (const key of [id, 'undefined', 'null', 'NaN', '']) expect(await accountOf(key)).toBeUndefined()
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('nomodeset-session')
})

test('a signed-in person connects GitHub, and nobody else can connect the same', async ({ page }) => {
  const [id, name] = [newId(), uniqueName('casey')]
  const person = await createPerson('Casey')
  await login(page, person)
  await page.goto('/settings/account')
  await page.getByRole('button', { name: 'Connect GitHub' }).click()
  await authorize(page, { id, login: name })
  await expect(page.getByRole('button', { name: 'Disconnect GitHub' })).toBeVisible()
  expect((await accountOf(id))?.id).toBe(person.id)

  await page.context().clearCookies()
  await login(page, await createPerson('Dana'))
  await page.goto('/settings/account')
  await page.getByRole('button', { name: 'Connect GitHub' }).click()
  await authorize(page, { id, login: name })
  await expect(page).toHaveURL(/error=OAuthAccountNotLinked/)
  expect((await accountOf(id))?.id).toBe(person.id)
})

test('a code of GitHub works once, and only with the state and cookies of its sign-in', async ({
  page,
  browser,
}) => {
  const id = newId()
  await page.goto('/signin')
  await page.getByRole('button', { name: 'Sign in with GitHub' }).click()
  await page.waitForURL('**/login/oauth/authorize**')
  const person = JSON.stringify({ id, login: uniqueName('erin'), email: null, emails: [] })
  const agreed = await page.request.post(page.url(), { form: { person }, maxRedirects: 0 })
  const callback = agreed.headers().location ?? ''
  expect(callback).toContain('code=')
  const tampered = new URL(callback)
  tampered.searchParams.set('state', `${tampered.searchParams.get('state')}x`)

  const stranger = await browser.newContext()
  const cookies = await page.context().cookies()
  const refused = /\/signin\?error=/
  const locationOf = async (request: typeof page.request, url: string) =>
    (await request.get(url, { maxRedirects: 0 })).headers().location
  expect(await locationOf(stranger.request, callback)).toMatch(refused)
  await stranger.close()
  expect(await locationOf(page.request, tampered.href)).toMatch(refused)
  expect(await accountOf(id)).toBeUndefined()

  await page.context().addCookies(cookies)
  expect(await locationOf(page.request, callback)).not.toMatch(refused)
  expect(await accountOf(id)).toBeDefined()
  await page.context().clearCookies()
  await page.context().addCookies(cookies)
  expect(await locationOf(page.request, callback)).toMatch(refused)
})
