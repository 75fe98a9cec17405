import 'server-only'
import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { postEnvironments } from '@/db/schema'
import { fail, ok, type Result } from '@/lib/result'
import { findRigEnvironment } from '@/lib/rigs/queries'
import { replaceSignatures } from '@/lib/signatures/carried'
import { findSignatures } from '@/lib/signatures/find'
import type { Viewer } from '@/lib/users/types'
import { type PreparedEnvironment, prepareEnvironment, writeEnvironment } from './commands'
import type { MachineInput } from './input'

/** What a post is about to carry: a text read and scrubbed, or an environment that is stored already. */
export type Attachment = { signatures: string[] } & (
  | { environmentId: number }
  | { prepared: PreparedEnvironment }
)

/**
 * Reads what the part "Your machine" of a form says: null for nothing, a pasted text before a rig. Outside the
 * transaction, because scrubbing and reading a long text takes time.
 */
export async function prepareAttachment(
  viewer: Viewer,
  { rig, environment, remove }: Partial<MachineInput>,
): Promise<Result<Attachment | null>> {
  if (environment) {
    const prepared = prepareEnvironment(environment, remove)
    return ok({ prepared, signatures: signaturesIn(prepared.log) })
  }
  if (rig === undefined) return ok(null)
  const found = await findRigEnvironment(viewer, rig)
  if (found) return ok({ environmentId: found.id, signatures: signaturesIn(found.log) })
  const message = 'This rig is not among yours any more. Choose another, or paste.'
  return fail('invalid', message, { fields: { rig: message } })
}

/** Makes a post speak of a machine, instead of what it spoke of before; null takes the machine away. Returns its id. */
export async function attachEnvironment(
  tx: Transaction,
  postId: number,
  author: { id: string },
  attachment: Attachment | null,
): Promise<number | null> {
  await replaceSignatures(tx, postId, attachment?.signatures ?? [], 'environment')
  if (attachment === null) {
    await tx.delete(postEnvironments).where(eq(postEnvironments.postId, postId))
    return null
  }
  const environmentId =
    'environmentId' in attachment
      ? attachment.environmentId
      : await writeEnvironment(tx, attachment.prepared, author.id)
  await tx
    .insert(postEnvironments)
    .values({ postId, environmentId })
    .onConflictDoUpdate({ target: postEnvironments.postId, set: { environmentId } })
  return environmentId
}

const signaturesIn = (log: string) => findSignatures(log).map(({ id }) => id)
