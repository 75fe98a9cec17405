'use server'

import { requireViewer } from '@/lib/auth/gates'
import { previewMachine } from '@/lib/environments/preview'
import { parseFields, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import { again, attachedState, keepDraft, renderField } from '@/lib/posts/editor'
import { routes } from '@/lib/routes'
import type { Viewer } from '@/lib/users/types'
import { askQuestion } from './commands'
import { askInput } from './input'
import { listSameErrors } from './same-errors'
import { listSimilarTitles } from './similar'
import type { AskState } from './types'

/** Of the texts that are looked through for errors: a whole post and the beginning of a log. */
const TEXT_MAX = 200_000

export async function ask(before: AskState, form: FormData): Promise<AskState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const attached = await attachedState(viewer, form, values, before)
  if (attached) return attached
  if (values.intent === 'draft') return keepDraft(viewer, values, before, 'ask')
  if (values.intent === 'preview') return showPreviews(viewer, values, before)
  if (values.intent === 'check') return again(before, values, await lookForDuplicates(values))
  const input = parseFields(askInput, values)
  const result = input.ok ? await askQuestion(viewer, input.value) : input
  if (!result.ok) return refusedForm(result.error, values, before)
  redirect(routes.question(result.value.id, result.value.slug))
}

async function showPreviews(
  viewer: Viewer,
  values: Record<string, string>,
  before: AskState,
): Promise<AskState> {
  const body = await renderField(viewer, values.body)
  const answer = values.answer ? await renderField(viewer, values.answer, 'preview-answer-') : null
  if (!body.ok) return refusedForm(body.error, values, before)
  if (answer && !answer.ok) return refusedForm(answer.error, values, before)
  const machine = previewMachine(values)
  if (!machine.ok) return refusedForm(machine.error, values, before)
  return again(before, values, {
    preview: body.value,
    answerPreview: answer?.value,
    machine: machine.value,
  })
}

async function lookForDuplicates(values: Record<string, string>) {
  const { title, body = '', environment = '' } = values
  const [similar, same] = await Promise.all([
    listSimilar(title),
    listSameErrors(`${body}\n${environment}`.slice(0, TEXT_MAX)),
  ])
  return { similar, same }
}

async function listSimilar(title = '') {
  const checked = parseFields(askInput.pick({ title: true }), { title })
  return checked.ok ? listSimilarTitles(checked.value.title) : []
}
