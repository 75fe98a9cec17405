import type { Page } from '@playwright/test'
import { desc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { mails } from '@/db/schema'

export const goodPassword = 'tuxedo amber 17 lantern'

export function uniqueName(prefix: string): string {
  return `${prefix}${Math.random().toString(36).slice(2, 8)}x`
}

export async function signUp(page: Page, handle: string): Promise<string> {
  const email = `${handle.toLowerCase()}@example.test`
  await page.goto('/signup')
  await page.getByRole('textbox', { name: 'Handle', exact: true }).fill(handle)
  await page.getByRole('textbox', { name: 'E-mail address', exact: true }).fill(email)
  await page.getByLabel('Password').fill(goodPassword)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('**/settings/account?done=joined')
  return email
}

export async function signIn(page: Page, login: string, password: string, from = '/signin'): Promise<void> {
  await page.goto(from)
  await page.getByRole('textbox', { name: 'Handle or e-mail address', exact: true }).fill(login)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** The link in the newest mail to an address, as a path. */
export async function linkInMail(email: string, page: string): Promise<string> {
  const rows = await db
    .select({ text: mails.textBody })
    .from(mails)
    .where(eq(mails.recipient, email))
    .orderBy(desc(mails.id))
  const link = rows
    .map(({ text }) => new RegExp(`https?://\\S*/${page}/[\\w-]{20,}`).exec(text)?.[0])
    .find(Boolean)
  if (!link) throw new Error(`No ${page} link was mailed to ${email}`)
  return link
}
