import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

const page1 = '/wiki/nvidia/open-kernel-modules'

async function follow(page: Page, path: string, level: 'mute' | 'none' | 'watch') {
  const headers = { origin: test.info().project.use.baseURL ?? '' }
  const answer = await page.request.post(path, { form: { level }, headers, maxRedirects: 0 })
  expect(answer.status(), path).toBe(303)
}

async function idOf(page: Page, path: string): Promise<string> {
  await page.goto(path)
  return (await page.locator('article').first().getAttribute('data-post-id')) ?? ''
}

/** Puts a page among the recent changes, which other tests fill meanwhile. */
async function edit(page: Page, path: string) {
  await page.goto(`${path}/edit`)
  const text = page.getByLabel('Text', { exact: true })
  await text.fill(`${await text.inputValue()}\nSeen again: ${randomUUID()}.\n`)
  await page.getByLabel('What did you change').fill('Seen again')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(path)
}

/** Links to an address in the lists of a page, without its header and footer. */
function links(page: Page, start: string) {
  return page.getByRole('main').locator(`li a[href^="${start}"]`)
}

test('a muted vendor is in no list of pages, changes, tags or vendors @phone', async ({ page }) => {
  await login(page, await createPerson('Kim', { reputation: 400 }))
  await edit(page, '/wiki/amd/compute-stack-versions')
  const lists = ['/wiki', '/wiki/changes', '/', '/wiki/changes?minor=hide']
  for (const path of lists) {
    await page.goto(path)
    await expect(links(page, '/wiki/amd/').first(), path).toBeVisible()
  }
  await follow(page, '/tags/amd/follow', 'mute')
  for (const path of [...lists, '/amd', '/wiki/amd', '/tags/amd']) {
    await page.goto(path)
    await expect(links(page, '/wiki/amd/').filter({ visible: true }), path).toHaveCount(0)
  }
  await page.goto('/wiki')
  await expect(page.getByRole('heading', { name: 'AMD' })).toBeHidden()
  await expect(page.getByRole('heading', { name: 'NVIDIA' })).toBeVisible()
  await expect(links(page, '/wiki/intel/').first()).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('main').getByRole('heading', { name: 'AMD' })).toBeHidden()
  await page.goto('/tags')
  await expect(links(page, '/tags/amd').filter({ hasText: /^amd$/ })).toBeHidden()
  await expect(links(page, '/tags/intel').filter({ hasText: /^intel$/ })).toBeVisible()
})

test('who asks for a muted tag by name sees it', async ({ page }) => {
  await login(page, await createPerson('Kim'))
  await follow(page, '/tags/amd/follow', 'mute')
  await page.goto('/tags?q=amd')
  await expect(links(page, '/tags/amd').first()).toBeVisible()
  await page.goto('/search?q=%5Bamd%5D')
  await expect(page.getByRole('list', { name: 'Results' }).getByRole('listitem').first()).toBeVisible()
})

test('a muted page is in no list, though its tags are not muted', async ({ page }) => {
  await login(page, await createPerson('Kim', { reputation: 400 }))
  await edit(page, '/wiki/nvidia/kernel-driver-by-generation')
  const id = await idOf(page, page1)
  await follow(page, `/posts/${id}/follow`, 'mute')
  for (const path of ['/wiki', '/wiki/nvidia', '/nvidia', '/wiki/changes', '/wiki/changes?vendor=nvidia']) {
    await page.goto(path)
    await expect(links(page, page1).filter({ visible: true }), path).toHaveCount(0)
    await expect(links(page, '/wiki/nvidia/').filter({ visible: true }).first(), path).toBeVisible()
  }
  await page.goto(page1)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('lists made for one person leave out what they muted', async ({ page }) => {
    await login(page, await createPerson('Kim', { reputation: 400 }))
    await edit(page, '/wiki/intel/compute-stack-versions')
    await follow(page, '/tags/amd/follow', 'mute')
    await page.goto('/wiki/changes?minor=hide')
    await expect(links(page, '/wiki/intel/').first()).toBeVisible()
    await expect(links(page, '/wiki/amd/')).toHaveCount(0)
  })
})

test('the number of followers of a page is right on the next request', async ({ page, request }) => {
  await login(page, await createPerson('Kim'))
  const id = await idOf(page, page1)
  const shown = async () => {
    const html = await (await request.get(page1)).text()
    return Number(new RegExp(`data-follow-count="post:${id}">([0-9,]+)<`).exec(html)?.[1])
  }
  const before = await shown()
  for (const [level, more] of [
    ['watch', 1],
    ['mute', 0],
    ['watch', 1],
    ['none', 0],
  ] as const) {
    await follow(page, `/posts/${id}/follow`, level)
    expect(await shown(), level).toBe(before + more)
  }
})
