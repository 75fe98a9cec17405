'use server'

import { requireAdministrator, requireConfirmed } from '@/lib/auth/gates'
import { type FormState, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import { routes } from '@/lib/routes'
import * as commands from './commands'

export async function changeSettings(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireAdministrator()
  await requireConfirmed(viewer, routes.adminSettings())
  const fields = readFields(form)
  const result = await commands.changeSettings(viewer, fields)
  if (!result.ok) return refusedForm(result.error, fields, before)
  redirect(`${routes.adminSettings()}?done=${result.value.changes.length > 0 ? 'changed' : 'same'}`)
}
