import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { and, desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import {
  attachments,
  flags,
  imports,
  pageNeeds,
  pageProtections,
  pageStamps,
  pages,
  releaseRevisions,
  releases,
  sanctions,
  suggestions,
} from '@/db/schema'
import type { Objects } from './doors'
import { dumpOf } from './dumps'
import { createPerson, openSession, sessionCookie } from './login'
import { actionForms, sendForm } from './page-forms'

type Person = { id: string; handle: string }

/** The Cookie header of a new session. */
export async function cookieOf(person: { id: string }, origin: string): Promise<string> {
  return `${sessionCookie(origin)}=${await openSession(person.id)}`
}

/** Somebody who could do everything were it not for the suspension. */
export async function createSuspended(
  name: string,
  role: 'member' | 'administrator' | 'moderator',
): Promise<Person> {
  const person = await createPerson(name, { role, reputation: 2_500 })
  const until = new Date(Date.now() + 86_400_000)
  await db.insert(sanctions).values({ userId: person.id, kind: 'suspension', reason: 'For the test', until })
  return person
}

/** Fresh things of other people for every sample to act on, made the way people make them. */
export async function createObjects(
  request: APIRequestContext,
  origin: string,
): Promise<Objects & { people: Person[] }> {
  const brook = await createPerson('Brook', { reputation: 2_500 })
  const [eve, mallory] = [await createPerson('Eve'), await createPerson('Mallory')]
  const as = async (person: Person) => ({ request, origin, cookie: await cookieOf(person, origin) })
  const [author, newcomer, second] = [await as(brook), await as(eve), await as(mallory)]
  const question = await askQuestion(author)
  const other = await askQuestion(author)
  const answer = await post(newcomer, `/questions/${question}/answers`, 'An answer that tells what to do.')
  const comment = await post(newcomer, `/posts/${question}/comments`, 'Which kernel is this?')
  await submit(newcomer, `/posts/${question}/edit`, {
    body: `Suggested words of enough length. ${randomUUID()}`,
  })
  await submit(author, `/posts/${question}/edit`, { body: `Other words of enough length. ${randomUUID()}` })
  await submit(second, `/posts/${answer}/edit`, {
    body: `A better answer that tells what to do. ${randomUUID()}`,
  })
  const [flag] = await db
    .insert(flags)
    .values({ postId: question, userId: eve.id, reason: 'spam' })
    .returning()
  const [suggestion] = await db
    .select({ id: suggestions.id })
    .from(suggestions)
    .where(and(eq(suggestions.postId, question), eq(suggestions.authorId, eve.id)))
  const [rework] = await db
    .select({ id: suggestions.id })
    .from(suggestions)
    .where(and(eq(suggestions.postId, answer), eq(suggestions.authorId, mallory.id)))
  const page = await createPage(author)
  const guarded = await createGuarded(author, newcomer, brook.id)
  const release = await createRelease(author)
  const file = await createFile(brook)
  const on = { pageId: page.id, number: 1, driver: 'nvidia 580.95', verifiedOn: '2026-11-20' }
  const [stamp] = await db
    .insert(pageStamps)
    .values({ ...on, verifiedBy: brook.id })
    .returning()
  const asked = { pageId: page.id, askedBy: eve.id, reason: 'The newest kernel is missing.' }
  const [need] = await db.insert(pageNeeds).values(asked).returning()
  const imported = await createImport(brook.id)
  if (!flag || !suggestion || !rework || !stamp || !need) throw new Error('An object is missing')
  await workerHasSeen()
  const people = [brook, eve, mallory]
  return {
    question,
    other,
    answer,
    comment,
    page,
    import: imported,
    guarded,
    suggestion: suggestion.id,
    rework: rework.id,
    stamp: stamp.id,
    need: need.id,
    flag: flag.id,
    member: mallory.handle,
    release,
    file,
    people,
  }
}

/** What the worker does with suggestions after edits is done, so that nothing changes by itself any more. */
async function workerHasSeen(): Promise<void> {
  const [last] = await db.execute<{ id: number }>(sql`select coalesce(max(id), 0)::int as id from event`)
  for (let tries = 0; tries < 150; tries++) {
    const [row] = await db.execute<{ seen: boolean }>(sql`
      select not exists (select 1 from event e where e.id <= ${last?.id ?? 0}
        and (e.transaction_id, e.id) > (c.transaction_id, c.event_id)) as seen
      from event_cursor c where c.consumer = 'rebase'`)
    if (row?.seen) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The worker does not come')
}

type Actor = { request: APIRequestContext; origin: string; cookie: string }

async function askQuestion(actor: Actor): Promise<number> {
  const title = `A question with doors ${randomUUID().slice(0, 8)}`
  const body = `What happened, and what should have happened. ${randomUUID()}`
  return Number((await submit(actor, '/questions/ask', { title, body, tags: 'nvidia' })).split('/')[2])
}

async function createPage(actor: Actor): Promise<Objects['page']> {
  const slug = `doors-${randomUUID().slice(0, 8)}`
  await submit(actor, '/wiki/new', {
    path: `general/${slug}`,
    title: 'A page with doors',
    lead: 'One sentence that tells what this page is.',
    topic: 'Tests',
    tags: 'wayland',
    body: 'The text of a page, long enough.',
  })
  await submit(actor, `/wiki/general/${slug}/edit`, { body: 'The text of a page, longer than before.' })
  const [row] = await db
    .select({ id: pages.postId })
    .from(pages)
    .where(eq(pages.slug, slug))
    .orderBy(desc(pages.postId))
  if (!row) throw new Error('No page')
  return { id: row.id, path: `general/${slug}` }
}

/** As a worker holds it that was heard of just now, so that the one of the site leaves it alone. */
async function createImport(startedBy: string): Promise<number> {
  const endedAt = new Date(Date.now() + 86_400_000)
  const about = { kind: 'mediawiki' as const, source: 'Doors', vendor: 'general', dryRun: true, startedBy }
  const [row] = await db
    .insert(imports)
    .values({ ...about, state: 'running', upload: Buffer.from(dumpOf([])), report: {}, endedAt })
    .returning({ id: imports.id })
  if (!row) throw new Error('No import')
  return row.id
}

/** A page that is reviewed, with a change of somebody who may not review. */
async function createGuarded(author: Actor, newcomer: Actor, protectedBy: string): Promise<Objects['page']> {
  const page = await createPage(author)
  await db
    .insert(pageProtections)
    .values({ pageId: page.id, level: 'review', reason: 'For the test', protectedBy })
  await submit(newcomer, `/wiki/${page.path}/edit`, { body: 'The text of a page that waits for approval.' })
  return page
}

/** Added and then corrected, so that there is a state to go back to. */
async function createRelease(actor: Actor): Promise<Objects['release']> {
  const version = `580.${Date.now()}`
  await submit(actor, '/drivers/nvidia/releases/new', {
    version,
    branch: 'R580',
    sourceUrl: 'https://www.nvidia.com/',
  })
  const [release] = await db.select({ id: releases.id }).from(releases).where(eq(releases.version, version))
  if (!release) throw new Error('No release')
  await submit(actor, `/drivers/nvidia/releases/${release.id}/edit`, { note: 'A correction.' })
  const [revision] = await db
    .select({ id: releaseRevisions.id })
    .from(releaseRevisions)
    .where(eq(releaseRevisions.releaseId, release.id))
    .orderBy(desc(releaseRevisions.id))
  if (!revision) throw new Error('No revision')
  return { id: release.id, revision: revision.id }
}

async function submit(
  { request, origin, cookie }: Actor,
  path: string,
  typed: Record<string, string>,
): Promise<string> {
  const [form] = await actionForms(request, path, cookie)
  if (!form) throw new Error(`No form on ${path}`)
  const answer = await sendForm(request, path, { form, typed, cookie, origin })
  if (answer.status() !== 303) throw new Error(`${path} answered ${answer.status()}`)
  return new URL(answer.headers().location ?? '', origin).pathname
}

async function post({ request, origin, cookie }: Actor, path: string, body: string): Promise<number> {
  const headers = { origin, cookie, accept: 'application/json' }
  const answer = await request.post(path, { headers, form: { body: `${body} ${randomUUID()}` } })
  const result: { ok: boolean; id: number } = await answer.json()
  if (!result.ok) throw new Error(`${path} answered ${answer.status()}`)
  return result.id
}

/** As if sent by somebody; what it shows does not matter here. */
async function createFile({ id }: Person): Promise<string> {
  const bytes = randomBytes(64)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const facts = { kind: 'image', type: 'image/png', name: 'a.png', size: 64, width: 8, height: 8 } as const
  await db.insert(attachments).values({ ...facts, hash, bytes, uploadedBy: id })
  return hash
}
