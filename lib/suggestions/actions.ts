'use server'

import { requireViewer } from '@/lib/auth/gates'
import { parseFields, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import { again, renderField } from '@/lib/posts/editor'
import { routes } from '@/lib/routes'
import type { Viewer } from '@/lib/users/types'
import { acceptChanged } from './commands'
import { formValues } from './form'
import { reworkInput } from './input'
import { getSuggestion } from './queries'
import { replaceSuggestion } from './replace'
import type { ReworkState } from './types'

/** The author puts another text in its place; who reviews it accepts it the way it now reads. */
export async function rework(before: ReworkState, form: FormData): Promise<ReworkState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  if (values.intent === 'preview') return showPreview(viewer, values, before)
  const input = parseFields(reworkInput, { ...values, id: values.suggestion ?? '' })
  if (!input.ok) return refusedForm(input.error, values, before)
  const suggestion = await getSuggestion(input.value.id)
  const command = suggestion?.author.id === viewer.id ? replaceSuggestion : acceptChanged
  const result = await command(viewer, input.value, values)
  if (result.ok) redirect(routes.suggestion(result.value.id))
  const refused = refusedForm(result.error, values, before)
  const { clash } = result.error
  if (!clash) return refused
  const { number, rows, draft } = clash
  return {
    ...refused,
    values: { ...values, ...formValues(draft), base: String(number) },
    clash: { number, rows },
  }
}

async function showPreview(viewer: Viewer, values: Record<string, string>, before: ReworkState) {
  const preview = await renderField(viewer, values.body)
  return preview.ok
    ? again(before, values, { preview: preview.value })
    : refusedForm(preview.error, values, before)
}
