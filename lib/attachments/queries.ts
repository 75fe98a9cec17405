import 'server-only'
import { eq, inArray, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { attachments, postAttachments } from '@/db/schema'
import { isModerator, type Viewer } from '@/lib/users/types'
import { filesIn } from './names'

export type StoredFile = { hash: string; type: string; bytes: Buffer }
export type Sight = { found: 'nothing' } | { found: 'gone' } | { found: 'file'; isPublic: boolean }

/**
 * Who may see a file: everybody once a post that is shown has it in a revision that is shown; its sender, authors of
 * the posts and moderators always; and while no post has it yet, every member, because drafts and suggestions show it.
 */
export async function getFileSight(hash: string, viewer: () => Promise<Viewer | null>): Promise<Sight> {
  const [row] = await db.execute<SightRow>(sql`
    select a.size, a.uploaded_by, array_remove(array_agg(p.author_id), null) as authors, coalesce(bool_or(p.visible and (
        w.published_number is null and not exists (select 1 from revision_hiding h where h.post_id = p.id)
        or exists (
          select 1 from revision r where r.post_id = p.id and strpos(r.body_markdown, a.hash) > 0
            and r.number <= coalesce(w.published_number, r.number)
            and not exists (select 1 from revision_hiding h where h.post_id = p.id and h.number = r.number))
      )), false) as public
    from attachment a
      left join post_attachment pa on pa.attachment_id = a.id
      left join post p on p.id = pa.post_id
      left join page w on w.post_id = p.id
    where a.hash = ${hash} group by a.id`)
  if (!row) return { found: 'nothing' }
  if (row.size === 0) return { found: 'gone' }
  if (row.public) return { found: 'file', isPublic: true }
  const somebody = await viewer()
  const mine = somebody && (row.uploaded_by === somebody.id || row.authors.includes(somebody.id))
  const may = somebody && (mine || row.authors.length === 0 || isModerator(somebody))
  return may ? { found: 'file', isPublic: false } : { found: 'nothing' }
}

type SightRow = { size: number; uploaded_by: string; authors: string[]; public: boolean }

export async function getFile(hash: string): Promise<StoredFile | null> {
  const [row] = await db
    .select({ hash: attachments.hash, type: attachments.type, bytes: attachments.bytes })
    .from(attachments)
    .where(eq(attachments.hash, hash))
  return row ?? null
}

export type PictureSize = { width: number; height: number }

/** The pictures of ours that a text shows and that are there, with their sizes. */
export async function listPictures(executor: Executor, markdown: string): Promise<Map<string, PictureSize>> {
  const hashes = filesIn(markdown)
  if (hashes.length === 0) return new Map()
  const rows = await executor
    .select({ hash: attachments.hash, width: attachments.width, height: attachments.height })
    .from(attachments)
    .where(inArray(attachments.hash, hashes))
  return new Map(
    rows.flatMap(({ hash, width, height }) => (width && height ? [[hash, { width, height }] as const] : [])),
  )
}

export type PostFile = { hash: string; name: string; kind: 'image' | 'log'; size: number }

/** What one post shows or has shown, for moderators. */
export function listPostFiles(postId: number): Promise<PostFile[]> {
  return db
    .select({
      hash: attachments.hash,
      name: attachments.name,
      kind: attachments.kind,
      size: attachments.size,
    })
    .from(attachments)
    .innerJoin(postAttachments, eq(postAttachments.attachmentId, attachments.id))
    .where(eq(postAttachments.postId, postId))
    .orderBy(attachments.id)
}
