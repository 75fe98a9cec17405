import { siteOrigin } from '@/lib/env'
import { routes } from '@/lib/routes'
import type { Listener, Reason } from './audience'
import { type MailTopic, unsubscribeToken } from './token'
import { kinds } from './types'
import { diffPathOf, type EventFacts, headline, isShown, noteOf, pathOf } from './wording'

type Letter = { subject: string; text: string; headers: Record<string, string> }

/** What a mail may quote at most; the rest is read on the site. */
const QUOTE_MAX = 4_000

/** The mail about one event. `body` is what was written, or the lines that changed. */
export function eventMail(
  facts: EventFacts,
  to: Pick<Listener, 'userId' | 'kind' | 'reason'>,
  body: string,
): Letter {
  const { post } = facts
  const line = headline(facts, to.userId)
  const diff = diffPathOf(facts)
  const quoted = body || noteOf(facts, to.userId)
  const paragraphs = [
    `${line}.`,
    ...(quoted ? [shorten(quoted)] : []),
    `Read it here:\n${link(pathOf(facts, to.userId))}`,
    ...(diff ? [`What changed:\n${link(diff)}`] : []),
  ]
  const subject = post && isShown(post, to.userId) ? post.root.title : line
  const why = `You get this because ${because[to.reason]}.`
  return {
    subject: `[Nomodeset] ${subject}`,
    text: letterText(paragraphs, why, to.userId, to.kind),
    headers: { ...threadHeaders(facts), ...unsubscribeHeaders(to.userId, to.kind) },
  }
}

/** Paragraphs, and below them why it came and how to end it. */
export function letterText(paragraphs: string[], why: string, userId: string, topic: MailTopic): string {
  const what = topic === 'digest' ? 'summaries' : `mail about ${kinds[topic].label.toLowerCase()}`
  const foot = [
    why,
    `No more ${what}: ${unsubscribeLink(userId, topic)}`,
    `All settings: ${link(routes.settings('notifications'))}`,
  ]
  return `${paragraphs.join('\n\n')}\n\n-- \n${foot.join('\n')}\n`
}

/** RFC 8058: the mail program may offer a button that posts to the link. */
export function unsubscribeHeaders(userId: string, topic: MailTopic): Record<string, string> {
  return {
    'List-Unsubscribe': `<${unsubscribeLink(userId, topic)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

export function link(path: string): string {
  return `${siteOrigin()}${path}`
}

/** All mails about one thread answer the same message, which never was sent, so that mail programs group them. */
function threadHeaders({ post }: EventFacts): Record<string, string> {
  if (!post) return {}
  const { hostname } = new URL(siteOrigin())
  const thread = `<thread-${post.rootId}@${hostname}>`
  return { References: thread, 'In-Reply-To': thread, 'List-Id': `Nomodeset <nomodeset.${hostname}>` }
}

const because: Record<Reason, string> = {
  direct: 'it concerns you or a post of yours',
  asked: 'you asked the question',
  watches: 'you watch this thread',
  tag: 'you watch one of its tags',
  driver: 'you watch the driver',
  device: 'you watch a device of that family',
  shelf: 'you watch that part of the wiki',
}

function unsubscribeLink(userId: string, topic: MailTopic): string {
  return link(routes.unsubscribe(unsubscribeToken(userId, topic)))
}

function shorten(body: string): string {
  const whole = body.trim()
  if (whole.length <= QUOTE_MAX) return whole
  return `${whole.slice(0, QUOTE_MAX).replace(/[\uD800-\uDBFF]$/, '')}\n[…]`
}
