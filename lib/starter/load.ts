import 'server-only'
import { eq } from 'drizzle-orm'
import { db, transaction } from '@/db/client'
import { tagSynonyms, tags, vendors } from '@/db/schema'
import { answerQuestion } from '@/lib/answers/commands'
import { createIssue } from '@/lib/issues/commands'
import { newIssueFacts, newIssuePage } from '@/lib/issues/input'
import { askQuestion } from '@/lib/questions/commands'
import type { Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { createPage } from '@/lib/wiki/commands'
import { createInput } from '@/lib/wiki/input'
import { starterAuthor } from './author'
import { factFields, pageFields } from './issue-fields'
import {
  readIssues,
  readPages,
  readQuestions,
  readTags,
  readVendors,
  type StarterIssue,
  type StarterPage,
  type StarterQuestion,
} from './read'

/**
 * Loads the pages, questions and known issues of db/starter through the same commands as people's. Every post carries
 * a key of its own, so an interrupted load goes on where it stopped. Drivers and signatures come first: known issues
 * name them.
 */
export async function loadStarter(): Promise<void> {
  await loadVendors()
  await loadTags()
  const author = await starterAuthor()
  for (const page of readPages()) await loadPage(author, page)
  for (const question of readQuestions()) await loadQuestion(author, question)
  for (const issue of readIssues()) await loadIssue(author, issue)
}

async function loadVendors(): Promise<void> {
  const rows = readVendors().map((vendor, position) => ({ ...vendor, position }))
  await db.insert(vendors).values(rows).onConflictDoNothing()
}

async function loadTags(): Promise<void> {
  const all = readTags()
  await transaction(async (tx) => {
    const rows = all.map(({ name, kind, vendor, description }) => ({ name, kind, vendor, description }))
    await tx.insert(tags).values(rows).onConflictDoNothing()
    const ids = new Map(
      (await tx.select({ id: tags.id, name: tags.name }).from(tags)).map(({ id, name }) => [name, id]),
    )
    for (const { name, parent, synonyms } of all) {
      const id = ids.get(name)
      if (id === undefined) continue
      if (parent)
        await tx
          .update(tags)
          .set({ parentId: ids.get(parent) })
          .where(eq(tags.id, id))
      const names = synonyms.map((synonym) => ({ name: synonym, tagId: id }))
      if (names.length > 0) await tx.insert(tagSynonyms).values(names).onConflictDoNothing()
    }
  })
}

async function loadPage(author: Viewer, page: StarterPage): Promise<void> {
  const input = createInput.parse({
    path: `${page.vendor}/${page.slug}`,
    title: page.title,
    lead: page.summary,
    topic: page.topic,
    tags: page.tags.join(' '),
    checkedAgainst: page.checked_against,
    checkedOn: page.checked_on.slice(0, 10),
    reviewBy: page.review_by.slice(0, 10),
    body: page.body,
    summary: 'Starter content',
    key: `starter-${page.vendor}-${page.slug}`.slice(0, 64),
  })
  done(await createPage(author, input), page.slug)
}

async function loadQuestion(
  author: Viewer,
  { slug, title, tags: names, body, answers }: StarterQuestion,
): Promise<void> {
  const key = `starter-${slug}`.slice(0, 60)
  const { id } = done(await askQuestion(author, { title, body, tags: names, key }), slug)
  for (const [index, text] of answers.entries()) {
    done(await answerQuestion(author, { id, body: text, key: `${key}-${index}` }), slug)
  }
}

async function loadIssue(author: Viewer, issue: StarterIssue): Promise<void> {
  const page = newIssuePage.parse(pageFields(issue))
  done(await createIssue(author, page, newIssueFacts.parse(factFields(issue))), issue.slug)
}

function done<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value
  throw new Error(`Starter content ${what}: ${result.error.message}`)
}
