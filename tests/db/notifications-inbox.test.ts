import { and, inArray } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { posts } from '@/db/schema'
import { bookmarkPost } from '@/lib/bookmarks/commands'
import { listBookmarks, parseBookmarkCursor } from '@/lib/bookmarks/queries'
import { followPost, followTag } from '@/lib/follows/commands'
import { mutedFor } from '@/lib/follows/muted'
import { listFollows, listNews } from '@/lib/follows/queries'
import { endMail, markRead, savePreferences } from '@/lib/notifications/commands'
import { countUnread, getPreferences, listInbox } from '@/lib/notifications/queries'
import { unsubscribeToken } from '@/lib/notifications/token'
import { deletePost } from '@/lib/posts/commands'
import type { Viewer } from '@/lib/users/types'
import { getViewerAnswer } from '@/lib/viewer/queries'
import { castVote } from '@/lib/votes/commands'
import { digestOf, forgetNews, tell, wish } from '../support/telling'
import { edit, writePage } from '../support/wiki'
import { answer, ask, comment, createWorld, refusal, value, type World } from '../support/world'

let world: World

beforeAll(async () => {
  world = await createWorld()
})

beforeEach(forgetNews)

describe('the inbox', () => {
  it('shows repeats as one line, newest first, until they are read', async () => {
    const question = await ask(world.ada, { title: 'Black screen with two monitors' })
    await answer(world.brook, question.id, 'Use one monitor for now, then update.')
    await answer(world.casey, question.id, 'Update to 580.95, that fixed it here.')
    value(await castVote(world.brook, { id: question.id, value: 1 }))
    value(await castVote(world.casey, { id: question.id, value: 1 }))
    await tell()
    const { lines, next } = await listInbox(world.ada, {})
    expect(lines.map(({ text }) => text)).toEqual([
      '2 people voted up your question “Black screen with two monitors”',
      '2 answers to “Black screen with two monitors”',
    ])
    expect(next).toBeNull()
    expect(await countUnread(world.ada.id)).toBe(2)
    const answers = lines[1]
    if (!answers) throw new Error('No line')
    value(await markRead(world.ada, { upto: answers.id, group: answers.group }))
    expect(await countUnread(world.ada.id)).toBe(1)
    await answer(world.dana, question.id, 'It is the cable, most of the time.')
    await tell()
    const again = await listInbox(world.ada, { kind: 'answer' })
    expect(again.lines).toMatchObject([
      { text: 'Dana answered “Black screen with two monitors”', unread: true },
    ])
  })

  it('marks no more than was on the page, and only one’s own', async () => {
    const question = await ask(world.ada)
    await answer(world.brook, question.id)
    await tell()
    const upto = (await listInbox(world.ada, {})).lines[0]?.id ?? 0
    await comment(world.brook, question.id)
    await tell()
    value(await markRead(world.casey, { upto: upto + 1_000 }))
    expect(await countUnread(world.ada.id)).toBe(2)
    value(await markRead(world.ada, { upto }))
    expect(await countUnread(world.ada.id)).toBe(1)
  })

  it('goes on from page to page without a line twice or missing', async () => {
    for (let i = 0; i < 7; i++) {
      const question = await ask(world.ada)
      await answer(world.brook, question.id)
      await answer(world.casey, question.id, 'Another way to the same end.')
    }
    await tell()
    const groups: string[] = []
    let before: number | undefined
    do {
      const page = await listInbox(world.ada, { before, limit: 3 })
      groups.push(...page.lines.map(({ group }) => group))
      before = page.next ?? undefined
    } while (before !== undefined)
    expect(groups).toHaveLength(7)
    expect(new Set(groups).size).toBe(7)
  })

  it('forgets what was muted since, in lines and in the count', async () => {
    const question = await ask(world.ada)
    await answer(world.brook, question.id)
    await tell()
    expect((await getViewerAnswer(world.ada, { posts: [], tags: [], page: '/' })).viewer?.unread).toBe(1)
    value(await followTag(world.ada, { name: 'wayland', level: 'mute' }))
    expect((await listInbox(world.ada, {})).lines).toEqual([])
    expect((await getViewerAnswer(world.ada, { posts: [], tags: [], page: '/' })).viewer?.unread).toBe(0)
    value(await followTag(world.ada, { name: 'wayland', level: 'none' }))
    expect((await listInbox(world.ada, {})).lines).toHaveLength(1)
  })

  it('does not show the words of what has been removed', async () => {
    const question = await ask(world.ada, { title: 'A title that will be gone soon' })
    value(await followPost(world.casey, { id: question.id, level: 'watch' }))
    await answer(world.brook, question.id)
    await tell()
    value(await deletePost(world.dana, { id: question.id, reason: 'Spam' }))
    expect(JSON.stringify(await listInbox(world.casey, {}))).not.toContain('gone soon')
  })
})

describe('following', () => {
  it('lists new questions and edits of what one watches or tracks, not one’s own and not what is muted', async () => {
    value(await followTag(world.dana, { name: 'vulkan', level: 'track' }))
    const question = await ask(world.ada, {
      tags: ['amd', 'vulkan'],
      title: 'Vulkan loses the device at start',
    })
    await ask(world.brook, { tags: ['amd'] })
    await ask(world.dana, { tags: ['amd', 'vulkan'] })
    const page = await writePage(world.brook, { tags: ['vulkan'] })
    await edit(world.casey, page.id, { base: 1, body: 'Intro, much better now.\n' })
    const told = async () =>
      (await listNews(world.dana, null)).news.map(({ verb, post }) => `${verb} ${post?.id}`)
    expect(await told()).toEqual([`edited ${page.id}`, `created-page ${page.id}`, `asked ${question.id}`])
    value(await followPost(world.dana, { id: page.id, level: 'mute' }))
    expect(await told()).toEqual([`asked ${question.id}`])
  })

  it('keeps lists of questions free of what is muted', async () => {
    const quiet = await ask(world.ada, { tags: ['intel', 'suspend'] })
    const loud = await ask(world.ada, { tags: ['intel', 'dkms'] })
    const ids = [quiet.id, loud.id]
    expect(await listQuestionsOf(world.brook, ids)).toEqual(ids)
    value(await followTag(world.brook, { name: 'dkms', level: 'mute' }))
    expect(await listQuestionsOf(world.brook, ids)).toEqual([quiet.id])
    value(await followPost(world.brook, { id: quiet.id, level: 'mute' }))
    expect(await listQuestionsOf(world.brook, ids)).toEqual([])
    expect(await listQuestionsOf(null, ids)).toEqual(ids)
  })

  it('lists everything with its level', async () => {
    const question = await ask(world.ada, { title: 'A question that is worth following' })
    value(await followTag(world.dana, { name: 'nvidia', level: 'watch' }))
    value(await followPost(world.dana, { id: question.id, level: 'mute' }))
    expect(await listFollows(world.dana.id)).toMatchObject([
      { level: 'watch', target: { kind: 'tag', name: 'nvidia', vendor: true } },
      { level: 'mute', target: { kind: 'question', title: 'A question that is worth following' } },
    ])
  })
})

describe('bookmarks', () => {
  it('lists what was kept, latest first, without what is gone', async () => {
    const kept: number[] = []
    for (let i = 0; i < 33; i++) {
      const question = await ask(world.ada)
      value(await bookmarkPost(world.dana, { id: question.id, value: true }))
      kept.unshift(question.id)
    }
    const first = await listBookmarks(world.dana.id, null)
    const second = await listBookmarks(world.dana.id, parseBookmarkCursor(first.next ?? ''))
    expect([...first.bookmarks, ...second.bookmarks].map(({ id }) => id)).toEqual(kept)
    value(await deletePost(world.casey, { id: kept[0] ?? 0, reason: 'Spam' }))
    expect((await listBookmarks(world.dana.id, null)).bookmarks[0]?.id).toBe(kept[1])
  })

  it('takes no cursor but its own', () => {
    for (const text of ['', 'x', '1', '1.', '.1', '1.0', '-1.1', '1.1.1', '9'.repeat(30)])
      expect(parseBookmarkCursor(text)).toBeNull()
  })
})

describe('wishes', () => {
  it('are the usual until they are changed, and stay', async () => {
    expect((await getPreferences(world.ada.id)).answer).toEqual({ inbox: true, mail: 'immediate' })
    value(await savePreferences(world.ada, { answer: { inbox: false, mail: 'weekly' } }))
    expect(await getPreferences(world.ada.id)).toMatchObject({
      answer: { inbox: false, mail: 'weekly' },
      vote: { inbox: true, mail: 'never' },
    })
  })

  it('end by the link in a mail: one kind, or all digests', async () => {
    await wish(world.ada, 'edit', 'weekly', false)
    value(await endMail(unsubscribeToken(world.ada.id, 'answer')))
    value(await endMail(unsubscribeToken(world.ada.id, 'answer')))
    expect(await getPreferences(world.ada.id)).toMatchObject({
      answer: { inbox: true, mail: 'never' },
      mention: { mail: 'immediate' },
      edit: { mail: 'weekly' },
    })
    value(await endMail(unsubscribeToken(world.ada.id, 'digest')))
    expect(await getPreferences(world.ada.id)).toMatchObject({
      mention: { mail: 'immediate' },
      edit: { inbox: false, mail: 'never' },
      comment: { inbox: true, mail: 'never' },
    })
    expect(refusal(await endMail('forged.token'))).toBe('not-found')
    expect(refusal(await endMail(unsubscribeToken('nobody', 'answer')))).toBe('gone')
  })

  it('apply to what already waits for a digest', async () => {
    const question = await ask(world.ada)
    await comment(world.brook, question.id)
    await tell()
    expect(await digestOf(world.ada)).toMatchObject([{ kind: 'comment', cadence: 'daily' }])
    value(await savePreferences(world.ada, { comment: { inbox: true, mail: 'weekly' } }))
    expect(await digestOf(world.ada)).toMatchObject([{ kind: 'comment', cadence: 'weekly' }])
    value(await endMail(unsubscribeToken(world.ada.id, 'comment')))
    expect(await digestOf(world.ada)).toEqual([])
  })

  it('switch the inbox off for a kind', async () => {
    await wish(world.ada, 'answer', 'never', false)
    const question = await ask(world.ada)
    await answer(world.brook, question.id)
    await tell()
    expect((await listInbox(world.ada, {})).lines).toEqual([])
  })
})

async function listQuestionsOf(viewer: Viewer | null, ids: number[]): Promise<number[]> {
  const where = and(inArray(posts.id, ids), mutedFor(viewer))
  const rows = await db.select({ id: posts.id }).from(posts).where(where).orderBy(posts.id)
  return rows.map(({ id }) => id)
}
