import type { Browser, Page } from '@playwright/test'
import { isAlive } from '@/db/embedded/process'
import { goodPassword } from '../support/account-forms'
import { expect, test } from '../support/fixtures'
import { until } from '../support/start-script'
import { prepareMachine, type StartedSite } from '../support/started-site'

type Machine = Awaited<ReturnType<typeof prepareMachine>>

// One site, from its first start through stops and kills; each test goes on where the one before has left it.
test.describe.configure({ mode: 'serial', timeout: 180_000 })

let machine: Machine
let site: StartedSite
let owner: Page

test.beforeAll(async ({ browser }) => {
  machine = await prepareMachine()
  owner = await newPage(browser)
})

test.afterAll(async () => {
  await machine.clear()
})

test('the link of the first start makes one account administrator, once', async ({ browser }) => {
  site = await machine.start()
  const { url, welcomeLink } = site
  expect(welcomeLink).toMatch(new RegExp(`^${url}/welcome/[\\w-]{32}$`))
  const link = String(welcomeLink)

  // Somebody else has the same link open, and one is signed in already.
  const second = await newPage(browser)
  await visit(second, link)
  const member = await newPage(browser)
  await visit(member, `${url}/signup`)
  await join(member, 'Brook', 'Create account')
  await visit(member, link)
  await expect(member.getByRole('button', { name: 'Make Brook administrator' })).toBeVisible()
  expect(await adminStatus(member)).toBe(404)

  await visit(owner, link)
  await join(owner, 'Dana', 'Create the administrator’s account')
  expect(await adminStatus(owner)).toBe(200)

  await fill(second, 'Mallory', 'Create the administrator’s account')
  await expect(second.getByText('This link has been used or is too old.')).toBeVisible()
  expect((await second.request.get(`${url}/users/Mallory`)).status()).toBe(404)
  await member.getByRole('button', { name: 'Make Brook administrator' }).click()
  await expect(member.getByText('This link has been used or is too old.')).toBeVisible()

  for (const page of [second, member, owner]) expect(await visit(page, link)).toBe(404)
  expect([await adminStatus(second), await adminStatus(member), await adminStatus(owner)]).toEqual([
    307, 404, 200,
  ])
})

test('it stops together with its database, and starts again with everything in it and without a link', async () => {
  const { run, databasePid } = site
  run.child.kill('SIGTERM')
  expect(await run.ended).toBe(0)
  expect(isAlive(databasePid)).toBe(false)

  site = await machine.start()
  expect(site.welcomeLink).toBeUndefined()
  expect(await adminStatus(owner)).toBe(200)
  await visit(owner, `${site.url}/users/Dana`)
  await expect(owner.getByRole('heading', { level: 1 })).toContainText('Dana')
})

test('it starts again by itself after both it and its database were killed', async () => {
  process.kill(site.databasePid, 'SIGKILL')
  site.run.child.kill('SIGKILL')
  await site.run.ended

  site = await machine.start()
  expect(await adminStatus(owner)).toBe(200)
})

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

function visit(page: Page, address: string): Promise<number | undefined> {
  return patiently(async () => (await page.goto(address))?.status())
}

function adminStatus(page: Page): Promise<number | undefined> {
  return patiently(async () => (await page.request.get(`${site.url}/admin`, { maxRedirects: 0 })).status())
}

/** A site that has just started on a busy machine may ask to come back later. */
async function patiently(ask: () => Promise<number | undefined>): Promise<number | undefined> {
  let status = await ask()
  await until(async () => {
    if (status === 503) status = await ask()
    return status !== 503
  })
  return status
}

async function join(page: Page, handle: string, button: string): Promise<void> {
  await fill(page, handle, button)
  await page.waitForURL('**/settings/account?done=joined')
}

async function fill(page: Page, handle: string, button: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Handle', exact: true }).fill(handle)
  await page.getByRole('textbox', { name: 'E-mail address', exact: true }).fill(`${handle}@example.test`)
  await page.getByLabel('Password').fill(goodPassword)
  await page.getByRole('button', { name: button }).click()
}
