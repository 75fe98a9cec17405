import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { notificationPreferences } from '@/db/schema'
import { acceptAnswer } from '@/lib/answers/commands'
import { followPost, followTag } from '@/lib/follows/commands'
import { closeQuestion } from '@/lib/moderation/closing'
import { flagPost, resolveFlags } from '@/lib/moderation/flags'
import { liftSuspension, suspendMember } from '@/lib/moderation/members'
import { deletePost } from '@/lib/posts/commands'
import { editPost } from '@/lib/revisions/commands'
import { decideSuggestion } from '@/lib/suggestions/commands'
import type { Viewer } from '@/lib/users/types'
import { castVote } from '@/lib/votes/commands'
import { forgetNews, inboxOf, mailsTo, tell } from '../support/telling'
import { edit, writePage } from '../support/wiki'
import {
  answer,
  ask,
  blackScreen,
  comment,
  createMember,
  createWorld,
  value,
  type World,
} from '../support/world'

let world: World
let erin: Viewer

beforeAll(async () => {
  world = await createWorld()
  erin = await createMember('Erin', { reputation: 5_000 })
})

beforeEach(forgetNews)

describe('who is told', () => {
  it('the asker and the watchers of an answer, not who wrote it', async () => {
    const question = await ask(world.ada)
    value(await followPost(world.casey, { id: question.id, level: 'watch' }))
    value(await followPost(world.dana, { id: question.id, level: 'track' }))
    await answer(world.brook, question.id)
    await tell()
    expect(await inboxOf(world.ada)).toEqual(['answer answered'])
    expect(await inboxOf(world.casey)).toEqual(['answer answered'])
    expect(await inboxOf(world.dana)).toEqual([])
    expect(await inboxOf(world.brook)).toEqual([])
  })

  it('the asker, who is replied to, and the watchers of a comment', async () => {
    const question = await ask(world.ada)
    const reply = await answer(world.brook, question.id)
    const remark = await comment(world.dana, reply.id)
    value(await followPost(world.casey, { id: question.id, level: 'watch' }))
    await comment(erin, remark.id, 'Kernel 6.12 here.')
    await tell()
    expect(await inboxOf(world.ada)).toEqual(['answer answered', 'comment commented', 'comment commented'])
    // Who answers watches the question from then on.
    expect(await inboxOf(world.brook)).toEqual(['comment commented', 'comment commented'])
    expect(await inboxOf(world.dana)).toEqual(['comment commented'])
    expect(await inboxOf(world.casey)).toEqual(['answer answered', 'comment commented', 'comment commented'])
    expect(await inboxOf(erin)).toEqual([])
  })

  it('who is mentioned, once, and not of the post besides', async () => {
    const question = await ask(world.ada)
    await answer(world.brook, question.id, 'As @Ada and @Casey wrote, set modeset.')
    await tell()
    expect(await inboxOf(world.ada)).toEqual(['mention mentioned'])
    expect(await inboxOf(world.casey)).toEqual(['mention mentioned'])
  })

  it('who is mentioned but wants no mentions, of the answer all the same', async () => {
    const quiet = await createMember('Quiet-one')
    await db
      .insert(notificationPreferences)
      .values({ userId: quiet.id, kind: 'mention', inbox: false, mail: 'never' })
    const question = await ask(quiet)
    await answer(world.brook, question.id, 'As @Quiet-one wrote, set modeset.')
    await tell()
    expect(await inboxOf(quiet)).toEqual(['answer answered'])
  })

  it('the author of an edit by somebody else, with the lines that changed', async () => {
    const question = await ask(world.ada)
    value(
      await editPost(erin, {
        id: question.id,
        base: 1,
        title: `${blackScreen.title} beta`,
        body: 'The screen goes dark at boot, and stays dark for ever.',
        tags: blackScreen.tags,
        summary: 'Clearer',
        minor: false,
      }),
    )
    await tell()
    expect(await inboxOf(world.ada)).toEqual(['edit edited'])
    expect(await inboxOf(erin)).toEqual([])
  })

  it('who watches a page of its edits and talk, not its author who does not', async () => {
    const page = await writePage(world.brook)
    value(await followPost(world.brook, { id: page.id, level: 'none' }))
    value(await followPost(world.ada, { id: page.id, level: 'watch' }))
    await tell()
    await edit(erin, page.id, { base: 1, body: 'Intro, rewritten.\n\n## First section\n\none\n' })
    await edit(erin, page.id, {
      base: 2,
      body: 'Intro, rewritten!\n\n## First section\n\none\n',
      minor: true,
    })
    await comment(erin, page.id, 'Is Xid 119 missing here?')
    await tell()
    expect(await inboxOf(world.ada)).toEqual(['edit edited', 'comment commented'])
    expect(await inboxOf(world.brook)).toEqual([])
  })

  it('who watches a tag or vendor of new questions and pages', async () => {
    value(await followTag(world.casey, { name: 'nvidia', level: 'watch' }))
    value(await followTag(world.casey, { name: 'wayland', level: 'watch' }))
    value(await followTag(world.dana, { name: 'nvidia', level: 'track' }))
    await ask(world.ada)
    await writePage(world.brook)
    await tell()
    expect(await inboxOf(world.casey)).toEqual(['new asked', 'new created-page'])
    expect(await inboxOf(world.dana)).toEqual([])
  })

  it('whose answer was accepted', async () => {
    const question = await ask(world.ada)
    const reply = await answer(world.brook, question.id)
    value(await acceptAnswer(world.ada, { id: reply.id, value: true }))
    await tell()
    expect(await inboxOf(world.brook)).toEqual(['accepted accepted'])
  })

  it('the author of a suggestion on a post, and its maker of the outcome', async () => {
    const question = await ask(world.brook)
    const suggested = value(
      await editPost(world.ada, {
        id: question.id,
        base: 1,
        title: blackScreen.title,
        body: 'The screen stays black as soon as the display manager starts, on 580.95.',
        tags: blackScreen.tags,
        summary: '',
        minor: false,
      }),
    )
    if (suggested.outcome !== 'suggested') throw new Error(suggested.outcome)
    value(
      await decideSuggestion(world.casey, {
        id: suggested.suggestionId,
        decision: 'reject',
        reason: 'It was clear before',
      }),
    )
    await tell()
    expect(await inboxOf(world.brook)).toEqual(['suggestion suggested'])
    expect(await inboxOf(world.ada)).toEqual(['suggestion rejected-suggestion'])
  })

  it('who flagged of the outcome, and the author of what a moderator did', async () => {
    const question = await ask(world.ada)
    const reply = await answer(world.brook, question.id, 'Buy cheap GPUs at my shop.')
    value(await flagPost(erin, { id: reply.id, reason: 'spam', note: '' }))
    value(await resolveFlags(world.casey, { id: reply.id, outcome: 'uphold-delete', note: '' }))
    value(await closeQuestion(world.casey, { id: question.id, reason: 'too-broad', note: '' }))
    await tell()
    expect(await inboxOf(erin)).toEqual(['flag upheld-flag'])
    expect(await inboxOf(world.brook)).toEqual(['moderation deleted'])
    // The answer is gone already when it would be told.
    expect(await inboxOf(world.ada)).toEqual(['moderation closed'])
    expect(await inboxOf(world.casey)).toEqual([])
  })

  it('who is suspended, and again at the end', async () => {
    const frank = await createMember('Frank')
    value(await suspendMember(world.casey, { handle: 'Frank', days: 7, reason: 'Insults' }))
    value(await liftSuspension(world.casey, { handle: 'Frank', reason: 'Apologised' }))
    await tell()
    expect(await inboxOf(frank)).toEqual(['moderation suspended', 'moderation lifted-suspension'])
  })

  it('whose post was voted up, without mail, and no more once it is taken back', async () => {
    const question = await ask(world.ada)
    value(await castVote(world.brook, { id: question.id, value: 1 }))
    value(await castVote(world.casey, { id: question.id, value: 1 }))
    value(await castVote(erin, { id: question.id, value: -1 }))
    await tell()
    expect(await inboxOf(world.ada)).toEqual(['vote voted', 'vote voted'])
    expect(await mailsTo(world.ada)).toEqual([])
    value(await castVote(world.brook, { id: question.id, value: 0 }))
    await tell()
    expect(await inboxOf(world.ada)).toEqual(['vote voted'])
  })

  it('nobody who muted the thread or one of its tags', async () => {
    value(await followTag(world.casey, { name: 'nvidia', level: 'watch' }))
    value(await followTag(world.casey, { name: 'wayland', level: 'mute' }))
    const question = await ask(world.ada)
    value(await followPost(world.dana, { id: question.id, level: 'mute' }))
    await answer(world.brook, question.id, 'What do @Casey and @Dana say?')
    await comment(world.brook, question.id)
    await tell()
    expect(await inboxOf(world.casey)).toEqual([])
    expect(await inboxOf(world.dana)).toEqual([])
  })

  it('nobody of one’s own deletion', async () => {
    const question = await ask(world.ada)
    const remark = await comment(world.brook, question.id)
    value(await deletePost(world.brook, { id: remark.id }))
    await tell()
    expect(await inboxOf(world.brook)).toEqual([])
    expect(await inboxOf(world.ada)).toEqual([])
  })
})
