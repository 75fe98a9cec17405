import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'
import { transaction, withScriptClient } from '@/db/client'
import { RENDER_VERSION } from '@/lib/markdown/types'
import { recount } from '@/lib/recount/commands'
import { writeDocuments } from '@/lib/search/documents'
import { slugify } from '@/lib/text/slug'
import {
  authorOf,
  FIRST,
  madeAt,
  makeThreads,
  ownText,
  pageId,
  questionId,
  size,
  type Text,
  THREAD,
  type Thread,
  votesOn,
} from './corpus'
import { machineTables } from './machines'
import { progress } from './progress'
import type { Cell, Rows } from './rows'

/** Fills an empty migrated database with vendors and tags by COPY, then counts and indexes it. */
export async function loadWorld(url: string): Promise<void> {
  const threads = await makeThreads()
  await withScriptClient(url, async (sql) => {
    // Foreign keys and checks of a million generated rows would only slow the load; recount proves them afterwards.
    await sql`set session_replication_role = replica`
    const tagIds = new Map(
      (await sql<{ id: number; name: string }[]>`select id, name from tag`).map(({ id, name }) => [name, id]),
    )
    const ids = await sql<{ pciId: string }[]>`select pci_id as "pciId" from device order by pci_id`
    for (const rows of [...tables(threads, tagIds), ...machineTables(ids.map(({ pciId }) => pciId))])
      await copy(sql, rows)
    await sql`select setval('post_id_seq', ${pageId(size.pages) + 1})`
    await sql`select setval(pg_get_serial_sequence('environment', 'id'), ${size.machines})`
    await sql`analyze`
  })
  await recount({ repair: true })
  await indexAll(threads)
  await withScriptClient(url, (sql) => sql`vacuum analyze`)
}

function tables(threads: Thread[], tagIds: Map<string, number>): Rows[] {
  const posts = size.questions * THREAD + size.pages
  return [
    { table: 'users', columns: 'id, handle, handle_key, email, kind', total: size.users, rows: users },
    {
      table: 'post',
      columns:
        'id, kind, root_id, parent_id, author_id, body_markdown, body_html, render_version, excerpt, score, up_votes, down_votes, created_at',
      total: posts,
      rows: () => map(threads, postRow),
    },
    {
      table: 'revision',
      columns: 'post_id, number, title, body_markdown, author_id, kind, created_at',
      total: posts,
      rows: () => map(threads, revisionRow),
    },
    {
      table: 'question',
      columns: 'post_id, title, slug, view_count, last_activity_at, last_activity_by',
      total: size.questions,
      rows: () => questions(threads),
    },
    {
      table: 'page',
      columns: 'post_id, vendor, slug, title, lead, topic',
      total: size.pages,
      rows: () => pages(threads),
    },
    {
      table: 'post_tag',
      columns: 'post_id, tag_id',
      total: size.questions * 3 + size.pages * 3,
      rows: () => postTags(threads, tagIds),
    },
    { table: 'vote', columns: 'post_id, user_id, value, author_id, cast_at', total: size.votes, rows: votes },
    {
      table: 'acceptance',
      columns: 'answer_id, question_id, accepted_by, author_id, accepted_at',
      total: size.questions / 2,
      rows: acceptances,
    },
  ]
}

async function copy(sql: postgres.Sql, { table, columns, total, rows }: Rows): Promise<void> {
  const tell = progress(table, total)
  const target = await sql.unsafe(`copy ${table} (${columns}) from stdin`).writable()
  await pipeline(Readable.from(chunks(rows(), tell)), target)
  tell(total)
}

function* chunks(rows: Generator<Cell[]>, tell: (done: number) => void): Generator<string> {
  let chunk = ''
  let done = 0
  for (const row of rows) {
    chunk += `${row.map(cellText).join('\t')}\n`
    if (++done % 500 !== 0) continue
    tell(done)
    yield chunk
    chunk = ''
  }
  yield chunk
}

function cellText(cell: Cell): string {
  if (cell === null) return '\\N'
  const text = Array.isArray(cell) ? `{${cell.map((part) => JSON.stringify(part)).join(',')}}` : String(cell)
  return text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r')
}

type Post = {
  id: number
  kind: string
  rootId: number
  parentId: number | null
  text: Text
  title: string | null
}

function* map(threads: Thread[], toRow: (post: Post) => Cell[]): Generator<Cell[]> {
  for (let index = 0; index < size.questions; index++)
    for (const post of threadOf(threads, index)) yield toRow(post)
  for (let index = 0; index < size.pages; index++) {
    const thread = at(threads, index)
    const id = pageId(index)
    yield toRow({
      id,
      kind: 'page',
      rootId: id,
      parentId: null,
      text: thread.question,
      title: pageTitle(thread, index),
    })
  }
}

function* threadOf(threads: Thread[], index: number): Generator<Post> {
  const thread = at(threads, index)
  const id = questionId(index)
  yield { id, kind: 'question', rootId: id, parentId: null, text: thread.question, title: thread.title }
  for (const [step, text] of thread.answers.entries())
    yield { id: id + 1 + step, kind: 'answer', rootId: id, parentId: id, text, title: null }
  for (const [step, text] of thread.comments.entries()) {
    // On the question, on the first answer, and a reply to each.
    const parentId = step === 0 ? id : step === 1 ? id + 1 : id + 1 + step
    yield { id: id + 3 + step, kind: 'comment', rootId: id, parentId, text, title: null }
  }
}

function postRow({ id, kind, rootId, parentId, text }: Post): Cell[] {
  const votes = kind === 'question' || kind === 'answer' ? votesOn(id) : []
  const up = votes.filter(({ value }) => value === 1).length
  const down = votes.length - up
  const { markdown, html, excerpt } = text
  return [
    id,
    kind,
    rootId,
    parentId,
    authorOf(id),
    ownText(markdown, id),
    ownText(html, id),
    RENDER_VERSION,
    excerpt,
    up - down,
    up,
    down,
    madeAt(id),
  ]
}

const revisionRow = ({ id, text, title }: Post): Cell[] => [
  id,
  1,
  title,
  ownText(text.markdown, id),
  authorOf(id),
  'create',
  madeAt(id),
]

function* users(): Generator<Cell[]> {
  for (let index = 0; index < size.users; index++) {
    const name = `bench-${index}`
    yield [name, name, name, `${name}@example.test`, 'demo']
  }
}

function* questions(threads: Thread[]): Generator<Cell[]> {
  for (let index = 0; index < size.questions; index++) {
    const id = questionId(index)
    const { title } = at(threads, index)
    yield [id, title, slugify(title, 'question'), id % 4_001, madeAt(id + 6), authorOf(id + 6)]
  }
}

function* pages(threads: Thread[]): Generator<Cell[]> {
  for (let index = 0; index < size.pages; index++) {
    const thread = at(threads, index)
    yield [
      pageId(index),
      thread.tags[0] ?? 'general',
      `note-${index}`,
      pageTitle(thread, index),
      'A generated note.',
      'Diagnostics',
    ]
  }
}

function* postTags(threads: Thread[], tagIds: Map<string, number>): Generator<Cell[]> {
  for (let index = 0; index < size.questions; index++)
    yield* tagRows(questionId(index), at(threads, index), tagIds)
  for (let index = 0; index < size.pages; index++) yield* tagRows(pageId(index), at(threads, index), tagIds)
}

function* tagRows(id: number, { tags }: Thread, tagIds: Map<string, number>): Generator<Cell[]> {
  for (const name of tags) {
    const tagId = tagIds.get(name)
    if (tagId === undefined) throw new Error(`No tag ${name}`)
    yield [id, tagId]
  }
}

function* votes(): Generator<Cell[]> {
  for (let index = 0; index < size.questions; index++) {
    for (let id = questionId(index); id < questionId(index) + 3; id++) {
      for (const { user, value } of votesOn(id)) yield [id, user, value, authorOf(id), madeAt(id + 1)]
    }
  }
}

function* acceptances(): Generator<Cell[]> {
  for (let index = 0; index < size.questions; index += 2) {
    const id = questionId(index)
    yield [id + 1, id, authorOf(id), authorOf(id + 1), madeAt(id + 5)]
  }
}

async function indexAll(threads: Thread[]): Promise<void> {
  const total = size.questions * 3 + size.pages
  const tell = progress('search', total)
  let batch = new Map<number, string>()
  let done = 0
  const flush = async () => {
    const texts = batch
    batch = new Map()
    await transaction((tx) => writeDocuments(tx, texts), { deadlineMs: 60_000 })
    done += texts.size
    tell(done)
  }
  for (let index = 0; index < size.questions; index++) {
    for (const post of threadOf(threads, index))
      if (post.kind !== 'comment') batch.set(post.id, ownText(post.text.plain, post.id))
    if (batch.size >= 999) await flush()
  }
  for (let index = 0; index < size.pages; index++)
    batch.set(pageId(index), ownText(at(threads, index).question.plain, pageId(index)))
  await flush()
}

const pageTitle = (thread: Thread, index: number) => `${thread.title} (${index})`.slice(0, 150)

function at(threads: Thread[], index: number): Thread {
  const thread = threads[(index * 37 + FIRST) % threads.length]
  if (!thread) throw new Error('No thread')
  return thread
}
