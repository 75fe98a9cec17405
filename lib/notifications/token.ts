import { createHmac, timingSafeEqual } from 'node:crypto'
import { siteSecret } from '@/lib/secret'
import { isKind, type Kind } from './types'

/** `digest` ends both digests; a kind ends all mail about it. */
export type MailTopic = Kind | 'digest'

/**
 * The token of a link that ends one person's mail about one topic, without signing in. It can do nothing else, so it
 * never expires: mails are read years later.
 */
export function unsubscribeToken(userId: string, topic: MailTopic): string {
  const claim = Buffer.from(`${topic}:${userId}`).toString('base64url')
  return `${claim}.${sign(claim)}`
}

export function readUnsubscribeToken(token: string): { userId: string; topic: MailTopic } | null {
  const [claim = '', signature = '', ...rest] = token.split('.')
  if (token.length > 300 || rest.length > 0 || !isEqual(signature, sign(claim))) return null
  const [topic = '', ...id] = Buffer.from(claim, 'base64url').toString().split(':')
  return isKind(topic) || topic === 'digest' ? { topic, userId: id.join(':') } : null
}

function sign(claim: string): string {
  return createHmac('sha256', siteSecret()).update(`unsubscribe:${claim}`).digest('base64url')
}

function isEqual(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}
