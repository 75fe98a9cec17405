import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { splitFrontMatter } from '@/lib/text/front-matter'

const folder = resolve('db/starter')
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

const vendorsFile = z.array(z.object({ slug, name: z.string(), summary: z.string() }))
const tagsFile = z.array(
  z.object({
    name: z.string(),
    kind: z.enum(['vendor', 'driver', 'device', 'os', 'framework', 'api', 'topic']),
    vendor: slug.optional(),
    parent: z.string().optional(),
    description: z.string(),
    synonyms: z.array(z.string()).default([]),
  }),
)
const pageMatter = z.object({
  title: z.string(),
  summary: z.string(),
  vendor: slug,
  topic: z.string(),
  tags: z.array(z.string()),
  checked_against: z.string(),
  checked_on: z.coerce.string(),
  /** When somebody should look again: the end of a branch, a release that was announced. */
  review_by: z.coerce.string().default(''),
})
/** Versions are quoted: 6.10 without quotes is the number 6.1. */
const issueMatter = z.strictObject({
  title: z.string(),
  summary: z.string(),
  vendor: slug,
  tags: z.array(z.string()),
  checked_against: z.string(),
  checked_on: z.coerce.string(),
  status: z.string(),
  component: z.string(),
  introduced_in: z.string().default(''),
  fixed_in: z.string().default(''),
  workaround: z.string().default(''),
  workaround_until: z.string().default(''),
  devices: z.array(z.string()).default([]),
  architectures: z.array(z.string()).default([]),
  drivers: z.array(z.string()).default([]),
  signatures: z.array(z.string()).default([]),
  upstream: z.array(z.string()),
})
const questionMatter = z.object({ title: z.string(), tags: z.array(z.string()) })

export type StarterPage = z.output<typeof pageMatter> & { slug: string; body: string }
export type StarterIssue = z.output<typeof issueMatter> & { slug: string; body: string }
export type StarterQuestion = z.output<typeof questionMatter> & {
  slug: string
  body: string
  answers: string[]
}

export const readVendors = () => vendorsFile.parse(parse(readFileSync(join(folder, 'vendors.yaml'), 'utf8')))
export const readTags = () => tagsFile.parse(parse(readFileSync(join(folder, 'tags.yaml'), 'utf8')))

export function readPages(): StarterPage[] {
  return filesIn('pages').map(({ name, text }) => {
    const { matter, body } = split(text)
    return { ...pageMatter.parse(matter), slug: name, body }
  })
}

export function readIssues(): StarterIssue[] {
  return filesIn('issues').map(({ name, text }) => {
    const { matter, body } = split(text)
    return { ...issueMatter.parse(matter), slug: name, body }
  })
}

export function readQuestions(): StarterQuestion[] {
  return filesIn('questions').map(({ name, text }) => {
    const { matter, body } = split(text)
    const [question = '', ...answers] = body.split(/^=== answer ===$/m).map((part) => part.trim())
    return { ...questionMatter.parse(matter), slug: name, body: question, answers }
  })
}

function filesIn(part: string): { name: string; text: string }[] {
  return readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => ({
      name: path.replace(/^.*\//, '').replace(/\.md$/, ''),
      text: readFileSync(join(folder, part, path), 'utf8'),
    }))
}

function split(text: string): { matter: unknown; body: string } {
  const { matter, body } = splitFrontMatter(text)
  return { matter: parse(matter ?? ''), body: body.trim() }
}
