import type { APIRequestContext } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { posts, suggestions } from '@/db/schema'
import { cookieOf, createObjects } from '../support/door-objects'
import { type Actor, actors, pageStates, routeStates, type State, states } from '../support/door-states'
import { pageSamples, routeSamples } from '../support/doors'
import { fingerprint } from '../support/fingerprint'
import { expect, test } from '../support/fixtures'
import { createPerson } from '../support/login'
import { actionForms, sendForm } from '../support/page-forms'
import { giveRig } from '../support/saved-machine'

test.describe.configure({ timeout: 180_000 })

const reason = 'For the test'
/** The door that brings a post into a state, and out of it with value 0. */
const doorTo: Partial<Record<State, { door: string; fields?: Record<string, string> }>> = {
  locked: { door: 'lock' },
  deleted: { door: 'deletion' },
  hidden: { door: 'hiding' },
  closed: { door: 'closure', fields: { reason: 'too-broad' } },
}

type Scene = Awaited<ReturnType<typeof openScene>>

async function openScene(request: APIRequestContext, origin: string) {
  const objects = await createObjects(request, origin)
  const [author] = objects.people
  if (!author) throw new Error('Nobody asked')
  const stranger = await createPerson('Stranger', { reputation: 2_500 })
  const casey = await createPerson('Casey', { role: 'moderator', reputation: 2_500 })
  for (const person of [author, stranger, casey]) await giveRig(person)
  const cookies: Record<Actor, string> = {
    stranger: await cookieOf(stranger, origin),
    author: await cookieOf(author, origin),
    moderator: await cookieOf(casey, origin),
  }
  // One question for all doors, those for what is in the way included.
  const targets = { ...objects, other: objects.question, guarded: objects.page }
  const send = (actor: Actor, path: string, form: Record<string, string>) =>
    request.post(path, { form, headers: { origin, cookie: cookies[actor] }, maxRedirects: 0 })
  return { request, origin, cookies, objects: targets, send }
}

async function turn(scene: Scene, door: string, id: number, fields: Record<string, string>) {
  const noun = door === 'closure' ? 'questions' : 'posts'
  const answer = await scene.send('moderator', `/${noun}/${id}/${door}`, { reason, ...fields })
  expect(answer.status(), `${door} ${fields.value}`).toBe(303)
}

/** Brings the question and the page into a state by a moderator's hand; pages cannot be closed. */
async function enter(scene: Scene, state: State) {
  const how = doorTo[state]
  if (!how) return
  const { question, page } = scene.objects
  await turn(scene, how.door, question, { ...how.fields, value: '1' })
  if (state !== 'closed') await turn(scene, how.door, page.id, { ...how.fields, value: '1' })
}

/** One open suggestion of somebody new, and the page as it is now: what a sample may have used up. */
async function fresh(objects: Scene['objects']) {
  const eve = await createPerson('Eve')
  const wish = { baseNumber: 1, bodyMarkdown: 'Suggested words of enough length.', summary: '' }
  const [row] = await db
    .insert(suggestions)
    .values({ postId: objects.question, authorId: eve.id, ...wish })
    .returning({ id: suggestions.id })
  if (!row) throw new Error('No suggestion')
  return { ...objects, suggestion: row.id }
}

async function fieldsFor(folder: string, objects: Scene['objects']): Promise<Record<string, string>> {
  const fields = routeSamples[folder]?.fields(objects) ?? {}
  if (folder !== 'wiki/[vendor]/[slug]/revert') return fields
  const [page] = await db
    .select({ number: posts.revisionCount })
    .from(posts)
    .where(eq(posts.id, objects.page.id))
  return { ...fields, base: String(page?.number) }
}

async function knock(scene: Scene, folder: string, actor: Actor): Promise<number> {
  const objects = folder.startsWith('suggestions') ? await fresh(scene.objects) : scene.objects
  const path = routeSamples[folder]?.path(objects) ?? ''
  return (await scene.send(actor, path, await fieldsFor(folder, objects))).status()
}

async function unchanged({ objects }: Scene, work: () => Promise<void>): Promise<void> {
  const ids = [objects.question, objects.answer, objects.comment, objects.page.id]
  const people = objects.people.map(({ id }) => id)
  // Suggestions are made for the test itself, between the requests.
  const look = async () => {
    const { 'suggestion.post_id': _, ...rest } = await fingerprint(people, ids)
    return rest
  }
  const before = await look()
  await work()
  expect(await look()).toEqual(before)
}

test('every door and every form of the source says what it does in each state', () => {
  expect(Object.keys(routeStates).sort()).toEqual(Object.keys(routeSamples).sort())
  expect(Object.keys(pageStates).sort()).toEqual(Object.keys(pageSamples).sort())
})

for (const [at, state] of states.entries()) {
  test(`on ${state} posts each door answers each person as the table says`, async ({ request, baseURL }) => {
    const scene = await openScene(request, new URL(baseURL ?? '').origin)
    await enter(scene, state)
    const cases = Object.entries(routeStates).flatMap(([folder, row]) =>
      typeof row === 'string' ? [] : actors.map((actor) => ({ folder, actor, status: row[actor][at] ?? 0 })),
    )
    const heard: string[] = []
    const wanted = cases.map(({ folder, actor, status }) => `${folder} ${actor}: ${status}`)
    await unchanged(scene, async () => {
      for (const { folder, actor, status } of cases) {
        if (status >= 400) heard.push(`${folder} ${actor}: ${await knock(scene, folder, actor)}`)
      }
    })
    for (const { folder, actor, status } of cases) {
      if (status >= 400) continue
      heard.push(`${folder} ${actor}: ${await knock(scene, folder, actor)}`)
      await undo(scene, folder, state)
    }
    expect(heard.sort()).toEqual(wanted.sort())
  })

  test(`on ${state} posts each form of a stranger is answered as the table says`, async ({
    request,
    baseURL,
  }) => {
    const scene = await openScene(request, new URL(baseURL ?? '').origin)
    const { objects, origin } = scene
    // Of the question itself, because that is what is brought into the state.
    const targets = { ...objects, answer: objects.question }
    const cookie = scene.cookies.stranger
    const forms = new Map<string, Awaited<ReturnType<typeof actionForms>>[number]>()
    const rows = Object.entries(pageStates).filter(([, row]) => typeof row !== 'string')
    for (const [folder] of rows) {
      const [form] = await actionForms(request, pageSamples[folder]?.path(targets) ?? '', cookie)
      if (!form) throw new Error(`No form on ${folder}`)
      forms.set(folder, form)
    }
    await enter(scene, state)
    const heard: [string, number][] = []
    const knockAll = async (which: (status: number) => boolean) => {
      for (const [folder, row] of rows) {
        const [sample, form, status] = [pageSamples[folder], forms.get(folder), Number(row[at])]
        if (!sample || !form || !which(status)) continue
        const sent = { form, typed: sample.typed(targets), cookie, origin }
        const answer = await sendForm(request, sample.path(targets), sent)
        heard.push([folder, answer.status()])
      }
    }
    await unchanged(scene, () => knockAll((status) => status !== 303))
    await knockAll((status) => status === 303)
    expect(Object.fromEntries(heard)).toEqual(
      Object.fromEntries(rows.map(([folder, row]) => [folder, row[at]])),
    )
  })
}

/** Takes back what a door of moderators did, so that the next one finds the state again. */
async function undo(scene: Scene, folder: string, state: State) {
  const [name, how] = Object.entries(doorTo).find(([, { door }]) => folder.endsWith(`/${door}`)) ?? []
  if (how && name !== state)
    await turn(scene, how.door, scene.objects.question, { ...how.fields, value: '0' })
}
