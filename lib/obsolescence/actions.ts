'use server'

import { answerForm } from '@/lib/auth/answer-form'
import { requireViewer } from '@/lib/auth/gates'
import type { FormState } from '@/lib/http/form'
import { ok } from '@/lib/result'
import { routes } from '@/lib/routes'
import { setObsolete } from './commands'
import { obsoleteInput } from './input'

export async function declareObsolete(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, obsoleteInput, async (input) => {
    const result = await setObsolete(viewer, input)
    return result.ok ? ok(routes.page(result.value.path)) : result
  })
}
