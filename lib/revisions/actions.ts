'use server'

import { requireViewer } from '@/lib/auth/gates'
import { changesState } from '@/lib/changes/compare'
import { diffTexts } from '@/lib/diff/words'
import { parseFields, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import { answerButtons } from '@/lib/posts/editor'
import { readPostId } from '@/lib/posts/input'
import { postPath } from '@/lib/posts/path'
import { getPostFor } from '@/lib/posts/queries'
import { fail } from '@/lib/result'
import { routes } from '@/lib/routes'
import type { Viewer } from '@/lib/users/types'
import { type EditOutcome, editPost } from './commands'
import { editInput } from './input'
import type { EditFormState } from './types'

export async function edit(before: EditFormState, form: FormData): Promise<EditFormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const other = await answerButtons(viewer, values, before, `edit:${values.id}`, form)
  if (other) return other
  const changes = await changesState(viewer, values, before)
  if (changes) return changes
  const result = await editFrom(viewer, values)
  if (!result.ok) return refusedForm(result.error, values, before)
  if (result.value.outcome === 'conflict') return showConflict(result.value, values, before)
  redirect(placeAfter(result.value, Number(values.id)))
}

async function editFrom(viewer: Viewer, values: Record<string, string>) {
  const id = readPostId(values.id ?? '')
  const sight = id === null ? null : await getPostFor(viewer, id)
  if (!sight?.found) return fail('not-found', 'There is no such post.')
  if (sight.found === 'gone') return fail('gone', 'This post has been deleted.')
  const { kind } = sight.post
  if (kind === 'page') return fail('invalid', 'Pages are edited where they are shown.')
  const input = parseFields(editInput(kind), values)
  return input.ok ? editPost(viewer, input.value) : input
}

function placeAfter(outcome: Exclude<EditOutcome, { outcome: 'conflict' }>, id: number): string {
  if (outcome.outcome === 'suggested') return routes.suggestion(outcome.suggestionId)
  return outcome.outcome === 'saved' ? postPath(outcome.thread) : routes.post(id)
}

/** From here on the newest revision is edited; saving again is final unless somebody comes between once more. */
function showConflict(
  { current, currentNumber, draft }: Extract<EditOutcome, { outcome: 'conflict' }>,
  values: Record<string, string>,
  before: EditFormState,
): EditFormState {
  const merged = { title: draft.title ?? '', tags: draft.tags?.join(', ') ?? '', body: draft.body }
  return {
    message:
      'Somebody else changed the same lines while you were writing. Nothing is lost: both texts are below.',
    fields: {},
    values: { ...values, ...merged, base: String(currentNumber) },
    attempt: before.attempt + 1,
    conflict: {
      title: current.title,
      rows: diffTexts(current.body, values.body ?? ''),
      number: currentNumber,
    },
  }
}
