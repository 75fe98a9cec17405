import AxeBuilder from '@axe-core/playwright'
import { naughtyStrings, pathTraversals } from '../support/corpora'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'

const page1 = '/wiki/nvidia/open-kernel-modules'

test('no address of the wiki is ever an error of ours', async ({ request }) => {
  test.setTimeout(120_000)
  const values = [...pathTraversals(), ...naughtyStrings().slice(0, 80)]
  const addresses = values.flatMap((value) => [
    `/wiki/nvidia/${encodeURIComponent(value.toWellFormed())}`,
    `/wiki/${encodeURIComponent(value.toWellFormed())}`,
  ])
  const wrong: string[] = []
  for (const address of addresses) {
    const answer = await request.get(address, { maxRedirects: 0 })
    if (![200, 307, 308, 400, 404].includes(answer.status())) wrong.push(`${answer.status()} ${address}`)
    if (/root:x:|\/work\/|\/tmp\//.test(await answer.text())) wrong.push(`leaks: ${address}`)
  }
  expect(wrong).toEqual([])
})

const unreadable = [
  ...['', '?from=1', '?from=0&to=-1', '?from=a&to=b', '?from=1&from=2&to=1'].map((query) => `/diff${query}`),
  ...['zz', '-1', '', '1&before=2', '%00'].map((before) => `/history?before=${before}`),
  ...['99999', 'x', '-1', '', '1&section=2', '%F0%9F'].map((section) => `/edit?section=${section}`),
].map((rest) => page1 + rest)

for (const address of [
  ...unreadable,
  ...['zzz', '%00', '../..', 'amd&vendor=intel'].map((vendor) => `/wiki/changes?vendor=${vendor}`),
  ...['zzz', '', 'ageing&queue=wanted', '%00'].map((queue) => `/wiki/maintenance?queue=${queue}`),
  ...['zzz', '../..'].map((vendor) => `/wiki/maintenance?vendor=${vendor}`),
  ...['zzz', '-1', '1&before=2'].map((before) => `/wiki/changes?before=${before}`),
  ...['zzz', '%F0%9F'].map((minor) => `/wiki/changes?minor=${minor}`),
  ...['zzz', '../x', '', 'a/b&path=c/d'].map((path) => `/wiki/new?path=${path}`),
]) {
  test(`${address} is 400 with a page that explains`, async ({ request }) => {
    const answer = await request.get(address, { maxRedirects: 0 })
    expect(answer.status()).toBe(400)
    expect(await answer.text()).toMatch(/This address cannot be read|We cannot read this address/)
  })
}

test('revisions and sections that are not there are 404', async ({ page }) => {
  expect((await page.request.get(`${page1}/diff?from=1&to=999999999`)).status()).toBe(404)
  await login(page, await createPerson('Brook', { reputation: 2_500 }))
  const answer = await page.goto(`${page1}/edit?section=999`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByText('This page has no such section')).toBeVisible()
  await expect(page.getByLabel('Text', { exact: true })).not.toBeEmpty()
  expect((await page.request.get(`${page1}/edit?section=0`)).status()).toBe(200)
})

for (const path of ['history/0', 'history/x', 'history/99999', 'nothing-here']) {
  test(`${path} does not exist`, async ({ request }) => {
    expect((await request.get(`${page1}/${path}`)).status()).toBe(404)
  })
}

test('what lists offer themselves is answered', async ({ request }) => {
  for (const query of [
    '',
    '?vendor=amd',
    '?minor=hide',
    '?vendor=intel&minor=hide&before=999999',
    '?before=1',
  ])
    expect((await request.get(`/wiki/changes${query}`)).status(), query).toBe(200)
  expect((await request.get(`${page1}/history?before=2`)).status()).toBe(200)
})

test('every address beside a moved page leads to its new one', async ({ page }) => {
  await login(page, await createPerson('Brook', { reputation: 2_500 }))
  const [from, to] = [`nvidia/before-${Date.now()}`, `amd/after-${Date.now()}`]
  await page.goto(`/wiki/new?path=${from}`)
  for (const [label, words] of Object.entries({
    Title: 'On the move',
    'In one sentence': 'A page that moves.',
    Topic: 'Diagnostics',
    Tags: 'nvidia',
  }))
    await page.getByLabel(label).fill(words)
  await page.getByLabel('Text', { exact: true }).fill('Words that stay the same wherever they stand.')
  await page.getByRole('button', { name: 'Create page' }).click()
  await expect(page).toHaveURL(`/wiki/${from}`)
  expect((await page.request.get(`/wiki/${from}/feed.atom`)).status()).toBe(200)
  await page.goto(`/wiki/${from}/move`)
  await page.getByLabel('New address').fill(to)
  await page.getByRole('button', { name: 'Move' }).click()
  await expect(page).toHaveURL(`/wiki/${to}`)
  for (const rest of [
    '',
    '.md',
    '/feed.atom',
    '/history',
    '/history?before=2',
    '/history/1',
    '/talk',
    '/links',
  ]) {
    const answer = await page.request.get(`/wiki/${from}${rest}`, { maxRedirects: 0 })
    expect([answer.status(), answer.headers().location], rest).toEqual([308, `/wiki/${to}${rest}`])
    expect((await page.request.get(`/wiki/${to}${rest}`)).status(), rest).toBe(200)
  }
})

test('a deleted page says that it is gone, its text is read nowhere, and comes back', async ({ page }) => {
  const author = await createPerson('Brook', { reputation: 2_500 })
  await login(page, author)
  const path = `nvidia/gone-${Date.now()}`
  await page.goto(`/wiki/new?path=${path}`)
  for (const [label, words] of Object.entries({
    Title: 'Soon gone',
    'In one sentence': 'A page for a moment.',
    Topic: 'Diagnostics',
    Tags: 'nvidia',
  }))
    await page.getByLabel(label).fill(words)
  await page.getByLabel('Text', { exact: true }).fill('The secret words of this page are xyzzy')
  await page.getByRole('button', { name: 'Create page' }).click()
  await expect(page).toHaveURL(`/wiki/${path}`)
  const id = await page.locator('article').getAttribute('data-post-id')

  await page.goto(`/wiki/${path}/edit`)
  await page.getByLabel('Text', { exact: true }).fill('What I typed while it was deleted, plugh')
  const moderator = await page.context().browser()?.newContext({ baseURL: test.info().project.use.baseURL })
  if (!moderator) throw new Error('No browser')
  await login(moderator, await createPerson('Casey', { role: 'moderator' }))
  const headers = { origin: test.info().project.use.baseURL ?? '' }
  const deletion = (value: string) =>
    moderator.request.post(`/posts/${id}/deletion`, {
      form: { value, reason: 'A test of deletion' },
      headers,
      maxRedirects: 0,
    })
  expect((await deletion('1')).status()).toBe(303)

  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('This post has been deleted.')).toBeVisible()
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue(/plugh/)
  const stranger = await page.context().browser()?.newContext({ baseURL: test.info().project.use.baseURL })
  expect((await stranger?.request.get(`/wiki/${path}.md`))?.status()).toBe(410)
  for (const at of ['', '/history', '/history/1', '/diff?from=1&to=1', '/links', '/talk']) {
    const answer = await stranger?.request.get(`/wiki/${path}${at}`)
    expect(answer?.status(), at).toBe(410)
    expect(await answer?.text(), at).toContain(`<a href="/posts/${id}">`)
    expect(await answer?.text()).not.toContain('xyzzy')
  }
  expect((await page.goto(`/wiki/${path}/move`))?.status()).toBe(410)
  await expect(page.getByRole('heading', { name: 'This page was deleted' })).toBeVisible()
  expect((await deletion('0')).status()).toBe(303)
  expect((await stranger?.request.get(`/wiki/${path}`))?.status()).toBe(200)
  await moderator.close()
  await stranger?.close()
})

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the wiki in ${scheme} @phone`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme: scheme })
    await login(page, await createPerson('Brook', { reputation: 2_500 }))
    const paths = ['/wiki', '/wiki/nvidia', page1, '/wiki/nvidia/not-written', '/wiki/changes', '/wiki/new']
    for (const path of [
      ...paths,
      `${page1}/talk`,
      `${page1}/history`,
      `${page1}/edit`,
      `${page1}/links`,
      `${page1}/move`,
    ]) {
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([])
    }
  })
}
