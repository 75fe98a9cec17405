import { describe, expect, it } from 'vitest'
import { plainDiff } from '@/lib/diff/plain'
import { latestSlot } from '@/lib/notifications/digest-slot'
import { type DigestLine, digestMail } from '@/lib/notifications/digest-text'
import { preferencesInput } from '@/lib/notifications/input'
import { eventMail } from '@/lib/notifications/mail-text'
import { readUnsubscribeToken, unsubscribeToken } from '@/lib/notifications/token'
import { kindNames } from '@/lib/notifications/types'
import {
  diffPathOf,
  type EventFacts,
  groupKeyOf,
  headline,
  noteOf,
  pathOf,
} from '@/lib/notifications/wording'
import { countView, takeViews } from '@/lib/serving/views'

const answered: EventFacts = {
  id: 7,
  at: new Date('2026-11-22T10:00:00Z'),
  verb: 'answered',
  data: {},
  actorId: 'brook',
  actor: 'Brook',
  post: {
    id: 43,
    kind: 'answer',
    authorId: 'brook',
    excerpt: 'Set modeset.',
    removed: false,
    rootId: 42,
    root: { kind: 'question', title: 'Black screen after 580', slug: 'black-screen-after-580' },
  },
}
const post = answered.post
if (!post) throw new Error('No post')
const edited: EventFacts = {
  ...answered,
  verb: 'edited',
  data: { number: 3, summary: 'Typo', minor: false },
  post: { ...post, id: 9, rootId: 9, kind: 'page', root: { kind: 'page', title: 'Xid', slug: 'nvidia/xid' } },
}

describe('a line of news', () => {
  it('names who and what, and counts repeats', () => {
    expect(headline(answered, 'ada')).toBe('Brook answered “Black screen after 580”')
    expect(headline(answered, 'ada', 3)).toBe('3 answers to “Black screen after 580”')
    expect(headline({ ...answered, verb: 'voted' }, 'brook', 5)).toBe(
      '5 people voted up your answer to “Black screen after 580”',
    )
    expect(headline({ ...answered, actor: null }, 'ada')).toMatch(/^Somebody answered/)
    expect(headline(edited, 'ada')).toBe('Brook edited the page “Xid”')
  })

  it('never says who voted', () => {
    expect(headline({ ...answered, verb: 'voted' }, 'brook')).not.toContain('Brook')
  })

  it('says what became of a suggestion, and leads to it', () => {
    const decided = (verb: EventFacts['verb'], data: Record<string, unknown> = {}): EventFacts => {
      return { ...edited, verb, data: { suggestion: 5, ...data } }
    }
    expect(headline(decided('accepted-suggestion'), 'ada')).toBe('Your edit of the page “Xid” was accepted')
    expect(headline(decided('accepted-suggestion', { partial: true, how: 'with changes' }), 'ada')).toBe(
      'Your edit of the page “Xid” was accepted with changes',
    )
    expect(headline(decided('outdated-suggestion'), 'ada')).toMatch(/^Your edit .* clashes with a newer one$/)
    expect(noteOf(decided('rejected-suggestion', { reason: 'Said below' }), 'ada')).toBe('Said below')
    expect(pathOf(decided('rejected-suggestion'), 'ada')).toBe('/suggestions/5')
  })

  it('leads to the post, and for an edit to the comparison', () => {
    expect(pathOf(answered, 'ada')).toBe('/questions/42/black-screen-after-580#post-43')
    expect(diffPathOf(answered)).toBeNull()
    expect(diffPathOf(edited)).toBe('/wiki/nvidia/xid/diff?from=2&to=3')
    expect(noteOf(edited, 'ada')).toBe('Typo')
  })

  it('keeps title and words of a removed post from everyone but its author', () => {
    const removed = { ...answered, post: { ...post, removed: true } }
    expect(headline(removed, 'ada')).toBe('Brook answered a post that has been removed')
    expect(noteOf(removed, 'ada')).toBe('')
    expect(pathOf(removed, 'ada')).toBe('/posts/43')
    expect(headline(removed, 'brook')).toContain('Black screen')
  })

  it('tells a suspended person until when', () => {
    const data = { until: '2026-12-01T00:00:00Z', reason: 'Insults' }
    const suspended: EventFacts = { ...answered, verb: 'suspended', data, post: null }
    expect(headline(suspended, 'ada')).toBe('Your account is suspended until 1 Dec 2026')
    expect(noteOf(suspended, 'ada')).toBe('Insults')
  })

  it('groups answers by their question and acts of moderation not at all', () => {
    const event = { id: 7, postId: 43, rootId: 42 }
    expect(groupKeyOf('answer', event)).toBe('answer:42')
    expect(groupKeyOf('vote', event)).toBe('vote:43')
    expect(groupKeyOf('moderation', event)).toBe('moderation:event:7')
  })
})

describe('a mail', () => {
  it('reads well, joins its thread and says how to end it', () => {
    const mail = eventMail(answered, { userId: 'ada', kind: 'answer', reason: 'asked' }, 'Set `modeset=1`.')
    expect(mail.subject).toBe('[Nomodeset] Black screen after 580')
    expect(mail.text).toBe(`Brook answered “Black screen after 580”.

Set \`modeset=1\`.

Read it here:
http://localhost:3000/questions/42/black-screen-after-580#post-43

-- 
You get this because you asked the question.
No more mail about answers: http://localhost:3000/unsubscribe/${unsubscribeToken('ada', 'answer')}
All settings: http://localhost:3000/settings/notifications
`)
    expect(mail.headers).toMatchObject({
      References: '<thread-42@localhost>',
      'In-Reply-To': '<thread-42@localhost>',
      'List-Unsubscribe': `<http://localhost:3000/unsubscribe/${unsubscribeToken('ada', 'answer')}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  })

  it('shows the lines of an edit and where to compare', () => {
    const change = plainDiff('one\ntwo\nthree', 'one\n2\nthree\nfour')
    expect(change).toBe('  one\n- two\n+ 2\n  three\n+ four')
    const mail = eventMail(edited, { userId: 'ada', kind: 'edit', reason: 'watches' }, change)
    expect(mail.text).toContain('- two\n+ 2')
    expect(mail.text).toContain('What changed:\nhttp://localhost:3000/wiki/nvidia/xid/diff?from=2&to=3')
  })

  it('stays short for a long text', () => {
    const mail = eventMail(answered, { userId: 'ada', kind: 'answer', reason: 'asked' }, '😀'.repeat(40_000))
    expect(mail.text.length).toBeLessThan(5_000)
    expect(mail.text.isWellFormed()).toBe(true)
    expect(plainDiff('', 'line\n'.repeat(500)).split('\n')).toHaveLength(61)
  })
})

describe('a digest', () => {
  it('lists news by kind with its links, and counts what is too much', () => {
    const lines: DigestLine[] = [
      { kind: 'edit', count: 2, facts: edited },
      { kind: 'answer', count: 1, facts: answered },
    ]
    const mail = digestMail(lines, { userId: 'ada', handle: 'Ada', cadence: 'daily' })
    expect(mail.subject).toBe('[Nomodeset] 2 pieces of news')
    expect(mail.text).toContain(`Hello Ada,

this happened since yesterday.

ANSWERS

* Brook answered “Black screen after 580”
  Set modeset.
  http://localhost:3000/questions/42/black-screen-after-580#post-43

EDITS

* 2 edits of the page “Xid”
  http://localhost:3000/wiki/nvidia/xid
`)
    const many = Array.from(
      { length: 100 },
      (): DigestLine => ({ kind: 'answer', count: 1, facts: answered }),
    )
    expect(digestMail(many, { userId: 'ada', handle: 'Ada', cadence: 'weekly' }).text).toContain(
      'And 40 more lines',
    )
  })

  it('covers what came before 07:00 UTC, weekly before Monday’s', () => {
    const slot = (cadence: 'daily' | 'weekly', now: string) =>
      latestSlot(cadence, new Date(now)).toISOString()
    expect(slot('daily', '2026-11-22T06:59:59Z')).toBe('2026-11-21T07:00:00.000Z')
    expect(slot('daily', '2026-11-22T07:00:00Z')).toBe('2026-11-22T07:00:00.000Z')
    expect(slot('weekly', '2026-11-22T12:00:00Z')).toBe('2026-11-16T07:00:00.000Z')
    expect(slot('weekly', '2026-11-23T06:00:00Z')).toBe('2026-11-16T07:00:00.000Z')
    expect(slot('weekly', '2026-11-23T07:00:00Z')).toBe('2026-11-23T07:00:00.000Z')
  })
})

describe('the link that ends mail', () => {
  it('says whose and which, and nothing that was changed is believed', () => {
    const token = unsubscribeToken('0b9f-ada', 'answer')
    expect(readUnsubscribeToken(token)).toEqual({ userId: '0b9f-ada', topic: 'answer' })
    const [claim = '', signature = ''] = token.split('.')
    const other = Buffer.from('answer:somebody').toString('base64url')
    for (const forged of [
      `${other}.${signature}`,
      `${claim}.`,
      claim,
      `${token}x`,
      `${token}.${signature}`,
      '',
      '.',
      'é.ü',
    ])
      expect(readUnsubscribeToken(forged), forged).toBeNull()
    expect(readUnsubscribeToken(unsubscribeToken('ada', 'digest'))).toEqual({
      userId: 'ada',
      topic: 'digest',
    })
  })
})

describe('the settings form', () => {
  it('takes one wish for each kind, and nothing unknown', () => {
    const fields = Object.fromEntries(kindNames.map((kind) => [`mail-${kind}`, 'weekly']))
    expect(preferencesInput.parse({ ...fields, 'inbox-answer': 'on' })).toMatchObject({
      answer: { inbox: true, mail: 'weekly' },
      vote: { inbox: false, mail: 'weekly' },
    })
    expect(preferencesInput.safeParse({ ...fields, 'mail-vote': 'hourly' }).success).toBe(false)
    expect(preferencesInput.safeParse({}).success).toBe(false)
  })
})

describe('the count of views', () => {
  it('counts pages of questions only, and gives back what could not be written', () => {
    takeViews()
    for (const path of [
      '/questions/42/black-screen',
      '/questions/42/black-screen?sort=newest',
      '/questions/7/x',
    ])
      countView(path)
    for (const path of [
      '/questions',
      '/questions/42',
      '/questions/42/feed.atom',
      '/questions/42/answer',
      '/questions/0/x',
      '/wiki/questions/42/x',
    ])
      countView(path)
    const { views, giveBack } = takeViews()
    expect(views).toEqual([
      [42, 2],
      [7, 1],
    ])
    expect(takeViews().views).toEqual([])
    giveBack()
    countView('/questions/7/x')
    expect(new Map(takeViews().views)).toEqual(
      new Map([
        [42, 2],
        [7, 2],
      ]),
    )
  })
})
