import 'server-only'
import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Executor, Transaction } from '@/db/client'
import { branchOf } from '@/lib/rigs/match'
import { hiddenWords, type Identifier, listIdentifiers } from './identifiers'
import { highestTier, lexemes, obsoleteTier, quoteLexeme } from './lexemes'
import type { DocumentKind } from './parse'

/** Raised when the same text gives other words than before; older rows are then made anew by `rebuildSearch`. */
export const WORDS_VERSION = 2

/** Everything of a post besides its text that the search looks at. */
type Facts = {
  id: number
  kind: DocumentKind
  title: string
  rootId: number
  authorId: string
  tier: number
  tags: { id: number; name: string }[]
  /** Of its own machine, and of the question's. */
  machines: { devices: string[]; drivers: (string | null)[]; driver: string | null; version: string | null }[]
}

/** How well a post stands; pages that hold no longer have a tier of their own. Common words are looked for in the best tier first. */
export const tierOf: SQL = sql`case
  when p.kind = 'page' and exists (select 1 from page_obsolescence o where o.page_id = p.id) then ${obsoleteTier}::int
  when p.kind = 'page' or p.score >= 5 then ${highestTier}::int
  when exists (select 1 from acceptance c where c.answer_id = p.id) then ${highestTier}::int
  when p.score >= 1 then 1 else 0 end`

/**
 * Writes the search rows of visible questions, answers and pages; skips all others. Returns how many. Postgres takes
 * what stands after "<" for markup and looks for its end each time: a second for 32 kB of "<!--".
 */
export async function writeDocuments(tx: Transaction, texts: Map<number, string>): Promise<number> {
  if (texts.size === 0) return 0
  const facts = await listFacts(tx, [...texts.keys()])
  const rows = facts.map((fact) => toRow(fact, texts.get(fact.id) ?? ''))
  if (rows.length === 0) return 0
  await tx.execute(sql`
    insert into search_document (post_id, kind, title, plain, tier, version, words)
    select v.id, v.kind, v.title, v.plain, v.tier, ${WORDS_VERSION},
      setweight(to_tsvector('prose', translate(v.title, '<', ' ')), v.title_weight::"char")
        || setweight(to_tsvector('prose', v.tags), v.title_weight::"char")
        || v.names::tsvector
        || to_tsvector('prose', translate(v.plain, '<', ' '))
        || to_tsvector('prose', v.hidden)
        || v.facts::tsvector
    from json_to_recordset(${JSON.stringify(rows)}::json) as v(id bigint, kind text, title text, plain text,
      tier smallint, title_weight text, tags text, names text, hidden text, facts text)
    on conflict (post_id) do update set title = excluded.title, plain = excluded.plain, words = excluded.words,
      tier = excluded.tier, version = excluded.version`)
  return rows.length
}

async function listFacts(executor: Executor, ids: number[]): Promise<Facts[]> {
  const rows = await executor.execute<
    Omit<Facts, 'id' | 'rootId' | 'authorId'> & { id: string; root_id: string; author_id: string }
  >(sql`
    select p.id, p.kind, coalesce(q.title, w.title) as title, p.root_id, p.author_id, ${tierOf} as tier,
      (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name)), '[]')
        from post_tag pt join tag t on t.id = pt.tag_id where pt.post_id = p.root_id) as tags,
      (select coalesce(json_agg(json_build_object('driver', e.driver, 'version', e.driver_version,
          'drivers', jsonb_path_query_array(e.facts, 'lax $.devices[*].driver'),
          'devices', (select coalesce(json_agg(ed.pci_id), '[]') from environment_device ed where ed.environment_id = e.id))), '[]')
        from post_environment pe join environment e on e.id = pe.environment_id
        where pe.post_id in (p.id, p.root_id)) as machines
    from post p
      left join question q on q.post_id = p.root_id
      left join page w on w.post_id = p.root_id
    where ${inArray(sql`p.id`, ids)} and p.visible and p.kind in ('question', 'answer', 'page')`)
  return rows.map(({ id, root_id, author_id, ...row }) => ({
    ...row,
    id: Number(id),
    rootId: Number(root_id),
    authorId: author_id,
  }))
}

function toRow({ id, rootId, kind, title, authorId, tier, tags, machines }: Facts, plain: string) {
  // An answer is found under its question's title too, but stays behind the question.
  const titleWeight = kind === 'answer' ? 'C' : 'A'
  const inTitle = listIdentifiers(title)
  const inText = listIdentifiers(plain)
  const names = new Map(inText.map((name) => [name.token, nameEntry(name, name.whole ? 'B' : 'C')]))
  // In both, the better of the two counts.
  for (const name of inTitle)
    if (kind !== 'answer' || !names.has(name.token)) names.set(name.token, nameEntry(name, titleWeight))
  const facts = [
    lexemes.thread(rootId),
    lexemes.author(authorId),
    lexemes.kind(kind, tier),
    ...tags.map((tag) => lexemes.tag(tag.id)),
    ...new Set(machines.flatMap(lexemesOf)),
  ]
  return {
    id,
    kind,
    title,
    plain,
    tier,
    title_weight: titleWeight,
    tags: tags.map(({ name }) => name).join(' '),
    names: [...names.values()].join(' '),
    hidden: hiddenWords([...inTitle, ...inText]),
    facts: facts.map(quoteLexeme).join(' '),
  }
}

function lexemesOf({ devices, drivers, driver, version }: Facts['machines'][number]): string[] {
  const branch = branchOf(driver, version)
  return [
    ...devices.map(lexemes.device),
    ...[driver, ...drivers].flatMap((name) =>
      typeof name === 'string' ? lexemes.driver(name.slice(0, 60)) : [],
    ),
    ...(branch === null ? [] : [lexemes.driver(`${driver}/${branch}`)]),
  ]
}

// Positions of a tsvector end at 16383.
const nameEntry = ({ token, position }: Identifier, weight: string) =>
  `${quoteLexeme(lexemes.name(token))}:${Math.min(position, 16_383)}${weight}`
