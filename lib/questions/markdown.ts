import 'server-only'
import { eq, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { posts, users } from '@/db/schema'
import { rankAnswers } from '@/lib/answers/ranking'
import { authorColumns } from '@/lib/posts/authors'
import { listTagsOf } from './list'
import { listAnswerKeys } from './thread-posts'

/** So many answers go into one text, the best first. */
const ANSWERS_MAX = 100

/** A public question with its best answers, as Markdown with a title line for each. */
export async function getThreadMarkdown({ id, title }: { id: number; title: string }): Promise<string> {
  const answers = rankAnswers(await listAnswerKeys(id), 'best').slice(0, ANSWERS_MAX)
  const ids = [id, ...answers.map((answer) => answer.id)]
  const [tags, texts] = await Promise.all([listTagsOf([id]), listMarkdown(ids)])
  const names = (tags.get(id) ?? []).map(({ name }) => name).join(', ')
  const question = `# ${title}\n\nTags: ${names}\n\n${texts.get(id)?.markdown ?? ''}`
  const parts = answers.map((answer) => {
    const text = texts.get(answer.id)
    const accepted = answer.acceptedAt ? ', accepted' : ''
    return `## Answer by ${text?.author ?? ''}, score ${text?.score ?? 0}${accepted}\n\n${text?.markdown ?? ''}`
  })
  return `${[question, ...parts].map((part) => part.trim()).join('\n\n---\n\n')}\n`
}

async function listMarkdown(ids: number[]) {
  const rows = await db
    .select({ id: posts.id, markdown: posts.bodyMarkdown, score: posts.score, author: authorColumns })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(inArray(posts.id, ids))
  return new Map(rows.map(({ author, ...row }) => [row.id, { ...row, author: author.handle }]))
}
