'use server'

import { requireModerator } from '@/lib/auth/gates'
import { type FormState, parseFields, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import { routes } from '@/lib/routes'
import { uploadImport } from './commands'
import { importInput } from './input'

export async function startImport(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireModerator()
  const values = readFields(form)
  const input = parseFields(importInput, values)
  if (!input.ok) return refusedForm(input.error, values, before)
  const file = form.get('file')
  const upload = {
    name: (file instanceof File ? file.name : '')
      .replace(/^.*[/\\]/, '')
      .slice(0, 200)
      .toWellFormed(),
    content: file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0),
  }
  const result = await uploadImport(viewer, input.value, upload)
  if (!result.ok) return refusedForm(result.error, values, before)
  redirect(routes.importAt(result.value.id))
}
