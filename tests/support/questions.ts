import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'

export type AskedQuestion = { id: number; path: string; heading: string }

/** Asks through the form, as whoever is signed in; works without script. */
export async function askInBrowser(
  page: Page,
  about = 'Black screen after 580',
  tags = 'nvidia',
): Promise<AskedQuestion> {
  const heading = `${about} ${randomUUID().slice(0, 8)}`
  await page.goto('/questions/ask')
  await page.getByLabel('Title').fill(heading)
  await page.getByLabel('What happens').fill(`The screen stays black after the update. Case ${randomUUID()}.`)
  await page.getByLabel('Tags', { exact: true }).fill(tags)
  await page.getByRole('button', { name: 'Post question' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  const path = new URL(page.url()).pathname
  return { heading, path, id: Number(path.split('/')[2]) }
}
