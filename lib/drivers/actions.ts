'use server'

import { requireViewer } from '@/lib/auth/gates'
import { type FormState, parseFields, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import { routes } from '@/lib/routes'
import { saveBranch, saveRelease } from './commands'
import { latestRevisionOf } from './history'
import { branchInput, releaseInput } from './input'

export async function writeRelease(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const input = parseFields(releaseInput, values)
  if (!input.ok) return refusedForm(input.error, values, before)
  const result = await saveRelease(viewer, input.value)
  if (result.ok) redirect(`${routes.driver(result.value.driver)}#release-${result.value.id}`)
  const { id } = input.value
  if (result.error.code !== 'conflict' || !id) return refusedForm(result.error, values, before)
  return refusedForm(
    result.error,
    { ...values, base: String(await latestRevisionOf({ release: id })) },
    before,
  )
}

export async function writeBranch(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const input = parseFields(branchInput, values)
  if (!input.ok) return refusedForm(input.error, values, before)
  const result = await saveBranch(viewer, input.value)
  if (result.ok) redirect(`${routes.driver(result.value.driver)}#branch-${result.value.id}`)
  const { id } = input.value
  if (result.error.code !== 'conflict' || !id) return refusedForm(result.error, values, before)
  return refusedForm(
    result.error,
    { ...values, base: String(await latestRevisionOf({ branch: id })) },
    before,
  )
}
