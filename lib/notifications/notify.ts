import 'server-only'
import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { digestEntries, notifications } from '@/db/schema'
import type { Consumer, LogEvent } from '@/lib/events/consume'
import { queueMails } from '@/lib/mail/commands'
import { type Listener, listListeners } from './audience'
import { listBodies } from './bodies'
import { listFacts } from './facts'
import { eventMail } from './mail-text'
import { kindOfVerb } from './types'
import { groupKeyOf } from './wording'

/** Turns the log into lines of inboxes, mails and what waits for digests. */
export const notify: Consumer = {
  name: 'notify',
  consume: async (tx, events) => {
    const news = new Map(events.filter(({ verb }) => kindOfVerb[verb]).map((event) => [event.id, event]))
    if (news.size === 0) return
    const listeners = await listListeners(tx, [...news.keys()])
    await writeInboxes(tx, listeners, news)
    await fillDigests(tx, listeners)
    await mailAtOnce(tx, listeners)
    for (const event of news.values()) if (isTakenBack(event)) await forgetVote(tx, event)
  },
}

const ROWS = 1_000

async function writeInboxes(
  tx: Transaction,
  listeners: Listener[],
  news: Map<number, LogEvent>,
): Promise<void> {
  const rows = listeners.flatMap(({ userId, eventId, kind, wishes }) => {
    const event = news.get(eventId)
    return event && wishes.inbox ? [{ userId, eventId, kind, groupKey: groupKeyOf(kind, event) }] : []
  })
  for (let from = 0; from < rows.length; from += ROWS)
    await tx
      .insert(notifications)
      .values(rows.slice(from, from + ROWS))
      .onConflictDoNothing()
}

async function fillDigests(tx: Transaction, listeners: Listener[]): Promise<void> {
  const rows = listeners.flatMap(({ userId, eventId, kind, email, wishes: { mail: cadence } }) =>
    email && (cadence === 'daily' || cadence === 'weekly') ? [{ userId, eventId, kind, cadence }] : [],
  )
  for (let from = 0; from < rows.length; from += ROWS)
    await tx
      .insert(digestEntries)
      .values(rows.slice(from, from + ROWS))
      .onConflictDoNothing()
}

async function mailAtOnce(tx: Transaction, listeners: Listener[]): Promise<void> {
  const wanted = listeners.filter(({ email, wishes }) => email && wishes.mail === 'immediate')
  const ids = [...new Set(wanted.map(({ eventId }) => eventId))]
  const facts = await listFacts(tx, ids)
  const bodies = await listBodies(tx, [...facts.values()])
  const letters = wanted.flatMap((listener) => {
    const { eventId, userId, email } = listener
    const about = facts.get(eventId)
    if (!about || !email) return []
    const letter = eventMail(about, listener, bodies.get(eventId) ?? '')
    return [{ ...letter, key: `event:${eventId}:${userId}`, userId, to: email }]
  })
  await queueMails(tx, letters)
}

function isTakenBack({ verb, data }: LogEvent): boolean {
  return verb === 'voted' && data.value !== 1
}

/** A vote that was taken back is no news any more, unless it has been read. */
async function forgetVote(tx: Transaction, { id, postId, actorId }: LogEvent): Promise<void> {
  const earlier = sql`
    select e.id from event e where e.verb = 'voted' and e.post_id = ${postId} and e.actor_id = ${actorId} and e.id < ${id}`
  await tx.execute(sql`delete from notification where read_at is null and event_id in (${earlier})`)
  await tx.execute(sql`delete from digest_entry where mailed_at is null and event_id in (${earlier})`)
}
