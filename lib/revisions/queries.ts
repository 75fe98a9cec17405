import 'server-only'
import { db } from '@/db/client'
import { type Reader, readRevision } from './reader'

/** One revision with its text, which is null when hidden from this reader. */
export async function getRevision(postId: number, number: number, reader: Reader = null) {
  const revision = await readRevision(db, postId, number, reader)
  if (!revision) return null
  const { at, words, ...line } = revision
  return {
    ...line,
    createdAt: at,
    version: words && { title: words.title, tags: words.tags, body: words.body },
  }
}
