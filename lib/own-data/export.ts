import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'

/** Rows read at once, so that a member of many years is not held in memory whole. */
const CHUNK = 500

/** What we keep of a person, table by table. `key` orders the rows and continues after the last one read. */
const parts: { name: string; key?: string; rows: (userId: string) => SQL }[] = [
  {
    name: 'account',
    rows: (id) => sql`select handle, name, email, email_verified, role, bio, reputation, created_at
      from users where id = ${id}`,
  },
  {
    name: 'formerHandles',
    rows: (id) => sql`select handle, released_at from former_handle where user_id = ${id}`,
  },
  {
    name: 'signInsThroughOtherSites',
    rows: (id) => sql`select provider, linked_at from account where user_id = ${id}`,
  },
  {
    name: 'sessions',
    rows: (id) =>
      sql`select user_agent, created_at, last_seen_at, expires from session where user_id = ${id}`,
  },
  {
    name: 'passkeys',
    rows: (id) => sql`select name, created_at, last_used_at from passkey where user_id = ${id}`,
  },
  {
    name: 'posts',
    key: 'id',
    rows: (
      id,
    ) => sql`select id, kind, root_id, parent_id, body_markdown, score, visible, created_at, edited_at
      from post where author_id = ${id}`,
  },
  {
    name: 'revisions',
    key: 'id',
    rows: (
      id,
    ) => sql`select id, post_id, number, title, lead, body_markdown, tags, details, summary, kind, created_at
      from revision where author_id = ${id}`,
  },
  {
    name: 'suggestions',
    key: 'id',
    rows: (
      id,
    ) => sql`select id, post_id, title, lead, body_markdown, tags, details, summary, created_at, outcome,
      decided_at, decision_reason from suggestion where author_id = ${id}`,
  },
  {
    name: 'votes',
    key: 'post_id',
    rows: (id) => sql`select post_id, value, cast_at from vote where user_id = ${id}`,
  },
  {
    name: 'bookmarks',
    key: 'post_id',
    rows: (id) => sql`select post_id, created_at from bookmark where user_id = ${id}`,
  },
  {
    name: 'follows',
    key: 'id',
    rows: (
      id,
    ) => sql`select f.id, t.name as tag, f.post_id, f.pci_id, f.driver, f.shelf, f.level, f.created_at
      from follow f left join tag t on t.id = f.tag_id where f.user_id = ${id}`,
  },
  {
    name: 'flags',
    key: 'id',
    rows: (id) => sql`select id, post_id, reason, note, created_at, outcome, resolved_at
      from flag where user_id = ${id}`,
  },
  {
    name: 'rigs',
    key: 'id',
    rows: (id) => sql`select * from rig where user_id = ${id}`,
  },
  {
    name: 'machines',
    key: 'id',
    rows: (id) => sql`select id, facts, log, created_at from environment where created_by = ${id}`,
  },
  {
    name: 'reports',
    key: 'id',
    rows: (id) => sql`select id, post_id, environment_id, outcome, comment, reported_at, withdrawn_at
      from report where user_id = ${id}`,
  },
  {
    name: 'warnings',
    rows: (id) => sql`select post_id, kind, comment, marked_at from mark where user_id = ${id}`,
  },
  {
    name: 'verifications',
    key: 'id',
    rows: (id) => sql`select id, page_id, number, driver, kernel, note, verified_on, withdrawn_at
      from page_stamp where verified_by = ${id}`,
  },
  {
    name: 'askedChanges',
    key: 'id',
    rows: (id) =>
      sql`select id, page_id, reason, asked_at, resolved_at, resolution from page_need where asked_by = ${id}`,
  },
  {
    name: 'verdicts',
    rows: (id) => sql`select page_id, number, solved, said_at from page_verdict where voter = ${id}`,
  },
  {
    name: 'uploads',
    key: 'id',
    rows: (id) =>
      sql`select id, kind, type, name, hash, size, uploaded_at from attachment where uploaded_by = ${id}`,
  },
  { name: 'drafts', rows: (id) => sql`select key, fields, updated_at from draft where user_id = ${id}` },
  {
    name: 'notificationPreferences',
    rows: (id) => sql`select kind, inbox, mail from notification_preference where user_id = ${id}`,
  },
  {
    name: 'notifications',
    key: 'id',
    rows: (id) => sql`select id, event_id, kind, created_at, read_at from notification where user_id = ${id}`,
  },
  {
    name: 'mails',
    key: 'id',
    rows: (id) =>
      sql`select id, recipient, subject, text_body, created_at, sent_at from mail where user_id = ${id}`,
  },
  {
    name: 'reputation',
    rows: (id) => sql`select day, voted, accepted, counted from reputation_day where user_id = ${id}`,
  },
  {
    name: 'sanctions',
    rows: (id) => sql`select kind, reason, imposed_at, until, lifted_at from sanction where user_id = ${id}`,
  },
  {
    name: 'acts',
    key: 'id',
    rows: (id) => sql`select id, at, verb, post_id from event where actor_id = ${id}`,
  },
]

export const partNames = parts.map(({ name }) => name)

/** Everything we keep of a person as JSON, piece by piece; secrets (hashes, keys) are left out. */
export async function* ownData(userId: string): AsyncGenerator<string> {
  yield `{\n"exportedAt": ${JSON.stringify(new Date().toISOString())}`
  for (const { name, key, rows } of parts) {
    yield `,\n${JSON.stringify(name)}: [`
    let first = true
    for await (const row of rowsOf(rows(userId), key)) {
      yield `${first ? '\n' : ',\n'}${row}`
      first = false
    }
    yield ']'
  }
  yield '\n}\n'
}

async function* rowsOf(query: SQL, key: string | undefined): AsyncGenerator<string> {
  if (key === undefined) {
    const all = await db.execute<{ row: string }>(sql`select to_jsonb(q)::text as row from (${query}) q`)
    for (const { row } of all) yield row
    return
  }
  const column = sql.identifier(key)
  for (let after = -1; ; ) {
    const chunk = await db.execute<{ row: string; at: string }>(sql`
      select to_jsonb(q)::text as row, q.${column}::text as at from (${query}) q
      where q.${column} > ${after} order by q.${column} limit ${CHUNK}`)
    for (const { row } of chunk) yield row
    const last = chunk.at(-1)
    if (!last || chunk.length < CHUNK) return
    after = Number(last.at)
  }
}
