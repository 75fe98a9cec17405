import { randomUUID } from 'node:crypto'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { askInBrowser } from '../support/questions'

test('a list says how many questions of others came since the last visit, and marks them @phone', async ({
  page,
  browser,
}) => {
  const tag = `news-${randomUUID().slice(0, 8)}`
  const other = await (await browser.newContext()).newPage()
  await login(other, await createPerson('Brook', { reputation: 2_500 }))
  await login(page, await createPerson('Ada', { reputation: 2_500 }))
  const counter = page.getByText('since your last visit')
  const marked = page.locator('[data-new] .question-title')
  const visit = async () => {
    const noted = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/viewer/seen')
    await page.goto(`/questions?tags=${tag}`)
    await noted
  }

  const old = await askInBrowser(other, 'Asked before the first visit', `nvidia, ${tag}`)
  await visit()
  await expect(page.getByRole('link', { name: old.heading })).toBeVisible()
  await expect(counter).toBeHidden()

  const fresh = [
    await askInBrowser(other, 'Asked while Ada was away', `nvidia, ${tag}`),
    await askInBrowser(other, 'And another one meanwhile', `nvidia, ${tag}`),
  ]
  await askInBrowser(page, 'What Ada asks herself', `nvidia, ${tag}`)
  await visit()
  await expect(counter).toHaveText('2 new since your last visit')
  await expect(marked).toHaveText(fresh.map(({ heading }) => heading).reverse())

  await visit()
  await expect(counter).toBeHidden()
  await expect(marked).toHaveCount(0)
})
