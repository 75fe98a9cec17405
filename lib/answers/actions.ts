'use server'

import { requireViewer } from '@/lib/auth/gates'
import { parseFields, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import { answerButtons, type EditorState } from '@/lib/posts/editor'
import { routes } from '@/lib/routes'
import { answerQuestion } from './commands'
import { answerInput } from './input'

export async function answer(before: EditorState, form: FormData): Promise<EditorState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const other = await answerButtons(viewer, values, before, `answer:${values.id}`, form)
  if (other) return other
  const input = parseFields(answerInput, values)
  const result = input.ok ? await answerQuestion(viewer, input.value) : input
  if (!result.ok) return refusedForm(result.error, values, before)
  const { questionId, slug, id } = result.value
  redirect(routes.answer(questionId, slug, id))
}
