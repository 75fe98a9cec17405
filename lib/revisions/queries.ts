import 'server-only'
import { db } from '@/db/client'
import { type Reader, readRevision, readRevisions } from './reader'

export type RevisionLine = Awaited<ReturnType<typeof listRevisions>>['revisions'][number]

export const HISTORY_PAGE = 50

/** A post's revisions, newest first, from below `before`, as this reader sees them. */
export async function listRevisions(postId: number, before?: number, reader: Reader = null) {
  const rows = await readRevisions(db, postId, { limit: HISTORY_PAGE + 1, before }, reader)
  const lines = rows.map(({ words, at, ...line }) => ({ ...line, createdAt: at, readable: words !== null }))
  return { revisions: lines.slice(0, HISTORY_PAGE), more: rows.length > HISTORY_PAGE }
}

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
