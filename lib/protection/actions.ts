'use server'

import { answerForm } from '@/lib/auth/answer-form'
import { requireModerator } from '@/lib/auth/gates'
import type { FormState } from '@/lib/http/form'
import { ok } from '@/lib/result'
import { routes } from '@/lib/routes'
import { liftProtection, protectPage } from './commands'
import { liftingInput, settingInput } from './input'

export async function protect(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireModerator()
  return answerForm(before, form, settingInput, async (input) => {
    const result = await protectPage(viewer, input)
    return result.ok ? ok(routes.page(result.value.path)) : result
  })
}

export async function lift(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireModerator()
  return answerForm(before, form, liftingInput, async (input) => {
    const result = await liftProtection(viewer, input)
    return result.ok ? ok(routes.page(result.value.path)) : result
  })
}
