import 'server-only'
import { createHash } from 'node:crypto'
import { notInArray, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { posts, signatures, vendors } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { readVendors } from '@/lib/starter/read'
import { getCatalogue } from './catalogue'
import type { Signature } from './types'

const DEADLINE_MS = 60_000

/** Of everything about signatures that is stored or that decides where they are found. */
export function fingerprintSignatures(): string {
  return createHash('sha256').update(JSON.stringify(getCatalogue())).digest('hex').slice(0, 32)
}

/**
 * Brings the table to what the catalogue says. What left the catalogue goes, unless a post shows it; a signature's page
 * stays its own. Stored posts are looked through again in the background (lib/jobs/rerender.ts) when a signature is new.
 */
export async function loadSignatures(): Promise<{ signatures: number; added: number }> {
  const rows = getCatalogue().map(toRow)
  const added = await transaction(
    async (tx) => {
      // Before the starter content, whose posts carry signatures.
      await tx
        .insert(vendors)
        .values(readVendors().map((vendor, position) => ({ ...vendor, position })))
        .onConflictDoNothing()
      await makeRoom(tx, rows)
      const before = await tx.$count(signatures)
      for (let from = 0; from < rows.length; from += BATCH) await write(tx, rows.slice(from, from + BATCH))
      const now = await tx.$count(signatures)
      if (before > 0 && now > before) await tx.update(posts).set({ renderVersion: 0 })
      return now - before
    },
    { deadlineMs: DEADLINE_MS },
  )
  expire(tags.signatures)
  return { signatures: rows.length, added }
}

const BATCH = 200

type Row = ReturnType<typeof toRow>

function toRow({
  id,
  vendor,
  slug,
  driver,
  code,
  title,
  severity,
  meaning,
  causes,
  actions,
  sources,
}: Signature) {
  return { id, vendor, slug, driver, code, title, severity, meaning, causes, actions, sources }
}

/** A path may pass from one signature to another; those that keep a post get a path nobody asks for. */
async function makeRoom(tx: Transaction, rows: Row[]): Promise<void> {
  const ids = rows.map(({ id }) => id)
  const gone = notInArray(signatures.id, ids)
  await tx
    .delete(signatures)
    .where(
      sql`${gone} and not exists (select 1 from post_signature p where p.signature_id = ${signatures.id})`,
    )
  await tx
    .update(signatures)
    .set({ slug: sql`'former-' || ${signatures.id}` })
    .where(gone)
}

async function write(tx: Transaction, rows: Row[]): Promise<void> {
  const taken = (name: keyof Row) => sql`excluded.${sql.identifier(name)}`
  await tx
    .insert(signatures)
    .values(rows)
    .onConflictDoUpdate({
      target: signatures.id,
      set: {
        vendor: taken('vendor'),
        slug: taken('slug'),
        driver: taken('driver'),
        code: taken('code'),
        title: taken('title'),
        severity: taken('severity'),
        meaning: taken('meaning'),
        causes: taken('causes'),
        actions: taken('actions'),
        sources: taken('sources'),
      },
    })
}
