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

for (const query of [
  '',
  '?from=1',
  '?from=0&to=-1',
  '?from=a&to=b',
  '?from=1&to=999999999',
  '?from=1&from=2&to=1',
]) {
  test(`a comparison of ${query || 'nothing'} is explained, not an error`, async ({ request }) => {
    expect((await request.get(`${page1}/diff${query}`)).status()).toBe(404)
  })
}

for (const path of ['history/0', 'history/x', 'history/99999', 'nothing-here']) {
  test(`${path} does not exist`, async ({ request }) => {
    expect((await request.get(`${page1}/${path}`)).status()).toBe(404)
  })
}

test('lists read odd questions kindly', async ({ request }) => {
  for (const query of ['?vendor=%00', '?vendor=../..', '?before=-1', '?minor=%F0%9F', '?vendor=a&vendor=b'])
    expect([200, 400]).toContain((await request.get(`/wiki/changes${query}`)).status())
  expect((await request.get(`${page1}/history?before=zz`)).status()).toBe(200)
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
  for (const at of [
    `/wiki/${path}`,
    `/wiki/${path}.md`,
    `/wiki/${path}/history`,
    `/wiki/${path}/history/1`,
  ]) {
    const answer = await stranger?.request.get(at)
    expect([404, 410]).toContain(answer?.status())
    expect(await answer?.text()).not.toContain('xyzzy')
  }
  expect((await stranger?.request.get(`/wiki/${path}`))?.status()).toBe(410)
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
