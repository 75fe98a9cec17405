'use server'

import { requireModerator } from '@/lib/auth/gates'
import { type FormState, parseFields, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import { routes } from '@/lib/routes'
import { editTag } from './edit'
import { editTagInput } from './input'

export async function describeTag(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireModerator()
  const values = readFields(form)
  const input = parseFields(editTagInput, values)
  if (!input.ok) return refusedForm(input.error, values, before)
  const result = await editTag(viewer, input.value)
  if (!result.ok) return refusedForm(result.error, values, before)
  redirect(routes.tag(result.value.name))
}
