import 'server-only'
import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { attachments } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { isNewMember, spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { fenced } from '@/lib/paste/fence'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import { cleanInWorker } from '@/lib/triage/pool'
import { refuseWriting } from '@/lib/users/policy'
import { isModerator, type Viewer } from '@/lib/users/types'
import { INLINE_CHARACTERS, INLINE_LINES } from './limits'
import { fileName, logMarkdown, pictureMarkdown } from './names'
import { cleanPicture } from './picture'
import { sniff } from './sniff'

/** What goes into the text for a file, and what its sender should know. */
export type Attached = { markdown: string; note: string }

type Upload = { name: string; bytes: Uint8Array; alt?: string }
type Cleaned = Pick<typeof attachments.$inferInsert, 'kind' | 'type' | 'bytes' | 'width' | 'height'>

/**
 * Takes in a picture or a log: cleaned first, so that nothing of what is stored can hold what was taken out; the same
 * bytes once. A short log becomes part of the text and is not stored.
 */
export async function attachFile(viewer: Viewer, { name, bytes, alt }: Upload): Promise<Result<Attached>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const type = sniff(bytes)
  const no = refusedTypes.get(type)
  if (no !== undefined) return fail('invalid', no, { fields: { file: no } })
  return inTurn(viewer, async () => {
    // Spent on what is refused as well: reading it was the work.
    const spent = await transaction((tx) => spendQuota(tx, viewer, 'uploads'))
    if (spent && !spent.ok) return spent
    return type === 'text' || type === 'archive'
      ? attachLog(viewer, name, bytes)
      : attachPicture(viewer, { name, bytes, alt })
  })
}

const refusedTypes = new Map<string, string>([
  [
    'svg',
    'SVG drawings can carry scripts and are not taken. Export it as PNG, or draw a diagram in the text.',
  ],
  ['picture', 'Pictures of this kind are not taken. Save it as PNG, JPEG, WebP, GIF or AVIF.'],
])

async function attachLog(viewer: Viewer, name: string, bytes: Uint8Array): Promise<Result<Attached>> {
  const log = await cleanInWorker(bytes)
  if (!log.ok) return log
  const { text, lines, removed } = log.value
  const note = removed === '' ? 'Nothing private was found in the log.' : `Taken out of the log: ${removed}.`
  if (lines < INLINE_LINES && text.length <= INLINE_CHARACTERS)
    return ok({ markdown: fenced(text, 'log'), note })
  const kept = await keep(viewer, name, { kind: 'log', type: 'text/plain', bytes: Buffer.from(text) })
  return kept.ok ? ok({ markdown: logMarkdown(kept.value.hash, kept.value.name), note }) : kept
}

async function attachPicture(viewer: Viewer, { name, bytes, alt }: Upload): Promise<Result<Attached>> {
  const picture = await cleanPicture(bytes)
  if (!picture.ok) return picture
  const kept = await keep(viewer, name, { kind: 'image', ...picture.value })
  if (!kept.ok) return kept
  const markdown = pictureMarkdown(kept.value.hash, kept.value.name, alt)
  return ok({ markdown, note: 'The picture is attached, without place, camera and other hidden data.' })
}

async function keep(
  viewer: Viewer,
  given: string,
  file: Cleaned,
): Promise<Result<{ hash: string; name: string }>> {
  const hash = createHash('sha256').update(file.bytes).digest('hex')
  const name = fileName(given, file.type)
  return transaction(async (tx) => {
    const [known] = await tx
      .select({ size: attachments.size })
      .from(attachments)
      .where(eq(attachments.hash, hash))
    if (known?.size === 0) return fail('gone', 'A moderator has removed this file for good.')
    if (known) {
      // Whoever sends it again needs it for some days more; it counts against nobody's day.
      const uploadedAt = sql`greatest(${attachments.uploadedAt}, now() - interval '2 days')`
      await tx.update(attachments).set({ uploadedAt }).where(eq(attachments.hash, hash))
      return ok({ hash, name })
    }
    const full = await refuseBytes(tx, viewer, file.bytes.length)
    if (full) return full
    const row = { ...file, hash, name, size: file.bytes.length, uploadedBy: viewer.id }
    await tx.insert(attachments).values(row).onConflictDoNothing()
    return ok({ hash, name })
  })
}

async function refuseBytes(tx: Transaction, viewer: Viewer, size: number) {
  if (isModerator(viewer)) return null
  const settings = await getSettings(tx)
  const megabytes = settings[`${isNewMember(viewer, settings) ? 'new' : 'member'}.uploadMegabytesPerDay`]
  const [row] = await tx.execute<{ sum: string }>(sql`
    select coalesce(sum(size), 0) as sum from attachment
    where uploaded_by = ${viewer.id} and uploaded_at > now() - interval '1 day'`)
  if (Number(row?.sum ?? 0) + size <= megabytes * 1024 * 1024) return null
  return fail('limited', `You have attached ${megabytes} MB within a day, which is all for now.`, {
    retryAfter: 3600,
  })
}

/**
 * Removes what must not be seen, such as a name or an address: its bytes are gone at once, its address says so from then
 * on, and the same bytes are not taken again. Posts that showed it are rendered anew.
 */
export async function removeFile(
  viewer: Viewer,
  { hash, reason }: { hash: string; reason: string },
): Promise<Result<{ hash: string }>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  if (!isModerator(viewer)) return fail('not-found', 'There is nothing here.')
  const result = await transaction(async (tx) => {
    const [file] = await tx
      .select({
        id: attachments.id,
        kind: attachments.kind,
        size: attachments.size,
        by: attachments.uploadedBy,
      })
      .from(attachments)
      .where(eq(attachments.hash, hash))
      .for('update')
    if (!file) return fail('not-found', 'There is no such file.')
    if (file.size === 0) return ok([])
    const gone = { bytes: Buffer.alloc(0), size: 0, width: null, height: null, name: 'removed' }
    await tx.update(attachments).set(gone).where(eq(attachments.id, file.id))
    const shown = await tx.execute<Shown>(sql`
      update post p set render_version = 0 from post_attachment pa
      where pa.attachment_id = ${file.id} and p.id = pa.post_id
      returning p.id, p.root_id, (select w.vendor || '/' || w.slug from page w where w.post_id = p.root_id) as path`)
    const [first] = shown
    const data = { reason, kind: file.kind, file: hash.slice(0, 12) }
    const post = first && { postId: first.id, rootId: first.root_id }
    await record(tx, { actorId: viewer.id, verb: 'removed-file', subjectId: file.by, ...post, data })
    return ok(shown)
  })
  if (!result.ok) return result
  for (const { root_id, path } of result.value)
    expire(path === null ? tags.question(root_id) : tags.page(path))
  return ok({ hash })
}

type Shown = { id: number; root_id: number; path: string | null }
