'use server'

import { requireViewer } from '@/lib/auth/gates'
import { previewMachine } from '@/lib/environments/preview'
import { type FormState, parseFields, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import { again } from '@/lib/posts/editor'
import type { Result } from '@/lib/result'
import { routes } from '@/lib/routes'
import * as commands from './commands'
import { addRigInput, chooseRigInput, renameRigInput, replaceRigInput, rigInput } from './input'
import type { RigFormState } from './types'

export async function addRig(before: RigFormState, form: FormData): Promise<RigFormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  if (values.intent === 'preview') return preview(before, values)
  const input = parseFields(addRigInput, values)
  return settle(before, values, input.ok ? await commands.addRig(viewer, input.value) : input, 'added')
}

export async function replaceRig(before: RigFormState, form: FormData): Promise<RigFormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  if (values.intent === 'preview') return preview(before, values)
  const input = parseFields(replaceRigInput, values)
  return settle(before, values, input.ok ? await commands.replaceRig(viewer, input.value) : input, 'replaced')
}

export async function renameRig(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const input = parseFields(renameRigInput, values)
  return settle(before, values, input.ok ? await commands.renameRig(viewer, input.value) : input, 'renamed')
}

export async function removeRig(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const input = parseFields(rigInput, values)
  return settle(before, values, input.ok ? await commands.removeRig(viewer, input.value) : input, 'removed')
}

export async function chooseRig(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const input = parseFields(chooseRigInput, values)
  const said = values.id === undefined ? 'none' : 'chosen'
  return settle(before, values, input.ok ? await commands.chooseRig(viewer, input.value) : input, said)
}

function preview(before: FormState, values: Record<string, string>): RigFormState {
  const review = previewMachine(values)
  return review.ok
    ? again(before, values, { review: review.value })
    : refusedForm(review.error, values, before)
}

function settle(
  before: FormState,
  values: Record<string, string>,
  result: Result<unknown>,
  done: string,
): FormState {
  if (!result.ok) return refusedForm(result.error, values, before)
  redirect(`${routes.settings('rigs')}?done=${done}`)
}
