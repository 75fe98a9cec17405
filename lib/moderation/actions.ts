'use server'

import { answerForm } from '@/lib/auth/answer-form'
import { requireAdministrator, requireConfirmed, requireModerator, requireViewer } from '@/lib/auth/gates'
import type { FormState } from '@/lib/http/form'
import { deletePost, undeletePost } from '@/lib/posts/commands'
import { ok } from '@/lib/result'
import { routes } from '@/lib/routes'
import { closeQuestion, reopenQuestion } from './closing'
import { setHidden, setLocked } from './commands'
import { flagPost, resolveFlags } from './flags'
import { closureInput, flagInput, resolveInput, roleInput, stateInput, suspensionInput } from './input'
import * as members from './members'

const moderate = (id: number, done: string) => `${routes.postModerate(id)}?done=${done}`

export async function flag(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, flagInput, async (input) => {
    const result = await flagPost(viewer, input)
    return result.ok ? ok(`${routes.postFlag(input.id)}?done=flagged`) : result
  })
}

export async function settleFlags(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireModerator()
  return answerForm(before, form, resolveInput, async (input) => {
    const result = await resolveFlags(viewer, input)
    return result.ok ? ok(`${routes.modQueue()}?done=${input.outcome}`) : result
  })
}

export async function hide(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireModerator()
  return answerForm(before, form, stateInput, async (wish) => {
    const result = await setHidden(viewer, wish)
    return result.ok ? ok(moderate(wish.id, wish.value ? 'hidden' : 'shown')) : result
  })
}

export async function lock(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireModerator()
  return answerForm(before, form, stateInput, async (wish) => {
    const result = await setLocked(viewer, wish)
    return result.ok ? ok(moderate(wish.id, wish.value ? 'locked' : 'unlocked')) : result
  })
}

export async function remove(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireModerator()
  return answerForm(before, form, stateInput, async (wish) => {
    const result = await (wish.value ? deletePost(viewer, wish) : undeletePost(viewer, wish))
    return result.ok ? ok(moderate(wish.id, wish.value ? 'deleted' : 'undeleted')) : result
  })
}

export async function close(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireModerator()
  return answerForm(before, form, closureInput, async (input) => {
    const result = await (input.value ? closeQuestion(viewer, input) : reopenQuestion(viewer, input))
    return result.ok ? ok(routes.post(input.id)) : result
  })
}

export async function suspend(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireModerator()
  return answerForm(before, form, suspensionInput, async (input) => {
    const result = await (input.value
      ? members.suspendMember(viewer, input)
      : members.liftSuspension(viewer, input))
    const done = input.value ? 'suspended' : 'lifted'
    return result.ok ? ok(`${routes.modUser(result.value.handle)}?done=${done}`) : result
  })
}

export async function changeRole(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAdministrator()
  return answerForm(before, form, roleInput, async (input) => {
    await requireConfirmed(viewer, routes.modUser(input.handle))
    const result = await members.changeRole(viewer, input)
    return result.ok ? ok(`${routes.modUser(result.value.handle)}?done=role`) : result
  })
}
