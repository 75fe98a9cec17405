import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { sanctions, users } from '@/db/schema'
import { goodPassword, linkInMail, signIn, signUp, uniqueName } from '../support/account-forms'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('somebody signs up, confirms the address, signs out and in again @phone', async ({
      page,
      baseURL,
    }) => {
      const handle = uniqueName('Ada')
      const email = await signUp(page, handle)
      await expect(page.getByText(`${email} waits for confirmation`)).toBeVisible()

      const link = await linkInMail(email, 'verify-email')
      expect(link.startsWith(`${baseURL}/`)).toBe(true)
      // A mail scanner opens it first.
      for (let n = 0; n < 2; n++) expect((await page.request.get(link)).status()).toBe(200)
      await page.goto(link)
      await page.getByRole('button', { name: `Yes, confirm ${email}` }).click()
      await expect(page.getByText('Your address is confirmed.')).toBeVisible()
      await page.goto(link)
      await expect(page.getByRole('heading', { name: 'This link works no more' })).toBeVisible()

      await page.goto('/signin')
      await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
      await page.goto('/settings')
      await expect(page).toHaveURL(/\/signin\?next=%2Fsettings/)
      await signIn(page, email, goodPassword, '/signin?next=%2Fsettings%2Fsessions')
      await expect(page).toHaveURL('/settings/sessions')
      await expect(page.getByText('this one')).toBeVisible()
    })

    test('who joins is found at once, where nobody was before, in any spelling', async ({
      page,
      request,
    }) => {
      const handle = uniqueName('Ida')
      const paths = [handle, handle.toUpperCase(), handle.replace('a', '-a')].map((name) => `/users/${name}`)
      for (const path of paths) expect((await request.get(path)).status()).toBe(404)
      await signUp(page, handle)
      for (const path of paths) await expect(await request.get(path)).toBeOK()
      await page.goto(`/users/${handle}/answers`)
      await expect(page).toHaveTitle(`Answers by ${handle} - Nomodeset`)
    })

    test('wrong input is named beside its field, and what was typed stays, passwords apart', async ({
      page,
    }) => {
      await page.goto('/signup')
      await page.getByRole('textbox', { name: 'Handle', exact: true }).fill('ad')
      await page.getByRole('textbox', { name: 'E-mail address', exact: true }).fill('ada@example')
      await page.getByLabel('Password').fill('password12')
      await page.getByRole('button', { name: 'Create account' }).click()
      await expect(page.getByRole('textbox', { name: 'E-mail address', exact: true })).toHaveAttribute(
        'aria-invalid',
        'true',
      )
      await expect(page.getByText('Enter one e-mail address')).toBeVisible()
      await expect(page.getByRole('textbox', { name: 'Handle', exact: true })).toHaveValue('ad')
      await expect(page.getByLabel('Password')).toHaveValue('')
      await page.getByRole('textbox', { name: 'E-mail address', exact: true }).fill('ada@example.test')
      await page.getByLabel('Password').fill('password12')
      await page.getByRole('button', { name: 'Create account' }).click()
      await expect(page.getByText('This password is common')).toBeVisible()
    })

    test('an unknown name and a wrong password get one answer', async ({ page }) => {
      const person = await createPerson('Brook')
      const texts: string[] = []
      for (const name of [person.handle, uniqueName('Nobody')]) {
        await signIn(page, name, 'wrong password')
        const message = page.getByText(/is wrong/)
        await expect(message).toBeVisible()
        texts.push((await message.textContent()) ?? '')
        await expect(
          page.getByRole('textbox', { name: 'Handle or e-mail address', exact: true }),
        ).toHaveValue(name)
      }
      expect(texts[0]).toBe(texts[1])
    })

    test('a forgotten password is replaced by mail, and all devices are signed out', async ({
      page,
      browser,
    }) => {
      const handle = uniqueName('Casey')
      const email = await signUp(page, handle)
      await page.goto(await linkInMail(email, 'verify-email'))
      await page.getByRole('button', { name: /Yes, confirm/ }).click()
      await expect(page.getByText('Your address is confirmed.')).toBeVisible()
      const elsewhere = await browser.newPage()
      await elsewhere.goto('/reset-password')
      await elsewhere.getByRole('textbox', { name: 'E-mail address', exact: true }).fill(email)
      await elsewhere.getByRole('button', { name: 'Mail me a link' }).click()
      await expect(elsewhere.getByText('Look into your inbox')).toBeVisible()
      await elsewhere.goto(await linkInMail(email, 'reset-password'))
      await elsewhere.getByLabel('New password').fill('quite another harbour 9')
      await elsewhere.getByRole('button', { name: 'Save password' }).click()
      await expect(elsewhere.getByText('all devices are signed out')).toBeVisible()
      await elsewhere.close()
      await page.goto('/settings/account')
      await expect(page).toHaveURL(/\/signin/)
      await signIn(page, handle, 'quite another harbour 9', '/signin?next=%2Fsettings%2Fprofile')
      await expect(page).toHaveURL('/settings/profile')
    })

    test('a profile is written, a handle changed and the account deleted', async ({ page }) => {
      const handle = uniqueName('Dana')
      await signUp(page, handle)
      await page.goto('/settings/profile')
      await page.getByRole('textbox', { name: /^Name/ }).fill('Dana D.')
      await page.getByRole('textbox', { name: /^About you/ }).fill('I run an **RX 7900 XTX**.')
      await page.getByRole('button', { name: 'Save profile' }).click()
      await expect(page.getByText('Your profile is saved.')).toBeVisible()
      await page.goto(`/users/${handle}`)
      await expect(page.getByText('RX 7900 XTX')).toBeVisible()

      await page.goto('/settings/account')
      await page.getByRole('textbox', { name: 'Handle', exact: true }).fill(`${handle}-2`)
      await page.getByRole('button', { name: 'Change handle' }).click()
      await expect(page.getByText('Your handle is changed.')).toBeVisible()
      const moved = await page.request.get(`/users/${handle}`, { maxRedirects: 0 })
      expect([moved.status(), moved.headers().location]).toEqual([308, `/users/${handle}-2`])

      await page.goto('/settings/delete')
      await page.getByRole('textbox', { name: 'Your handle', exact: true }).fill(`${handle}-2`)
      await page.getByLabel('Your present password').fill(goodPassword)
      await page.getByRole('button', { name: 'Delete my account' }).click()
      await expect(page.getByText('Your account is deleted.')).toBeVisible()
      expect((await page.request.get(`/users/${handle}-2`)).status()).toBe(404)
      expect((await page.request.get(`/users/${handle}`)).status()).toBe(404)
    })
  })
}

test('a session that is ended elsewhere is a stranger on its next request', async ({ page, browser }) => {
  const person = await createPerson('Erin')
  const elsewhere = await browser.newContext()
  await login(page, person)
  await login(elsewhere, person)
  expect((await elsewhere.request.get('/settings/sessions', { maxRedirects: 0 })).status()).toBe(200)
  await page.goto('/settings/sessions')
  await page.getByRole('button', { name: 'Sign out all others' }).click()
  await expect(page.getByText('All your other sessions are over.')).toBeVisible()
  const answer = await elsewhere.request.get('/settings/sessions', { maxRedirects: 0 })
  expect(answer.headers().location).toMatch(/^\/signin/)
  await elsewhere.close()
})

test('a suspended person signs in and is told why and until when', async ({ page }) => {
  const person = await createPerson('Finn')
  await db.insert(sanctions).values({
    userId: person.id,
    kind: 'suspension',
    reason: 'Advertising in answers',
    until: new Date('2099-01-02T03:04:00Z'),
  })
  await login(page, person)
  await page.goto('/settings/account')
  // With script the overlay says it above the page, without script the page itself does.
  for (const text of ['Your account is suspended', 'Advertising in answers', /2 Jan 2099/]) {
    await expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible()
  }
})

test('only administrators read the outbox', async ({ page }) => {
  const person = await createPerson('Gail')
  await login(page, person)
  expect((await page.goto('/admin/outbox'))?.status()).toBe(404)
  await db.update(users).set({ role: 'administrator' }).where(eq(users.id, person.id))
  await page.goto('/settings/account')
  await page
    .getByRole('textbox', { name: 'New e-mail address', exact: true })
    .fill(`${person.handle}-new@example.test`)
  await page.getByRole('button', { name: 'Change address' }).click()
  await expect(page.getByText('We have mailed a link')).toBeVisible()
  await page.goto('/admin/outbox')
  await page.locator('summary', { hasText: `${person.handle}-new@example.test` }).click()
  await expect(page.getByText(/\/verify-email\//).first()).toBeVisible()
})
