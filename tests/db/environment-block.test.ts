import { randomUUID } from 'node:crypto'
import { and, desc, eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { environments, events, postEnvironments, postSignatures } from '@/db/schema'
import { answerQuestion } from '@/lib/answers/commands'
import { saveDraft } from '@/lib/drafts/commands'
import { draftInput } from '@/lib/drafts/input'
import { getDraft } from '@/lib/drafts/queries'
import { listEnvironmentViews } from '@/lib/environments/blocks'
import { changeEnvironment } from '@/lib/environments/change'
import { getPostEnvironment } from '@/lib/environments/queries'
import { askQuestion } from '@/lib/questions/commands'
import { listQuestionsByIds } from '@/lib/questions/list'
import { getThreadMarkdown } from '@/lib/questions/markdown'
import { getQuestionThread } from '@/lib/questions/queries'
import { addRig } from '@/lib/rigs/commands'
import { searchSite } from '@/lib/search/queries'
import { loadSignatures } from '@/lib/signatures/load'
import { otherMachine, ownSecret, pastedMachine, pastedSecrets } from '../support/machines'
import { ask, blackScreen, createMember, createWorld, refusal, suspended, value } from '../support/world'

const { ada, brook, casey } = await createWorld()
await loadSignatures()
const member = await createMember('Grace', { reputation: 500 })
const paste = { environment: pastedMachine, remove: [ownSecret] }

const askWith = async (machine: object) =>
  value(
    await askQuestion(member, {
      ...blackScreen,
      title: `Black screen ${randomUUID()}`,
      body: `${blackScreen.body} ${randomUUID()}`,
      ...machine,
    }),
  )
const current = async (postId: number) =>
  (await db.select().from(postEnvironments).where(eq(postEnvironments.postId, postId)))[0]?.environmentId
const found = async (query: string, viewerId: string | null = null) =>
  (await searchSite({ query, kind: null, tag: null, sort: 'relevance', after: null }, viewerId))?.results.map(
    ({ id }) => id,
  ) ?? []

/** Every column of text, JSON or words of every table, for a word that must be in none. */
async function tablesWith(word: string): Promise<string[]> {
  const tables = await db.execute<{ name: string }>(
    sql`select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const holding: string[] = []
  for (const { name } of tables) {
    const [row] = await db.execute<{ n: number }>(
      sql`select count(*)::int as n from ${sql.identifier(name.replaceAll('"', ''))} t where position(${word} in t::text) > 0`,
    )
    if ((row?.n ?? 0) > 0) holding.push(name)
  }
  return holding
}

describe('a question with a machine', () => {
  it('keeps facts, text and signatures in one write, and no secret in any table', async () => {
    const { id } = await askWith(paste)
    const stored = await getPostEnvironment(id)
    expect(stored?.facts.devices[0]?.pciId).toBe('10de:2684')
    expect(stored?.log).toContain('<host-1>')
    for (const secret of [...pastedSecrets, ownSecret]) expect(await tablesWith(secret)).toEqual([])
  })

  it('shows a block, bounded, and chips in lists; its Markdown stays as it was typed', async () => {
    const { id } = await askWith({
      environment: `${pastedMachine}\n${'a line of log\n'.repeat(5_000)}`.trim(),
    })
    const thread = await getQuestionThread(id, { sort: 'best', page: 1 })
    const view = thread?.machines.get(id)
    expect(view).toMatchObject({ chips: ['RTX 4090', '580.95.05', '6.17.0'], total: 5_010, whole: false })
    expect(view?.lines).toHaveLength(400)
    expect((await listQuestionsByIds([id]))[0]?.chips).toEqual(['RTX 4090', '580.95.05', '6.17.0'])
    expect(await getThreadMarkdown({ id, title: 'T' })).not.toContain('4090')
  })

  it('takes 1 MiB, one line of it, and NUL; what is longer is refused by the form', async () => {
    for (const text of ['word '.repeat(209_715), `${pastedMachine}\n${'x'.repeat(900_000)}`]) {
      const { id } = await askWith({ environment: text })
      const view = (await listEnvironmentViews([id])).get(id)
      expect(JSON.stringify(view).length).toBeLessThan(70_000)
      expect(view?.whole).toBe(false)
    }
  })

  it('is written with the rig that was chosen, and only with one’s own', async () => {
    const rig = value(await addRig(member, { name: 'Desktop', environment: pastedMachine }))
    const first = await askWith({ rig: rig.id })
    const second = await askWith({ rig: rig.id })
    expect(await current(first.id)).toBe(await current(second.id))
    const other = { ...blackScreen, title: `Black screen ${randomUUID()}`, body: `${blackScreen.body} rig` }
    expect(refusal(await askQuestion(ada, { ...other, rig: rig.id }))).toBe('invalid')
  })

  it('of 5 parallel submits with one key is written once', async () => {
    const before = await db.$count(environments)
    const input = { ...blackScreen, title: `Black screen ${randomUUID()}`, body: `${blackScreen.body} twice` }
    const key = 'machine-key-1'
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => askQuestion(member, { ...input, ...paste, key })))
    expect(new Set(all.map((one) => value(one).id)).size).toBe(1)
    expect(await db.$count(environments)).toBe(before + 1)
  })
})

describe('the machine of a post', () => {
  it('of an answer is its own', async () => {
    const question = await ask(ada)
    const body = `Works with the open modules. ${randomUUID()}`
    const { id } = value(await answerQuestion(brook, { id: question.id, body, environment: otherMachine }))
    const thread = await getQuestionThread(question.id, { sort: 'best', page: 1 })
    expect([...(thread?.machines.keys() ?? [])]).toEqual([id])
    expect(await found('device:1002:744c')).toContain(id)
  })

  it('is replaced and removed by its author and by trusted editors; what it was stays', async () => {
    const { id } = await askWith(paste)
    const first = await current(id)
    expect(refusal(await changeEnvironment(ada, { id, environment: otherMachine }))).toBe('forbidden')
    expect(refusal(await changeEnvironment(suspended(member), { id, none: true }))).toBe('forbidden')
    expect(refusal(await changeEnvironment(member, { id }))).toBe('invalid')
    value(await changeEnvironment(brook, { id, environment: otherMachine }))
    const second = await current(id)
    expect(second).not.toBe(first)
    const [event] = await db
      .select()
      .from(events)
      .where(and(eq(events.postId, id), eq(events.verb, 'changed-environment')))
      .orderBy(desc(events.id))
    expect(event).toMatchObject({ actorId: brook.id, data: { environmentId: second, before: first } })
    value(await changeEnvironment(member, { id, none: true }))
    expect(await current(id)).toBeUndefined()
    expect(await db.$count(environments, sql`${environments.id} in (${first}, ${second})`)).toBe(2)
    value(await changeEnvironment(casey, { id, none: true }))
  })

  it('changes which signatures the post carries', async () => {
    const { id } = await askWith(paste)
    const carried = () => db.$count(postSignatures, eq(postSignatures.postId, id))
    expect(await carried()).toBe(1)
    value(await changeEnvironment(member, { id, environment: otherMachine }))
    expect(await carried()).toBe(0)
  })

  it('makes it found by device and driver, with words and without', async () => {
    const word = `zebra${randomUUID().slice(0, 8).replaceAll('-', '')}`
    const { id } = await askWith({
      ...paste,
      body: `The ${word} driver stays black on this machine, always.`,
    })
    const answer = value(
      await answerQuestion(brook, { id, body: `Downgrade the ${word} driver, then it starts again.` }),
    )
    const both = [id, answer.id]
    for (const query of ['device:10de:2684', 'driver:nvidia', 'driver:nvidia/580'])
      expect((await found(`${word} ${query}`)).sort()).toEqual(both)
    for (const query of ['device:10de:2786', 'driver:amdgpu', 'driver:nvidia/570'])
      expect(await found(`${word} ${query}`)).toEqual([])
    value(await changeEnvironment(member, { id, environment: otherMachine }))
    expect(await found(`${word} device:10de:2684`)).toEqual([])
    expect((await found(`${word} driver:amdgpu`)).sort()).toEqual(both)
  })
})

describe('a draft', () => {
  it('keeps a paste of 1 MiB without its secrets', async () => {
    const environment = `${pastedMachine}\n${'a line of log\n'.repeat(70_000)}`
    const form = { draft: 'ask', title: 'T', environment, remove: ownSecret, rig: '' }
    value(await saveDraft(member, draftInput.parse(form)))
    const draft = await getDraft(member, 'ask')
    expect(draft?.fields.environment).toContain('10de:2684')
    for (const secret of [...pastedSecrets, ownSecret]) expect(JSON.stringify(draft)).not.toContain(secret)
    expect(draftInput.safeParse({ draft: 'ask', body: 'x'.repeat(600_001) }).success).toBe(false)
  })
})
