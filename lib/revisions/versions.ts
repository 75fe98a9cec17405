import 'server-only'
import type { Executor } from '@/db/client'
import type { Version } from './merge'
import { type Reader, readRevision } from './reader'

/** One version of a post's text, or null when there is no such revision or this reader may not see it. */
export async function getVersion(
  executor: Executor,
  postId: number,
  number: number,
  reader: Reader = null,
): Promise<Version | null> {
  const words = (await readRevision(executor, postId, number, reader))?.words
  return words ? { title: words.title, tags: words.tags, body: words.body } : null
}
