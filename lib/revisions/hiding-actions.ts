'use server'

import { answerForm } from '@/lib/auth/answer-form'
import { requireModerator } from '@/lib/auth/gates'
import type { FormState } from '@/lib/http/form'
import { ok } from '@/lib/result'
import { routes } from '@/lib/routes'
import { setRevisionHidden } from './hiding'
import { hidingInput } from './input'

export async function hideRevision(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireModerator()
  return answerForm(before, form, hidingInput, async (wish) => {
    const result = await setRevisionHidden(viewer, wish)
    return result.ok ? ok(routes.postHistory(wish.id)) : result
  })
}
