import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { tags } from '@/lib/cache'
import { routes } from '@/lib/routes'
import { keptRead } from '@/lib/serving/kept-reads'
import { foldHandle } from '@/lib/users/handle'
import type { CompletionInput, Suggestion } from './input'

const MOST = 8

/** What may be meant by the few letters typed; only what everybody can see. */
export const listCompletions = keptRead(
  ({ kind, q, post }: CompletionInput): Promise<Suggestion[]> => {
    if (kind === 'page') return listPages(q)
    if (kind === 'person') return listPeople(q, post)
    return kind === 'tag' ? listTags(q, MOST) : listQuestions(q)
  },
  { tags: [tags.list, tags.tagIndex, tags.userIndex], keyOf: (asked) => JSON.stringify(asked), most: 1_000 },
)

type Row = { key: string; label: string; note: string }

async function listPages(q: string): Promise<Suggestion[]> {
  const like = pattern(q)
  // A few titles first by the index; the path only decides where the beginning of one is typed.
  const rows = await db.execute<Row>(sql`
    select w.vendor || '/' || w.slug as key, w.title as label, w.vendor || '/' || w.slug as note
    from page w join post p on p.id = w.post_id and p.visible
    where w.title ilike ${`%${like}%`} or w.slug like ${`${like.toLowerCase().replace(/\s+/g, '-')}%`}
      or w.vendor || '/' || w.slug like ${`${like.toLowerCase()}%`}
    order by w.title ilike ${`${like}%`} desc, w.title limit ${MOST}`)
  return rows.map(({ key, label, note }) => ({ insert: `[[${key}]]`, label, note }))
}

async function listPeople(q: string, post: number | undefined): Promise<Suggestion[]> {
  const like = `${pattern(foldHandle(q))}%`
  const near =
    post === undefined
      ? []
      : await people(sql`u.id in (
    select p.author_id from post p where p.visible and p.root_id = (select root_id from post where id = ${post} and visible))
    and u.handle_key like ${like}`)
  const far = near.length < MOST && q.length > 1 ? await people(sql`u.handle_key like ${like}`) : []
  const all = new Map([...near, ...far].map((row) => [row.key, row]))
  return [...all.values()].slice(0, MOST).map(({ key, label, note }) => ({ insert: `@${key} `, label, note }))
}

function people(condition: SQL) {
  return db.execute<Row>(sql`
    select u.handle as key, u.handle as label, coalesce(u.name, '') as note from users u
    where u.kind <> 'system' and u.handle_key not like 'deleted-%' and ${condition} order by u.reputation desc, u.id limit ${MOST}`)
}

async function listQuestions(q: string): Promise<Suggestion[]> {
  const numbered = /^[1-9]\d{0,14}$/.test(q)
  const [rows, found] = await Promise.all([
    db.execute<Row>(sql`
      select p.id::text as key, q.title as label, '#' || p.id as note
      from question q join post p on p.id = q.post_id and p.visible
      where ${numbered ? sql`p.id = ${q}::bigint` : sql`q.title ilike ${`%${pattern(q)}%`}`}
      order by p.score desc, p.id desc limit ${MOST - 3}`),
    numbered ? [] : listTags(q.toLowerCase(), 3),
  ])
  const questions = rows.map(({ key, label, note }) => ({ insert: `#${key} `, label, note }))
  const linked = found.map(({ insert, ...tag }) => ({
    ...tag,
    insert: `[${insert}](${routes.tag(insert)}) `,
  }))
  return [...questions, ...linked]
}

async function listTags(q: string, most: number): Promise<Suggestion[]> {
  const like = `${pattern(q.toLowerCase())}%`
  const rows = await db.execute<Row>(sql`
    select t.name as key, t.name as label,
      case when t.name like ${like} then '' else coalesce(min(s.name), '') end as note
    from tag t left join tag_synonym s on s.tag_id = t.id and s.name like ${like}
    where t.name like ${like} or s.name is not null
    group by t.id order by t.question_count + t.page_count desc, t.name limit ${most}`)
  return rows.map(({ key, label, note }) => ({
    insert: key,
    label,
    note: note === '' ? 'tag' : `also ${note}`,
  }))
}

/** The names that a field of tags offers without script. */
export async function listCommonTags(): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select name from tag order by question_count + page_count desc, name limit 60`)
  return rows.map(({ name }) => name)
}

/** Letters that mean something to LIKE mean themselves. */
function pattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
