import { parse } from 'yaml'
import { z } from 'zod'
import { issueStates, targetKinds } from '@/lib/issues/types'
import { upstreamKinds } from '@/lib/issues/upstream'
import { splitFrontMatter } from '@/lib/text/front-matter'

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const words = z.union([text.transform((all) => all.split(/[,\s]+/).filter(Boolean)), z.array(text)])
const names = z.union([
  text.transform((name) => [name]),
  z.array(z.union([text, z.object({ name: text }).transform(({ name }) => name)])),
])
const moment = z.union([z.date().transform((date) => date.toISOString()), text])
const short = z.string().max(2_000)

/** What our own export says of a known issue. */
const issue = z.object({
  status: z.enum(issueStates),
  component: short,
  introducedIn: short.nullable(),
  fixedIn: short.nullable(),
  workaround: short,
  workaroundUntil: short.nullable(),
  targets: z.array(z.object({ kind: z.enum(targetKinds), target: short })).max(100),
  upstream: z.array(z.object({ kind: z.enum(upstreamKinds), reference: short, url: short })).max(100),
})

/** The front matter of Hugo, Jekyll, MkDocs and of our own export; what it says otherwise is not read. */
const matter = z.object({
  title: text.optional().catch(undefined),
  path: text.optional().catch(undefined),
  slug: text.optional().catch(undefined),
  lead: text.optional().catch(undefined),
  summary: text.optional().catch(undefined),
  description: text.optional().catch(undefined),
  topic: text.optional().catch(undefined),
  category: text.optional().catch(undefined),
  tags: words.catch([]).default([]),
  categories: words.catch([]).default([]),
  checkedAgainst: text.optional().catch(undefined),
  checked_against: text.optional().catch(undefined),
  checkedOn: moment.optional().catch(undefined),
  checked_on: moment.optional().catch(undefined),
  reviewBy: moment.optional().catch(undefined),
  review_by: moment.optional().catch(undefined),
  date: moment.optional().catch(undefined),
  edited: moment.optional().catch(undefined),
  lastmod: moment.optional().catch(undefined),
  author: names.optional().catch(undefined),
  authors: names.optional().catch(undefined),
  aliases: names.catch([]).default([]),
  redirects: names.catch([]).default([]),
  redirect_from: names.catch([]).default([]),
  source: text.optional().catch(undefined),
  draft: z.boolean().optional().catch(undefined),
  issue: issue.nullish().catch(null),
})

export type Matter = z.output<typeof matter>

/** Throws what YAML says is wrong. Aliases cannot multiply: the reader refuses more than a hundred. */
export function readMatter(source: string): { matter: Matter; hasMatter: boolean; body: string } {
  const split = splitFrontMatter(source)
  const read: unknown = split.matter === null ? {} : (parse(split.matter) ?? {})
  const parsed = matter.safeParse(read)
  if (!parsed.success) throw new Error('The front matter is no list of fields.')
  return { matter: parsed.data, hasMatter: split.matter !== null, body: split.body.replace(/^\n+/, '') }
}
