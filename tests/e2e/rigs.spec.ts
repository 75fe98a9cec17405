import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { kinMachine, otherMachine, ownSecret, pastedMachine, pastedSecrets } from '../support/machines'

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a rig is added, looked at, renamed, replaced, chosen and deleted @phone', async ({ page }) => {
    await login(page, await createPerson('Ada'))
    await page.goto('/settings/rigs')
    await expect(page.getByText('No rig yet')).toBeVisible()
    await expect(page.getByText(/curl -fsSL http:.*\/collect\.sh \| sh/).first()).toBeVisible()
    await page.getByLabel('Name').fill('Desk <b>1</b>')
    await page.getByLabel('What tools print').fill('nothing of use')
    await page.getByRole('button', { name: 'Save the rig' }).click()
    await expect(page.getByRole('alert')).toContainText('No device, driver or version')
    await page.getByLabel('What tools print').fill(pastedMachine)
    await page.getByLabel('Take out these words too').fill(ownSecret)
    await page.getByRole('button', { name: 'Preview' }).click()
    await expect(page.getByRole('region', { name: 'What will be kept' })).toContainText('host name')
    await expect(page.getByLabel('Name')).toHaveValue('Desk <b>1</b>')
    await page.getByRole('button', { name: 'Save the rig' }).click()
    await expect(page.getByText('The rig is saved.')).toBeVisible()
    await page.getByRole('link', { name: 'Desk <b>1</b>' }).click()
    const html = await page.content()
    for (const secret of [...pastedSecrets, ownSecret]) expect(html).not.toContain(secret)
    const rename = page.getByRole('form', { name: 'Rename Desk' })
    await rename.getByLabel('Name').fill('Tower')
    await rename.getByRole('button', { name: 'Rename' }).click()
    await page.getByRole('link', { name: 'Tower' }).click()
    await page.getByLabel('What tools print').fill(otherMachine)
    await page.getByRole('button', { name: 'Replace', exact: true }).click()
    await expect(page.getByRole('list', { name: 'Your rigs' })).toContainText('amdgpu')
    await page.getByRole('button', { name: 'Use as my environment' }).click()
    await expect(page.getByText('my environment', { exact: true })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await page.getByRole('button', { name: 'Choose none' }).click()
    await expect(page.getByText('No rig is chosen any more.')).toBeVisible()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(page.getByText('No rig yet')).toBeVisible()
  })
})

test('my environment filters lists and the search, and says so when none is chosen', async ({
  page,
  request,
}) => {
  const anonymous = await request.get('/questions?rig=mine')
  expect(await anonymous.text()).toContain('save a rig and choose it')
  expect((await request.get('/questions?rig=yours')).status()).toBe(400)

  await login(page, await createPerson('Ada'))
  const word = `kestrel${randomUUID().slice(0, 6).replaceAll('-', '')}`
  for (const [about, machine] of [
    ['like mine', kinMachine],
    ['unlike mine', otherMachine],
  ] as const) {
    await page.goto('/questions/ask')
    await page.getByLabel('Title').fill(`A question ${about} about the ${word}`)
    await page
      .getByLabel('What happens')
      .fill(`The screen stays black after the update. Case ${randomUUID()}.`)
    await page.getByLabel('Tags', { exact: true }).fill('nvidia')
    await page.getByText('Your machine (optional)').click()
    await page.getByLabel('What tools print').fill(machine)
    await page.getByRole('button', { name: 'Post question' }).click()
    await expect(page).toHaveURL(/\/questions\/\d+\//)
  }
  await page.goto('/questions')
  await page.getByRole('link', { name: 'Fits my machine' }).click()
  await expect(page.getByText('save a rig and choose it')).toBeVisible()
  await page.goto('/settings/rigs')
  await page.getByLabel('Name').fill('Desk')
  await page.getByLabel('What tools print').fill(pastedMachine)
  await page.getByRole('button', { name: 'Save the rig' }).click()
  await page.getByRole('button', { name: 'Use as my environment' }).click()
  await expect(page.getByText('This is your environment now')).toBeVisible()
  await page.goto('/questions?rig=mine')
  const list = page.locator('.question-list')
  await expect(list).toContainText(`like mine about the ${word}`)
  await expect(list).not.toContainText(`unlike mine about the ${word}`)
  const results = page.locator('li[data-kind=question]')
  await page.goto(`/search?q=${word}+rig:mine`)
  await expect(results).toContainText(['A question like mine'])
  await page.goto(`/search?q=${word}+device:1002:744c`)
  await expect(results).toContainText(['A question unlike mine'])
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the ${colorScheme} theme @phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await login(page, await createPerson('Ada'))
    await page.goto('/settings/rigs')
    await page.getByLabel('Name').fill('Desk')
    await page.getByLabel('What tools print').fill(pastedMachine)
    await page.getByRole('button', { name: 'Save the rig' }).click()
    await page.getByRole('link', { name: 'Desk' }).click()
    await expect(page.getByRole('heading', { name: 'Replace with a new paste' })).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
