'use server'

import { answerForm } from '@/lib/auth/answer-form'
import { requireViewer } from '@/lib/auth/gates'
import type { FormState } from '@/lib/http/form'
import { ok } from '@/lib/result'
import { routes } from '@/lib/routes'
import { stampPage } from './commands'
import { stampInput } from './input'

export async function giveStamp(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, stampInput, async (input) => {
    const result = await stampPage(viewer, input)
    return result.ok ? ok(routes.page(result.value.path)) : result
  })
}
