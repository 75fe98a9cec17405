import type { Browser, Page } from '@playwright/test'
import { expect, test } from '../support/fixtures'
import { createPerson, login } from '../support/login'
import { askInBrowser } from '../support/questions'

/** A page of somebody else, in a browser of their own. */
async function pageOf(
  browser: Browser,
  person: { id: string } | null,
  javaScriptEnabled = true,
): Promise<Page> {
  const { baseURL, viewport } = test.info().project.use
  const context = await browser.newContext({ baseURL, viewport, javaScriptEnabled, locale: 'en-GB' })
  if (person) await login(context, person)
  return context.newPage()
}

const flagForm = (page: Page) => page.getByRole('form', { name: 'Flag this post' })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('a newcomer flags, a moderator hides with one click, and the log shows it @phone', async ({
      page,
      browser,
      request,
    }) => {
      const [brook, ada] = [await createPerson('Brook'), await createPerson('Ada')]
      const casey = await createPerson('Casey', { role: 'moderator' })
      await login(page, brook)
      const question = await askInBrowser(page)

      const flagger = await pageOf(browser, ada, javaScriptEnabled)
      await flagger.goto(question.path)
      await flagger.getByRole('article').first().getByRole('link', { name: 'Flag' }).click()
      await expect(flagger.getByText('You have 10 flags left today.')).toBeVisible()
      await flagForm(flagger).getByLabel('Something else').check()
      await flagForm(flagger).getByRole('button', { name: 'Send flag' }).click()
      await expect(flagger.getByText('This reason needs a few words.')).toBeVisible()
      await expect(flagForm(flagger).getByLabel('Something else')).toBeChecked()
      await flagForm(flagger).getByLabel('In your words').fill('Shows the serial number in line 3.')
      await flagForm(flagger).getByRole('button', { name: 'Send flag' }).click()
      await expect(flagger.getByText('Thank you. A moderator will look at it.')).toBeVisible()
      await expect(flagger.getByText('You have flagged this as something else')).toBeVisible()

      const staff = await pageOf(browser, casey, javaScriptEnabled)
      const entry = await findInQueue(staff, question.heading)
      await expect(entry).toContainText('Something else')
      await expect(entry).toContainText(ada.handle)
      await expect(entry).toContainText('Shows the serial number in line 3.')
      await expect(entry).toContainText('1 post')
      await entry.getByLabel('Note').fill('Serial number in the log')
      await entry.getByRole('button', { name: 'Uphold and hide' }).click()
      await expect(staff.getByText('The post is hidden, and those who flagged are told.')).toBeVisible()

      expect((await request.get(question.path)).status()).toBe(404)
      await page.goto(`/posts/${question.id}`)
      await expect(page.getByText('is hidden until it is reviewed')).toBeVisible()
      await expect(page.getByText('The screen stays black after the update.')).toBeVisible()
      const log = await (await request.get('/mod/log?kind=hidings')).text()
      expect(log).toContain('Serial number in the log')
      expect(log).toContain(`question ${question.id}`)
      for (const secret of [question.heading, ada.handle]) expect(log).not.toContain(secret)

      await staff.goto('/mod/log')
      await staff.getByRole('button', { name: `Undo hid question ${question.id}` }).click()
      await expect(staff.getByRole('listitem').filter({ hasText: 'showed again' }).first()).toContainText(
        question.heading,
      )
      expect((await request.get(question.path)).status()).toBe(200)
    })

    test('a question is closed as a duplicate and opened again @phone', async ({
      page,
      browser,
      request,
    }) => {
      await login(page, await createPerson('Ada'))
      const [target, asked] = [await askInBrowser(page), await askInBrowser(page)]
      await page.goto(`/questions/${asked.id}/answer`)
      await page
        .getByRole('textbox', { name: 'Your answer' })
        .fill('An answer that must stay reachable for everyone.')
      await page.getByRole('button', { name: 'Post answer' }).click()
      await expect(page.getByRole('article').nth(1)).toContainText('must stay reachable')

      const staff = await pageOf(
        browser,
        await createPerson('Casey', { role: 'moderator' }),
        javaScriptEnabled,
      )
      await staff.goto(`/questions/${asked.id}/close`)
      await staff.getByLabel('Answered elsewhere already').check()
      await staff.getByLabel('What the asker can do').fill('See the other one.')
      await staff.getByRole('button', { name: 'Close question' }).click()
      const field = staff.getByLabel('Answered at')
      await expect(field).toHaveAccessibleDescription(/Name the question that has the answer/)
      await expect(staff.getByLabel('What the asker can do')).toHaveValue('See the other one.')
      await field.fill('999999999')
      await staff.getByRole('button', { name: 'Close question' }).click()
      await expect(field).toHaveAccessibleDescription(/There is no such question/)
      await expect(staff.getByLabel('Answered elsewhere already')).toBeChecked()
      await field.fill(`${test.info().project.use.baseURL}${target.path}#post-${target.id}`)
      await staff.getByRole('button', { name: 'Close question' }).click()
      await expect(staff).toHaveURL(new RegExp(`/questions/${asked.id}/(?!close)`))

      const html = await (await request.get(asked.path)).text()
      expect(html).toContain(`/questions/${target.id}`)
      expect(html).toContain('must stay reachable')
      await staff.goto(`/posts/${asked.id}/moderate`)
      await staff.getByRole('button', { name: 'Open again' }).click()
      await expect(staff.getByText('opened again')).toBeVisible()
      await expect(staff.getByRole('button', { name: 'Open again' })).toBeHidden()
    })

    test('a suspended member is told why, and can write nothing until it is lifted @phone', async ({
      page,
      browser,
    }) => {
      const loud = await createPerson('Loud')
      await login(page, loud)
      const question = await askInBrowser(page)
      const staff = await pageOf(
        browser,
        await createPerson('Casey', { role: 'moderator' }),
        javaScriptEnabled,
      )
      await staff.goto(`/mod/users?handle=${loud.handle.toLowerCase()}`)
      await expect(staff.getByRole('heading', { level: 1 })).toHaveText(loud.handle)
      const form = staff.getByRole('form', { name: 'Suspend', exact: true })
      await form.getByLabel('Days').fill('many')
      await form.getByLabel('Reason').fill('Insulted three people')
      await form.getByRole('button', { name: 'Suspend' }).click()
      await expect(form.getByLabel('Days')).toHaveAccessibleDescription(/Whole days/)
      await expect(form.getByLabel('Reason')).toHaveValue('Insulted three people')
      await form.getByLabel('Days').fill('7')
      await form.getByRole('button', { name: 'Suspend' }).click()
      await expect(staff.getByText('Suspended, in all sessions, from now on.')).toBeVisible()

      await page.goto('/questions/ask')
      await expect(page.getByText('Insulted three people').first()).toBeVisible()
      await page.goto(`/posts/${question.id}/reply`)
      await expect(page.getByText('Insulted three people').first()).toBeVisible()
      const refused = await page.request.post(`/posts/${question.id}/comments`, {
        form: { body: 'I am still here, am I not?' },
        headers: { origin: new URL(page.url()).origin },
      })
      expect(refused.status()).toBe(403)
      expect(await refused.text()).toContain('Insulted three people')

      const lift = staff.getByRole('form', { name: 'Lift the suspension' })
      await lift.getByRole('button', { name: 'Lift now' }).click()
      await expect(staff.getByText('The suspension is lifted.')).toBeVisible()
      await page.goto('/questions/ask')
      await expect(page.getByText('Insulted three people')).toBeHidden()
    })

    test('an administrator appoints, sets thresholds, and both stand in the log', async ({
      page,
      request,
    }) => {
      const dana = await createPerson('Dana', { role: 'administrator' })
      const brook = await createPerson('Brook')
      await login(page, dana)
      await page.goto('/admin')
      await page.getByRole('main').getByRole('link', { name: 'Roles' }).last().click()
      await page.getByLabel('Handle').fill(`${brook.handle}-nobody`)
      await page.getByRole('button', { name: 'Find' }).click()
      await expect(page.getByLabel('Handle')).toHaveAccessibleDescription(/nobody of that name/)
      await page.getByLabel('Handle').fill(brook.handle)
      await page.getByRole('button', { name: 'Find' }).click()
      const role = page.getByRole('form', { name: `Role of ${brook.handle}` })
      await role.getByLabel('Role').selectOption('moderator')
      await role.getByRole('button', { name: 'Change role' }).click()
      await expect(page.getByText('The role is changed.')).toBeVisible()
      await expect(role.getByLabel('Role')).toHaveValue('moderator')

      await page.goto('/admin/settings')
      const field = page.getByLabel('Open suggested edits one member may have')
      const other = page.getByLabel('Minutes in which a comment may be edited')
      const [before, kept] = [await field.inputValue(), await other.inputValue()]
      const after = String(Number(before) + 1)
      await field.fill('five')
      await other.fill('11')
      await page.getByRole('button', { name: 'Save settings' }).click()
      await expect(field).toHaveAccessibleDescription(/A whole number from 0 to 100000/)
      await expect(field).toHaveValue('five')
      await expect(other).toHaveValue('11')
      await field.fill(after)
      await other.fill(kept)
      await page.getByRole('button', { name: 'Save settings' }).click()
      await expect(page.getByText('Saved.')).toBeVisible()
      await expect(field).toHaveValue(after)
      const row = page.getByRole('row').filter({ hasText: dana.handle }).first()
      await expect(row.getByRole('cell')).toHaveText([before, after, dana.handle, /UTC/])

      const log = await (await request.get('/mod/log?kind=settings')).text()
      expect(log).toContain(`From ${before} to ${after}`)
      expect(log).toContain('From member to moderator')
      await field.fill(before)
      await page.getByRole('button', { name: 'Save settings' }).click()
      await expect(field).toHaveValue(before)
    })
  })
}

test('two moderators decide at once: the second is told so', async ({ page, browser }) => {
  const [one, two] = [
    await createPerson('Casey', { role: 'moderator' }),
    await createPerson('Corin', { role: 'moderator' }),
  ]
  await login(page, await createPerson('Brook'))
  const question = await askInBrowser(page)
  const flagger = await pageOf(browser, await createPerson('Ada'))
  await flagger.goto(`/posts/${question.id}/flag`)
  await flagForm(flagger).getByLabel('Spam').check()
  await flagForm(flagger).getByRole('button', { name: 'Send flag' }).click()
  await expect(flagger.getByText('Thank you.')).toBeVisible()
  const [first, second] = [await pageOf(browser, one), await pageOf(browser, two)]
  const [here, there] = [
    await findInQueue(first, question.heading),
    await findInQueue(second, question.heading),
  ]
  await here.getByRole('button', { name: 'Decline' }).click()
  await expect(first.getByText('The flags are declined')).toBeVisible()
  await there.getByLabel('Note').fill('I would have upheld it')
  await there.getByRole('button', { name: 'Uphold', exact: true }).click()
  await expect(there.getByRole('alert')).toContainText('These flags have been settled already.')
  await expect(there.getByLabel('Note')).toHaveValue('I would have upheld it')
})

test('the account menu tells moderators how many posts wait', async ({ page, browser }) => {
  await login(page, await createPerson('Brook'))
  const question = await askInBrowser(page)
  const flagger = await pageOf(browser, await createPerson('Ada'))
  await flagger.goto(`/posts/${question.id}/flag`)
  await flagForm(flagger).getByLabel('Spam').check()
  await flagForm(flagger).getByRole('button', { name: 'Send flag' }).click()
  await expect(flagger.getByText('Thank you.')).toBeVisible()
  const staff = await pageOf(browser, await createPerson('Casey', { role: 'moderator' }))
  await staff.goto('/')
  const menu = staff.getByRole('group').filter({ hasText: 'Moderation queue' })
  await staff.getByLabel(/^Account of Casey.*waiting in the queue/).click()
  await expect(menu.getByRole('link', { name: /Moderation queue/ })).toHaveText(/[1-9]/)
  await expect(menu.getByRole('link', { name: 'Administration' })).toHaveCount(0)
})

test('a moderator deletes with a reason, from the button too', async ({ page, browser, request }) => {
  await login(page, await createPerson('Brook'))
  const question = await askInBrowser(page)
  const staff = await pageOf(browser, await createPerson('Casey', { role: 'moderator' }))
  await staff.goto(question.path)
  await staff.getByRole('article').first().getByRole('button', { name: 'Delete' }).click()
  await staff.getByLabel('Reason').fill('Asked three times')
  await staff.getByRole('button', { name: 'Try again' }).click()
  await staff.goto(`/posts/${question.id}`)
  await expect(staff.getByText('Asked three times').first()).toBeVisible()
  expect((await request.get(question.path)).status()).toBe(410)
  await staff.goto('/mod/removed')
  await staff.getByRole('button', { name: `Bring back question ${question.id}` }).click()
  await expect(staff).toHaveURL(/\/mod\/removed$/)
  expect((await request.get(question.path)).status()).toBe(200)
})

test('a member whose name is not Latin is suspended and let back from the log', async ({ page }) => {
  const member = await createPerson('Жанна')
  await login(page, await createPerson('Casey', { role: 'moderator' }))
  await page.goto(`/mod/users/${encodeURIComponent(member.handle)}`)
  const form = page.getByRole('form', { name: 'Suspend', exact: true })
  await form.getByLabel('Days').fill('1')
  await form.getByLabel('Reason').fill('Test of names')
  await form.getByRole('button', { name: 'Suspend' }).click()
  await expect(page.getByText('Suspended, in all sessions, from now on.')).toBeVisible()
  await page.goto('/mod/log?kind=suspensions')
  await page.getByRole('button', { name: `Undo suspended ${member.handle}` }).click()
  await expect(page).toHaveURL(/\/mod\/log\?kind=suspensions$/)
  await expect(page.getByRole('button', { name: `Undo suspended ${member.handle}` })).toHaveCount(0)
})

test('staff pages lead strangers to sign in and are nothing to members', async ({ request, page }) => {
  await login(page, await createPerson('Ada'))
  const moderators = await createPerson('Casey', { role: 'moderator' })
  const paths = [
    '/mod',
    '/mod/removed',
    '/mod/users',
    '/mod/users/starter-content',
    '/posts/1/moderate',
    '/questions/1/close',
  ]
  const administrators = ['/admin', '/admin/settings', '/admin/users', '/admin/outbox']
  for (const path of [...paths, ...administrators]) {
    const stranger = await request.get(path, { maxRedirects: 0 })
    expect([stranger.status(), stranger.headers().location], path).toEqual([
      307,
      `/signin?next=${encodeURIComponent(path)}`,
    ])
    expect((await page.request.get(path)).status(), path).toBe(404)
  }
  await login(page, moderators)
  for (const path of administrators) expect((await page.request.get(path)).status(), path).toBe(404)
})

test('addresses that make no sense are 404, never 500', async ({ page }) => {
  await login(page, await createPerson('Dana', { role: 'administrator' }))
  const garbage = ['abc', '-1', '0', '1e9', '9'.repeat(30), '%00', '%ff', '%ED%A0%80', '1%2C2', "'or 1=1"]
  const places = ['/mod/log?before=', '/mod/log?kind=', '/mod?after=', '/admin/settings?before=']
  const ids = ['/posts/', '/questions/', '/mod/users/'].map((base) => ({
    base,
    tail: base === '/posts/' ? '/moderate' : base === '/questions/' ? '/close' : '',
  }))
  for (const wrong of garbage) {
    for (const place of places) {
      const status = (await page.request.get(`${place}${wrong}`)).status()
      // What cannot be text at all counts as not given.
      expect(/%(00|ff|ED)/.test(wrong) ? [200, 400, 404] : [400, 404], `${place}${wrong}`).toContain(status)
    }
    for (const { base, tail } of ids) {
      const status = (await page.request.get(`${base}${wrong}${tail}`)).status()
      expect([400, 404], `${base}${wrong}${tail}`).toContain(status)
    }
    expect((await page.request.get(`/posts/${wrong}/flag`)).status()).toBeLessThan(500)
    expect([200, 400]).toContain((await page.request.get(`/mod/users?handle=${wrong}`)).status())
  }
  expect((await page.request.get('/mod/log?kind=constructor')).status()).toBe(404)
})

/** The queue may be long on a site where other tests flag too. */
async function findInQueue(page: Page, heading: string) {
  await page.goto('/mod')
  const entry = page.getByRole('article', { name: heading })
  const more = page.getByRole('link', { name: 'More' })
  while (!(await entry.isVisible()) && (await more.isVisible())) await more.click()
  await expect(entry).toBeVisible()
  return entry
}
