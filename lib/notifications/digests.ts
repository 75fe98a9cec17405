import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { db, type Transaction, transaction } from '@/db/client'
import { digestEntries, mails } from '@/db/schema'
import { isMuted } from '@/lib/follows/muted'
import { queueMail } from '@/lib/mail/commands'
import { describeChange } from './changes'
import { type DigestCadence, latestSlot } from './digest-slot'
import { type DigestLine, digestMail } from './digest-text'
import { listFacts } from './facts'
import { isKind, type Kind, kinds } from './types'
import { type EventFacts, editedFrom, groupKeyOf, isEdit } from './wording'

const PEOPLE = 100

/**
 * Queues the digests that are due: everything that happened before the latest 07:00 UTC and was not mailed or read in
 * the inbox. Safe to run at any time and by several at once; a digest has one key a person and day.
 */
export async function queueDigests(now = new Date()): Promise<number> {
  let queued = 0
  for (const cadence of ['daily', 'weekly'] as const) {
    const until = latestSlot(cadence, now)
    let people = await listWaiting(cadence, until, '')
    while (people.length > 0) {
      for (const userId of people) if (await queueDigest(userId, cadence, until)) queued += 1
      people = await listWaiting(cadence, until, people.at(-1) ?? '')
    }
  }
  return queued
}

async function listWaiting(cadence: DigestCadence, until: Date, after: string): Promise<string[]> {
  const rows = await db.execute<{ user_id: string }>(sql`
    select distinct d.user_id from digest_entry d join event e on e.id = d.event_id
    where d.mailed_at is null and d.cadence = ${cadence} and d.user_id > ${after} and e.at < ${until.toISOString()}
    order by d.user_id limit ${PEOPLE}`)
  return rows.map((row) => row.user_id)
}

async function queueDigest(userId: string, cadence: DigestCadence, until: Date): Promise<boolean> {
  const key = `digest:${cadence}:${until.toISOString().slice(0, 10)}:${userId}`
  return transaction(
    async (tx) => {
      const person = await lockPerson(tx, userId)
      const sent = await tx.select({ id: mails.id }).from(mails).where(eq(mails.key, key))
      if (sent.length > 0) return false
      const entries = await listEntries(tx, userId, cadence, until)
      if (entries.length === 0) return false
      const news = entries.filter(({ wanted }) => wanted)
      const lines = await toLines(tx, news)
      if (person?.email && lines.length > 0) {
        const letter = digestMail(lines, { userId, handle: person.handle, cadence })
        await queueMail(tx, { ...letter, key, userId, to: person.email })
      }
      const ids = entries.map(({ eventId }) => eventId)
      await tx
        .update(digestEntries)
        .set({ mailedAt: sql`now()` })
        .where(and(eq(digestEntries.userId, userId), inArray(digestEntries.eventId, ids)))
      return person?.email != null && lines.length > 0
    },
    { deadlineMs: 30_000 },
  )
}

/** One digest a person at a time, whoever prepares it. */
async function lockPerson(tx: Transaction, userId: string) {
  const [person] = await tx.execute<{ handle: string; email: string | null }>(sql`
    select handle, case when email_verified is not null then email::text end as email
    from users where id = ${userId} for no key update`)
  return person ?? null
}

type Entry = { eventId: number; kind: Kind; postId: number | null; rootId: number | null; wanted: boolean }

async function listEntries(
  tx: Transaction,
  userId: string,
  cadence: DigestCadence,
  until: Date,
): Promise<Entry[]> {
  const rows = await tx.execute<{
    id: number
    kind: string
    post_id: number | null
    root_id: number | null
    wish: string | null
    read: boolean
    muted: boolean
  }>(sql`
    select e.id, d.kind, e.post_id, e.root_id, w.mail as wish, ${isMuted(sql`d.user_id`, sql`e.root_id`)} as muted,
      exists (select 1 from notification n where n.user_id = d.user_id and n.event_id = e.id
        and n.read_at is not null) as read
    from digest_entry d join event e on e.id = d.event_id
      left join notification_preference w on w.user_id = d.user_id and w.kind = d.kind
    where d.user_id = ${userId} and d.cadence = ${cadence} and d.mailed_at is null and e.at < ${until.toISOString()}
    order by e.id limit 5000`)
  return rows.flatMap(({ id, kind, post_id, root_id, wish, read, muted }) =>
    isKind(kind)
      ? [
          {
            ...{ eventId: id, kind, postId: post_id, rootId: root_id },
            wanted: !read && !muted && (wish ?? kinds[kind].usually.mail) !== 'never',
          },
        ]
      : [],
  )
}

/** Repeats become one line, told as of the latest of them; what is gone by now is left out. */
async function toLines(tx: Transaction, entries: Entry[]): Promise<DigestLine[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = groupKeyOf(entry.kind, { ...entry, id: entry.eventId })
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  const ends = [...groups.values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)]
    return first && last
      ? [{ first: first.eventId, last: last.eventId, kind: last.kind, count: group.length }]
      : []
  })
  const facts = await listFacts(
    tx,
    ends.flatMap(({ first, last }) => [first, last]),
  )
  const lines = ends.flatMap(({ first, last, kind, count }) => {
    const about = facts.get(last)
    const gone = about?.post?.removed && kind !== 'moderation' && kind !== 'flag'
    return about && !gone ? [{ kind, count, facts: about, since: facts.get(first) ?? about }] : []
  })
  return withChanges(tx, lines)
}

/** A summary shows what changed of so many posts; of the others it has the links. */
const CHANGES_MAX = 20
const CHANGE_LINES = 40

type Line = { kind: Kind; count: number; facts: EventFacts; since: EventFacts }

async function withChanges(tx: Transaction, lines: Line[]): Promise<DigestLine[]> {
  const told: DigestLine[] = []
  let shown = 0
  for (const { since, ...line } of lines) {
    const [first, to] = [since.data.number, line.facts.data.number]
    const from = editedFrom(since.data) ?? (typeof first === 'number' ? first - 1 : null)
    const { post } = line.facts
    const isShown = isEdit(line.facts.verb) && post && shown < CHANGES_MAX
    if (isShown && from !== null && typeof to === 'number') {
      const text = (await describeChange(tx, post.id, { from, to, most: CHANGE_LINES })) ?? ''
      if (text !== '') shown += 1
      told.push({ ...line, change: { text, from, to } })
    } else told.push(line)
  }
  return told
}
