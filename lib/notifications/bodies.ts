import 'server-only'
import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { describeChange } from './changes'
import { type EventFacts, editedFrom, isEdit } from './wording'

/** What a mail quotes of each event: the text as its author wrote it, or for edits the lines that changed. */
export async function listBodies(executor: Executor, all: EventFacts[]): Promise<Map<number, string>> {
  const posts = all.flatMap(({ id, verb, post }) =>
    post && !post.removed && quoted.includes(verb) ? [{ id, postId: post.id }] : [],
  )
  const bodies = new Map<number, string>()
  const texts = await listTexts(
    executor,
    posts.map(({ postId }) => postId),
  )
  for (const { id, postId } of posts) bodies.set(id, texts.get(postId) ?? '')
  for (const facts of all) {
    const change = await describeEdit(executor, facts)
    if (change) bodies.set(facts.id, change)
  }
  return bodies
}

const quoted = ['answered', 'commented', 'mentioned', 'asked', 'created-page']

async function listTexts(executor: Executor, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await executor.execute<{ id: number; body: string }>(sql`
    select id, body_markdown as body from post where id in ${ids}`)
  return new Map(rows.map(({ id, body }) => [id, body]))
}

/** More lines than these are read on the site. */
const LINES = 60

async function describeEdit(executor: Executor, { verb, post, data }: EventFacts): Promise<string | null> {
  const { number } = data
  if (!post || post.removed || !isEdit(verb) || typeof number !== 'number') return null
  const summary = typeof data.summary === 'string' ? data.summary : ''
  const from = editedFrom(data) ?? number - 1
  const change = await describeChange(executor, post.id, { from, to: number, most: LINES })
  return change === null ? null : [summary, change].filter(Boolean).join('\n\n')
}
