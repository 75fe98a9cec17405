import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { anyOf, idList } from '@/db/prepared'
import { environments, postEnvironments } from '@/db/schema'
import { namesOf } from '@/lib/devices/queries'
import { environmentChips } from './chips'
import { factRows } from './fact-rows'
import { parseEnvironment } from './parse'
import { readFacts } from './stored'
import type { Environment } from './types'
import type { EnvironmentView } from './view'

/** Of a log, what a page shows; the whole is a text of its own. */
const LINES_SHOWN = 400
const LINE_SHOWN = 1_000
const CHARACTERS_SHOWN = 64_000

/** The machines that posts speak of as their blocks show them, by post id. Reads no more of a log than is shown. */
export async function listEnvironmentViews(postIds: number[]): Promise<Map<number, EnvironmentView>> {
  if (postIds.length === 0) return new Map()
  const rows = await machinesByPost.execute({ ids: idList(postIds) })
  const read = rows.map((row) => ({ ...row, facts: readFacts(row.facts) ?? parseEnvironment(row.head) }))
  const names = await namesOf(read.flatMap(({ facts }) => pciIdsOf(facts)))
  return new Map(read.map(({ postId, ...row }) => [postId, toView(row, names)]))
}

/** One environment as its block shows it, for pages that are not about a post. */
export async function getEnvironmentView(id: number): Promise<EnvironmentView | null> {
  const [row] = await db.select(columns).from(environments).where(eq(environments.id, id))
  if (!row) return null
  const facts = readFacts(row.facts) ?? parseEnvironment(row.head)
  return toView({ ...row, facts }, await namesOf(pciIdsOf(facts)))
}

/** Device, driver and kernel of each post's machine, in one query for a whole list. */
export async function listChipsOf(postIds: number[]): Promise<Map<number, string[]>> {
  if (postIds.length === 0) return new Map()
  const rows = await db.execute<{
    post_id: number
    facts: unknown
    names: Record<string, string> | null
  }>(sql`
    select pe.post_id::int as post_id, e.facts - 'versions' - 'tools' || '{"versions":{}}' as facts,
      (select json_object_agg(d.pci_id, d.name) from environment_device ed join device d on d.pci_id = ed.pci_id
        where ed.environment_id = e.id and d.name is not null) as names
    from post_environment pe join environment e on e.id = pe.environment_id
    where pe.post_id = any(${idList(postIds)}::bigint[])`)
  return new Map(
    rows.map(({ post_id, facts, names }) => {
      const read = readFacts(facts)
      return [post_id, read ? environmentChips(read, new Map(Object.entries(names ?? {}))) : []]
    }),
  )
}

const columns = {
  id: environments.id,
  facts: environments.facts,
  head: sql<string>`left(${environments.log}, ${CHARACTERS_SHOWN}::int)`,
  lines: sql<number>`length(${environments.log}) - length(replace(${environments.log}, e'\n', '')) + 1`,
  characters: sql<number>`length(${environments.log})`,
}

const machinesByPost = db
  .select({ postId: postEnvironments.postId, ...columns })
  .from(postEnvironments)
  .innerJoin(environments, eq(environments.id, postEnvironments.environmentId))
  .where(sql`${postEnvironments.postId} = ${anyOf('ids')}`)
  .prepare('machines of posts')

type Row = { id: number; facts: Environment; head: string; lines: number; characters: number }

function toView({ id, facts, head, lines, characters }: Row, names: Map<string, string>): EnvironmentView {
  const shown = head.split('\n').slice(0, LINES_SHOWN)
  const isCut = shown.some((line) => line.length > LINE_SHOWN)
  return {
    id,
    chips: environmentChips(facts, names),
    facts: factRows(facts, names),
    lines: shown.map((line) => (line.length > LINE_SHOWN ? `${line.slice(0, LINE_SHOWN)}…` : line)),
    total: Number(lines),
    whole: shown.length === Number(lines) && characters <= CHARACTERS_SHOWN && !isCut,
  }
}

const pciIdsOf = ({ devices }: Environment) => devices.flatMap(({ pciId }) => pciId ?? [])
