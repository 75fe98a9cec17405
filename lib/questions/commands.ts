import 'server-only'
import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { questions } from '@/db/schema'
import { writeAnswer } from '@/lib/answers/write'
import { discardDraft } from '@/lib/drafts/store'
import { type Attachment, prepareAttachment } from '@/lib/environments/attach'
import { refuseLinks } from '@/lib/limits/links'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { type Composed, compose, nextPostId } from '@/lib/posts/compose'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { findRepeat, queueAuthor } from '@/lib/posts/repeats'
import { fail, ok, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { getSettings } from '@/lib/settings/queries'
import { settleTags } from '@/lib/tags/commands'
import type { TagRef } from '@/lib/tags/queries'
import { slugify } from '@/lib/text/slug'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import type { AskInput } from './input'
import { writeQuestion } from './write'

export type Asked = { id: number; slug: string }

/**
 * Posts a question, with the asker's own answer when one is given: both or neither. A repeated submit (same key, or the
 * same text within ten minutes) leads to the first one. Refuses over quota (`limited`), tags the writer may not create
 * and too many outside links of a new member.
 */
export async function askQuestion(viewer: Viewer, input: AskInput): Promise<Result<Asked>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const settings = await getSettings()
  const texts = { body: await composeNew(input.body), answer: await composeNew(input.answer) }
  const links = refuseAllLinks(viewer, texts, settings)
  if (links) return links
  const machine = await prepareAttachment(viewer, input)
  if (!machine.ok) return machine
  const parts = { ...texts, machine: machine.value }
  const result = await inTurn(viewer, () => transaction((tx) => ask(tx, viewer, input, parts, settings)))
  if (!result.ok) return result
  const { id, slug, tags } = result.value
  expireThreadAndLists({ rootId: id, root: { kind: 'question', slug }, tags }, [viewer.handle])
  return ok({ id, slug })
}

type Text = Composed & { id: number }
type Texts = { body: Text; answer: Text | null }

async function composeNew(markdown: string): Promise<Text>
async function composeNew(markdown: string | undefined): Promise<Text | null>
async function composeNew(markdown: string | undefined): Promise<Text | null> {
  if (markdown === undefined) return null
  const id = await nextPostId()
  return { id, ...(await compose(id, markdown)) }
}

function refuseAllLinks(viewer: Viewer, { body, answer }: Texts, settings: Settings) {
  const inBody = refuseLinks(viewer, body.rendered.html, settings)
  if (inBody || !answer) return inBody
  const inAnswer = refuseLinks(viewer, answer.rendered.html, settings)
  return inAnswer && fail('forbidden', inAnswer.error.message, { fields: { answer: inAnswer.error.message } })
}

async function ask(
  tx: Transaction,
  viewer: Viewer,
  { title, tags: names, key, body: markdown }: AskInput,
  { body, answer, machine }: Texts & { machine: Attachment | null },
  settings: Settings,
): Promise<Result<Asked & { tags: TagRef[] }>> {
  const authorId = viewer.id
  await queueAuthor(tx, authorId)
  const earlier = await findRepeat(tx, { authorId, key, kind: 'question', parentId: null, markdown })
  if (!earlier.ok) return earlier
  if (earlier.value) return ok({ id: earlier.value.id, slug: await slugOf(tx, earlier.value.id), tags: [] })
  const tags = await settleTags(tx, viewer, names, settings)
  if (!tags.ok) return tags
  const spent = await spendQuota(tx, viewer, 'questions')
  if (spent && !spent.ok) return spent
  const slug = slugify(title, 'question')
  await writeQuestion(tx, { id: body.id, title, slug, tags: tags.value, authorId, body, machine, key })
  if (answer) await writeAnswer(tx, { id: answer.id, questionId: body.id, authorId, body: answer })
  await discardDraft(tx, authorId, 'ask')
  return ok({ id: body.id, slug, tags: tags.value })
}

async function slugOf(tx: Transaction, questionId: number): Promise<string> {
  const [row] = await tx
    .select({ slug: questions.slug })
    .from(questions)
    .where(eq(questions.postId, questionId))
  return row?.slug ?? 'question'
}
