import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { stillHolds } from '@/lib/obsolescence/queries'
import { listQuestionsByIds } from '@/lib/questions/list'
import { rowView } from '@/lib/questions/row'
import { lexemes, quoteLexeme } from '@/lib/search/lexemes'
import { tagNamesOf } from '@/lib/tags/carried'

/** Documents that are looked at: the newest that hold one of the names. */
const LOOKED_AT = 200
const QUESTIONS = 10
const PAGES = 10

export type Naming = {
  pciId: string
  names: string[]
  codeName: string | null
  architecture: string | null
  isa: string | null
}

/** Questions about a device: asked or answered on a machine that has it, or naming it; the newest first. */
export async function listDeviceQuestions({ pciId, names }: Naming) {
  const rows = await db.execute<{ id: number }>(sql`
    with named as (
        select post_id from search_document where kind in ('question', 'answer') and words @@ (${anyOf([name(pciId), ...names.map(phrase)])})
        order by post_id desc limit ${LOOKED_AT}),
      owned as (
        select pe.post_id from environment_device d join post_environment pe on pe.environment_id = d.environment_id
        where d.pci_id = ${pciId} order by pe.post_id desc limit ${LOOKED_AT})
    select distinct q.post_id::int as id from (select post_id from named union select post_id from owned) found
      join post p on p.id = found.post_id and p.visible
      join question q on q.post_id = p.root_id
    order by id desc limit ${QUESTIONS}`)
  const questions = await listQuestionsByIds(rows.map(({ id }) => id))
  return questions.map((question) => rowView(question))
}

/** Pages that name the device, its chip, architecture or compiler target, or carry the architecture's tag. */
export async function listDevicePages({ pciId, names, codeName, architecture, isa }: Naming) {
  const words = [codeName, architecture].flatMap((text) => (text === null ? [] : phrase(text)))
  const exact = [pciId, ...(isa ? [isa] : [])].map(name)
  const tag = architecture?.toLowerCase().replace(/\s+/g, '-') ?? ''
  return db.execute<{
    root: { id: number; tags: string[] }
    vendor: string
    slug: string
    title: string
    lead: string
    checkedOn: string | null
  }>(sql`
    with named as (
        select post_id from search_document where kind = 'page' and words @@ (${anyOf([...exact, ...names.map(phrase), ...words])})
        limit ${LOOKED_AT}),
      tagged as (
        select pt.post_id from post_tag pt join tag t on t.id = pt.tag_id
        where t.name in (${tag}, split_part(${tag}, '-', 1)) and t.kind = 'device' limit ${LOOKED_AT})
    select json_build_object('id', page.post_id, 'tags', ${tagNamesOf(sql`page.post_id`)}) as root, page.vendor, page.slug,
      page.title, page.lead, page.checked_on as "checkedOn"
    from (select post_id from named union select post_id from tagged) found
      join post p on p.id = found.post_id and p.visible
      join page on page.post_id = p.id
      left join known_issue k on k.page_id = page.post_id
    where k.page_id is null and ${stillHolds()}
    order by coalesce(p.edited_at, p.created_at) desc limit ${PAGES}`)
}

const name = (text: string) => sql`${quoteLexeme(lexemes.name(text))}::tsquery`
const phrase = (text: string) => sql`phraseto_tsquery('prose', ${text})`
const anyOf = (queries: SQL[]) => sql.join(queries, sql` || `)
