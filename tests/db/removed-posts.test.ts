import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptAnswer, answerQuestion } from '@/lib/answers/commands'
import { bookmarkPost, sayMeToo } from '@/lib/bookmarks/commands'
import { addComment } from '@/lib/comments/commands'
import { followPost } from '@/lib/follows/commands'
import { setHidden } from '@/lib/moderation/commands'
import { flagPost } from '@/lib/moderation/flags'
import { deletePost, undeletePost } from '@/lib/posts/commands'
import { getPostFor } from '@/lib/posts/queries'
import type { Failure, Result } from '@/lib/result'
import { editPost, revertPost } from '@/lib/revisions/commands'
import type { Viewer } from '@/lib/users/types'
import { castVote } from '@/lib/votes/commands'
import { movePage } from '@/lib/wiki/move'
import { parsePath } from '@/lib/wiki/paths'
import { revertPage } from '@/lib/wiki/revert'
import { edit as editWikiPage, writePage } from '../support/wiki'
import { answer, ask, comment, createMember, createWorld, value, type World } from '../support/world'

let world: World
let author: Viewer
beforeAll(async () => {
  world = await createWorld()
  author = await createMember('Author', { reputation: 2_500 })
})

const reason = 'For the test'
const hide = async (id: number) => value(await setHidden(world.casey, { id, value: true, reason }))
const remove = async (id: number) => value(await deletePost(world.casey, { id, reason }))

/** Posts nobody but their author and moderators may read, by how they came to that. */
const removed: Record<string, () => Promise<number>> = {
  'no question at all': async () => 999_999,
  'a hidden question': async () => after(await question(), hide),
  'a deleted question': async () => after(await question(), remove),
  'a question first hidden, then deleted': async () => after(await question(), hide, remove),
  'a hidden answer': async () => after(await answered(), hide),
  'a deleted answer': async () => after(await answered(), remove),
  'an answer to a hidden question': async () => under(await question(), (id) => answerOf(id), hide),
  'an answer to a deleted question': async () => under(await question(), (id) => answerOf(id), remove),
  'a comment below a hidden answer': async () => under(await answered(), (id) => commentOf(id), hide),
  'a comment below a deleted answer': async () => under(await answered(), (id) => commentOf(id), remove),
  'a hidden comment': async () => after(await commentOf(await question()), hide),
  'a hidden page': async () => after((await writePage(author)).id, hide),
  'a deleted page': async () => after((await writePage(author)).id, remove),
}

const body = () => `Long enough for whatever this is to become. ${randomUUID()}`

const writes: Record<string, (viewer: Viewer, id: number) => Promise<Result<unknown>>> = {
  'vote up': (viewer, id) => castVote(viewer, { id, value: 1 }),
  'take a vote back': (viewer, id) => castVote(viewer, { id, value: 0 }),
  'me too': (viewer, id) => sayMeToo(viewer, { id, value: true }),
  'not me': (viewer, id) => sayMeToo(viewer, { id, value: false }),
  bookmark: (viewer, id) => bookmarkPost(viewer, { id, value: true }),
  'forget a bookmark': (viewer, id) => bookmarkPost(viewer, { id, value: false }),
  follow: (viewer, id) => followPost(viewer, { id, level: 'watch' }),
  unfollow: (viewer, id) => followPost(viewer, { id, level: 'none' }),
  comment: (viewer, id) => addComment(viewer, { id, body: body(), key: randomUUID() }),
  answer: (viewer, id) => answerQuestion(viewer, { id, body: body(), key: randomUUID() }),
  accept: (viewer, id) => acceptAnswer(viewer, { id, value: true }),
  flag: (viewer, id) => flagPost(viewer, { id, reason: 'spam', note: '' }),
  edit: (viewer, id) => editPost(viewer, { id, base: 1, body: body(), summary: '', minor: false }),
  revert: (viewer, id) => revertPost(viewer, { id, number: 1 }),
  'revert to nothing': (viewer, id) => revertPost(viewer, { id, number: 99 }),
  delete: (viewer, id) => deletePost(viewer, { id, reason }),
  undelete: (viewer, id) => undeletePost(viewer, { id }),
  'edit a page': (viewer, id) => editWikiPage(viewer, id, { base: 1, body: body() }),
  'revert a page': (viewer, id) => revertPage(viewer, { id, to: 1, base: 1, summary: '' }),
  'revert a page to nothing': (viewer, id) => revertPage(viewer, { id, to: 99, base: 1, summary: '' }),
}

describe.each(Object.keys(removed))('a stranger hears of %s', (name) => {
  it.each(Object.keys(writes))('by “%s” what a read says', async (write) => {
    const id = (await removed[name]?.()) ?? 0
    const sight = await getPostFor(world.brook, id)
    expect(sight.found).not.toBe(true)
    const result = await writes[write]?.(world.brook, id)
    const read: Failure['code'] = sight.found === 'gone' ? 'gone' : 'not-found'
    expect(result).toMatchObject({ ok: false, error: { code: read } })
    // Word for word as of what never was, so that the words tell no more than the status.
    const nothing = await writes[write]?.(world.brook, 999_999)
    if (read === 'not-found') expect(result).toEqual(nothing)
  })
})

it('a page that is hidden or deleted is not moved', async () => {
  const path = parsePath('nvidia/elsewhere')
  if (!path) throw new Error('Not a path')
  for (const take of [hide, remove]) {
    const { id } = await writePage(author)
    await take(id)
    expect(await movePage(world.brook, { id, path, summary: '' })).toMatchObject({
      ok: false,
      error: { code: take === hide ? 'not-found' : 'gone' },
    })
  }
})

const question = async () => (await ask(author)).id
const answerOf = async (id: number) => (await answer(author, id)).id
const commentOf = async (id: number) => (await comment(author, id)).id
const answered = async () => answerOf(await question())

async function after(id: number, ...steps: ((id: number) => Promise<unknown>)[]): Promise<number> {
  for (const step of steps) await step(id)
  return id
}

async function under(
  parent: number,
  hang: (parent: number) => Promise<number>,
  take: (parent: number) => Promise<unknown>,
): Promise<number> {
  const id = await hang(parent)
  await take(parent)
  return id
}
