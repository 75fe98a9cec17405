import { hash } from '@node-rs/argon2'
import type { CDPSession, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { db } from '@/db/client'
import { sessions } from '@/db/schema'

import { goodPassword, signIn } from '../support/account-forms'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('codes of an app are set up, asked for, replaced by a backup code, and switched off', async ({
      page,
    }) => {
      const person = await withPassword('Coded')
      await login(page, person)
      await page.goto('/settings/security')
      await page.getByRole('button', { name: 'Set up' }).click()
      const key = ((await page.getByText(/^Key:/).locator('code').textContent()) ?? '').replace(/\s/g, '')
      await page.getByLabel('Code of the app').fill('000000')
      await page.getByRole('button', { name: 'Switch codes on' }).click()
      await expect(page.getByText('This code is not right')).toBeVisible()
      await page.getByLabel('Code of the app').fill(codeOf(key))
      await page.getByRole('button', { name: 'Switch codes on' }).click()
      const shown = page.getByText('Keep these backup codes')
      await expect(shown).toBeVisible()
      const backup = await page
        .locator('ol li')
        .filter({ hasText: /^[a-z2-9]{5}-[a-z2-9]{5}$/ })
        .first()
        .textContent()
      await page.context().clearCookies()

      await signIn(page, person.handle, goodPassword, '/signin?next=%2Fsettings%2Fsecurity')
      await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible()
      // Not signed in yet, whatever else is opened.
      expect((await page.request.get('/inbox', { maxRedirects: 0 })).status()).toBe(307)
      await page.getByLabel('Code of your authenticator app').fill('12345')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await expect(page.getByText('This code is not right')).toBeVisible()
      await page.getByLabel('Code of your authenticator app').fill(backup?.toUpperCase() ?? '')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.waitForURL('**/settings/security')
      await expect(page.getByText('9 backup codes are left')).toBeVisible()
      await page.getByRole('button', { name: 'Switch codes off' }).click()
      await expect(page.getByText('Codes are not asked for any more')).toBeVisible()
    })

    test('after an hour, security and data ask for the password again', async ({ page }) => {
      const person = await withPassword('Away')
      await login(page, person)
      await page.goto('/settings/data')
      const hourAgo = new Date(Date.now() - 3_700_000)
      await db.update(sessions).set({ confirmedAt: hourAgo }).where(eq(sessions.userId, person.id))
      await page.goto('/settings/security')
      await page.getByLabel('Your present password').fill('not this one')
      await page.getByRole('button', { name: 'Continue' }).click()
      await expect(page.getByText('This is not your password.').first()).toBeVisible()
      await page.getByLabel('Your present password').fill(goodPassword)
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.waitForURL('**/settings/security')
      const file = await page.request.get('/settings/data/download')
      expect(file.headers()['content-disposition']).toContain('attachment')
      expect(await file.json()).toMatchObject({ account: [{ handle: person.handle }] })
    })
  })
}

test('a passkey is added, signs in, and is removed', async ({ page }) => {
  const person = await withPassword('Keyed')
  await login(page, person)
  await addAuthenticator(page)
  await page.goto('/settings/security')
  await page.getByLabel('Name of the passkey').fill('Blue key')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('The passkey is added.')).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'Blue key', exact: true })).toBeVisible()
  await page.context().clearCookies()

  await page.goto('/signin?next=%2Fsettings%2Fsecurity')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL('**/settings/security')
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('The passkey is removed.')).toBeVisible()
  await page.context().clearCookies()

  await page.goto('/signin')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByText('This passkey belongs to no account here.')).toBeVisible()
})

async function withPassword(name: string) {
  return createPerson(name, { passwordHash: await hash(goodPassword) })
}

function codeOf(key: string): string {
  return new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(key) }).generate()
}

/** A security key with a fingerprint reader that always agrees, as Chromium plays it. */
async function addAuthenticator(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return devtools
}
