import 'server-only'
import { eq } from 'drizzle-orm'
import { transaction } from '@/db/client'
import { postEnvironments } from '@/db/schema'
import { record } from '@/lib/events/record'
import { inTurn } from '@/lib/limits/turn'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { editMode, type PostState, refuseThread } from '@/lib/posts/policy'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { reindexPost } from '@/lib/search/index-post'
import type { Settings } from '@/lib/settings/definitions'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { attachEnvironment, prepareAttachment } from './attach'
import type { MachineInput } from './input'

type Change = Partial<MachineInput> & {
  id: number
  /** Takes the machine away instead. */
  none?: boolean
}

/**
 * Makes a question or an answer speak of another machine, or of none. For its author and for trusted editors. What it
 * spoke of before stays in its table.
 */
export async function changeEnvironment(
  viewer: Viewer,
  { id, none = false, ...pasted }: Change,
): Promise<Result<ThreadPost>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const machine = none ? ok(null) : await prepareAttachment(viewer, pasted)
  if (!machine.ok) return machine
  if (!none && machine.value === null) return nothing
  const settings = await getSettings()
  const result = await inTurn(viewer, () =>
    transaction(async (tx) => {
      const post = await lockThread(tx, id)
      const no = refuseThread(viewer, post)
      if (no || !post) return no ?? fail('not-found', 'There is no such post.')
      const denied = refuseMachine(viewer, post, settings)
      if (denied) return denied
      const [before] = await tx
        .select({ id: postEnvironments.environmentId })
        .from(postEnvironments)
        .where(eq(postEnvironments.postId, id))
      if (!before && machine.value === null) return ok(post)
      const environmentId = await attachEnvironment(tx, id, viewer, machine.value)
      await reindexPost(tx, id)
      const data = { environmentId, before: before?.id ?? null }
      await record(tx, {
        actorId: viewer.id,
        verb: 'changed-environment',
        postId: id,
        rootId: post.rootId,
        data,
      })
      return ok(post)
    }),
  )
  if (result.ok) expireThreadAndLists(result.value)
  return result
}

type Post = PostState & { createdAt: Date }

/** Why somebody cannot say now on which machine a post was written; null when they can. */
export async function getMachineRefusal(viewer: Viewer, post: Post) {
  return refuseThread(viewer, post) ?? refuseMachine(viewer, post, await getSettings())
}

function refuseMachine(viewer: Viewer, post: Post, settings: Settings) {
  if (post.kind !== 'question' && post.kind !== 'answer')
    return fail('invalid', 'Only questions and answers speak of a machine.')
  if (editMode(viewer, post, settings) === 'save') return null
  return fail('forbidden', 'Its author or a trusted editor names the machine of a post.')
}

const message = 'Choose one of your rigs, or paste what tools print.'
const nothing = fail('invalid', message, { fields: { environment: message } })
