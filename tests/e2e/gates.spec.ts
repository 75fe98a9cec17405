import type { APIRequestContext } from '@playwright/test'
import { cookieOf, createObjects, createSuspended } from '../support/door-objects'
import { mutatingRoutes, otherGates, pageSamples, pagesWithActions, routeSamples } from '../support/doors'
import { fingerprint } from '../support/fingerprint'
import { expect, test } from '../support/fixtures'
import { createPerson, roleAndReputation } from '../support/login'
import { actionForms, sendForm } from '../support/page-forms'

test.describe.configure({ timeout: 120_000 })

let objects: Awaited<ReturnType<typeof createObjects>>
let origin: string

test.beforeAll(async ({ playwright }, { project }) => {
  origin = new URL(project.use.baseURL ?? '').origin
  const request = await playwright.request.newContext({ baseURL: origin })
  objects = await createObjects(request, origin)
  await request.dispose()
})

const routes = Object.entries(routeSamples).map(([folder, sample]) => ({ folder, ...sample }))
const pages = Object.entries(pageSamples).map(([folder, sample]) => ({ folder, ...sample }))

/** Nothing of the people or the posts of this file may differ afterwards. */
async function unchanged(actors: { id: string }[], work: () => Promise<void>): Promise<void> {
  const people = [...objects.people, ...actors].map(({ id }) => id)
  const posts = [objects.question, objects.other, objects.answer, objects.comment, objects.page.id]
  const before = await fingerprint(people, posts)
  await work()
  expect(await fingerprint(people, posts)).toEqual(before)
}

test('every route and page of the source that changes something has its sample here', () => {
  const known = [...routes.map(({ folder }) => folder), ...otherGates.keys()]
  expect(mutatingRoutes().sort()).toEqual(known.sort())
  expect(pagesWithActions().sort()).toEqual(pages.map(({ folder }) => folder).sort())
})

test('without a session nothing is changed: sign-in for forms, 401 for script', async ({ request }) => {
  await unchanged([], async () => {
    for (const { folder, path, fields } of routes) {
      for (const cookie of ['', 'nomodeset-session=guessed', '__Host-nomodeset-session=guessed']) {
        const headers = { origin, cookie }
        const sent = { form: fields(objects), headers, maxRedirects: 0 }
        const plain = await request.post(path(objects), sent)
        expect([303, 401], folder).toContain(plain.status())
        if (plain.status() === 303) expect(plain.headers().location, folder).toMatch(/^\/signin/)
        const json = await request.post(path(objects), {
          ...sent,
          headers: { ...headers, accept: 'application/json' },
        })
        expect([json.status(), await json.json()], folder).toMatchObject([401, { ok: false }])
      }
    }
  })
})

const foreign: Record<string, (own: URL) => Record<string, string>> = {
  none: () => ({}),
  'none, sent by another site': () => ({ 'sec-fetch-site': 'cross-site' }),
  'none, sent by a sibling': () => ({ 'sec-fetch-site': 'same-site' }),
  null: () => ({ origin: 'null' }),
  empty: () => ({ origin: '' }),
  'another site': () => ({ origin: 'https://evil.example' }),
  'ours as a prefix': ({ host }) => ({ origin: `http://${host}.evil.example` }),
  'ours as a suffix': ({ host }) => ({ origin: `http://evil-${host}` }),
  'a subdomain of ours': ({ host }) => ({ origin: `http://evil.${host}` }),
  'ours with a user': ({ host }) => ({ origin: `http://${host}@evil.example` }),
  'another port': ({ hostname }) => ({ origin: `http://${hostname}:1` }),
  'another scheme': ({ host }) => ({ origin: `https://${host}` }),
  'ours and another': (own) => ({ origin: `${own.origin}, https://evil.example` }),
}

// The front decides before any door is asked, by rules with tests of their own: two of these knock everywhere.
const everywhere = new Set(['none', 'another site'])

for (const [name, headersFor] of Object.entries(foreign)) {
  const isAsked = (_: unknown, at: number) => everywhere.has(name) || at % 8 === 0
  test(`from the origin "${name}" routes and pages refuse with 403`, async ({ request }) => {
    const casey = await createPerson('Casey', { role: 'administrator', reputation: 2_500 })
    const headers = { ...headersFor(new URL(origin)), cookie: await cookieOf(casey, origin) }
    await unchanged([casey], async () => {
      for (const { folder, path, fields } of routes.filter(isAsked)) {
        const form = fields(objects)
        const text = new URLSearchParams(form).toString()
        const bodies = [
          { form },
          { multipart: form },
          { data: text, headers: { 'content-type': 'text/plain' } },
          { data: form },
        ]
        for (const body of bodies) {
          const sent = { ...body, headers: { ...headers, ...body.headers }, maxRedirects: 0 }
          expect((await request.post(path(objects), sent)).status(), folder).toBe(403)
        }
      }
      for (const { folder, path, typed } of pages.filter(isAsked)) {
        const action = { 'next-action': 'a'.repeat(42) }
        for (const extra of [{}, action]) {
          const sent = { multipart: typed(objects), headers: { ...headers, ...extra }, maxRedirects: 0 }
          expect((await request.post(path(objects), sent)).status(), folder).toBe(403)
        }
      }
    })
  })
}

for (const role of ['member', 'moderator', 'administrator'] as const) {
  test(`a suspended ${role} changes nothing by any route, but for what is listed`, async ({ request }) => {
    const person = await createSuspended('Sus', role)
    for (const { folder, path, fields, openToSuspended } of routes) {
      const headers = { origin, cookie: await cookieOf(person, origin) }
      const send = () => request.post(path(objects), { form: fields(objects), headers, maxRedirects: 0 })
      if (openToSuspended) expect((await send()).status(), `${folder}: ${openToSuspended}`).toBeLessThan(400)
      else
        await unchanged([person], async () => {
          expect(hidesFrom(role, folder) ? [404] : [403], folder).toContain((await send()).status())
        })
    }
  })
}

test('a suspended administrator changes nothing by any form of any page', async ({ request }) => {
  const [active, person] = [
    await createPerson('Dana', { role: 'administrator', reputation: 2_500 }),
    await createSuspended('Sus', 'administrator'),
  ]
  const cookies = { active: await cookieOf(active, origin), suspended: await cookieOf(person, origin) }
  for (const { folder, path, typed } of pages.filter(({ openToSuspended }) => !openToSuspended)) {
    // The forms are those of somebody who may, so that nothing but the suspension stands in the way.
    const forms = await formsOf(request, path(objects), cookies.active)
    expect(forms.length, folder).toBeGreaterThan(0)
    await unchanged([person], async () => {
      for (const form of forms) {
        const cookie = cookies.suspended
        const answer = await sendForm(request, path(objects), { form, typed: typed(objects), cookie, origin })
        expect([403, 404], `${folder} ${form.label}`).toContain(answer.status())
        if (answer.status() === 403) expect(await answer.text(), folder).toContain('suspended until')
      }
    })
  }
})

test('the samples are right: the same requests succeed for those who may', async ({ request }) => {
  const casey = await createPerson('Casey', { role: 'administrator', reputation: 2_500 })
  const cookie = await cookieOf(casey, origin)
  const refused: string[] = []
  const kept = pages.filter(({ folder, openToSuspended }) => !openToSuspended && folder !== 'admin/settings')
  for (const { folder, path, typed } of kept.filter(({ folder }) => !folder.endsWith('/move'))) {
    for (const form of await formsOf(request, path(objects), cookie)) {
      const answer = await sendForm(request, path(objects), { form, typed: typed(objects), cookie, origin })
      if (answer.status() !== 303) refused.push(`${folder} ${form.label}: ${answer.status()}`)
    }
  }
  objects = await createObjects(request, origin)
  for (const { folder, path, fields } of routes) {
    const own = { origin, cookie: await cookieOf(casey, origin) }
    const answer = await request.post(path(objects), { form: fields(objects), headers: own, maxRedirects: 0 })
    if (answer.status() !== 303) refused.push(`${folder}: ${answer.status()}`)
  }
  expect(refused).toEqual([])
})

const garbage: Record<string, string> = {
  empty: '',
  NUL: 'a%00b',
  'a lone surrogate': '%ED%A0%80',
  huge: '9'.repeat(400),
  infinite: '1e309',
  negative: '-1',
  'a list': '1,2',
  JSON: '%7B%22$gt%22:0%7D',
  prototype: '__proto__',
  SQL: "1'%20or%20'1'%3D'1",
  'another site': '//evil.example',
  long: 'x'.repeat(70_000),
}

for (const { folder, path, fields } of routes.filter(({ folder }) => folder !== 'signout')) {
  test(`no field of ${folder} brings it down, and a field it does not ask for does nothing`, async ({
    request,
  }) => {
    const casey = await createPerson('Casey', { role: 'moderator', reputation: 2_500 })
    const before = await roleAndReputation(casey.id)
    const headers = {
      origin,
      cookie: await cookieOf(casey, origin),
      'content-type': 'application/x-www-form-urlencoded',
    }
    const extras = {
      role: 'administrator',
      userId: casey.id,
      authorId: casey.id,
      score: '99',
      reputation: '9',
    }
    const valid: Record<string, string> = { ...fields(objects), ...extras }
    for (const name of Object.keys({ ...fields(objects), id: '', back: '' })) {
      await inTurns(Object.entries(garbage), async ([kind, value]) => {
        const { [name]: _, ...others } = valid
        const once = `${new URLSearchParams(others)}&__proto__=x&${name}=${value}`
        // The even ones twice: repeated fields are joined, never a list.
        const sent = value.length % 2 === 0 ? `${once}&${name}=1` : once
        const answer = await request.post(path(objects), { data: sent, headers, maxRedirects: 0 })
        expect(answer.status(), `${name}: ${kind}`).toBeLessThan(500)
        const target = new URL(answer.headers().location ?? '/', origin)
        expect(target.origin, `${name}: ${kind}`).toBe(origin)
      })
    }
    expect(await roleAndReputation(casey.id)).toEqual(before)
  })
}

/** Three at a time: more writes of one person than that would wait for each other. */
async function inTurns<T>(all: T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += 3) await Promise.all(all.slice(from, from + 3).map(work))
}

/** To members the doors of moderators do not exist, suspended or not. */
function hidesFrom(role: string, folder: string): boolean {
  return role === 'member' && /closure|lock|hiding|suspension|removal|import|wiki\/move/.test(folder)
}

/** Of the queue, only the entry of this file. */
async function formsOf(request: APIRequestContext, path: string, cookie: string) {
  const forms = await actionForms(request, path, cookie)
  return /^\/mod(\?|$)/.test(path)
    ? forms.filter(({ fields }) => fields.id === String(objects.question))
    : forms
}
