import { randomBytes } from 'node:crypto'
import { expect, type Page } from '@playwright/test'

const newPagePath = () => `nvidia/page-${randomBytes(5).toString('hex')}`

const text = '## First\n\none\n\ntwo\n\n## Second\n\nthree and **four**\n'

/** A page of the wiki, written in its editor by whoever is signed in. Returns its path. */
export async function writeWikiPage(page: Page, body = text): Promise<string> {
  const path = newPagePath()
  await page.goto(`/wiki/new?path=${path}`)
  await page.getByLabel('Title').fill('Xid errors')
  await page.getByLabel('In one sentence').fill('What the kernel driver reports.')
  await page.getByLabel('Topic').fill('Diagnostics')
  await page.getByLabel('Tags').fill('nvidia')
  await page.getByLabel('Text', { exact: true }).fill(body)
  await page.getByRole('button', { name: 'Create page' }).click()
  await expect(page).toHaveURL(`/wiki/${path}`)
  return path
}
