'use server'

import { requireViewer } from '@/lib/auth/gates'
import { changesState } from '@/lib/changes/compare'
import { diffTexts } from '@/lib/diff/words'
import { parseFields, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import { attachedState } from '@/lib/posts/editor'
import { previewInput, previewText } from '@/lib/posts/preview'
import { routes } from '@/lib/routes'
import type { Viewer } from '@/lib/users/types'
import { createPage } from './commands'
import { editPage } from './edit'
import { createInput, editInput, moveInput } from './input'
import { movePage } from './move'
import { placeAfter } from './place-after'
import type { Conflict, PageFormState } from './types'

export async function createWikiPage(before: PageFormState, form: FormData): Promise<PageFormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const attached = await attachedState(viewer, form, values, before)
  if (attached) return attached
  if (values.intent === 'preview') return showPreview(viewer, values, before)
  const input = parseFields(createInput, values)
  if (!input.ok) return refusedForm(input.error, values, before)
  const result = await createPage(viewer, input.value)
  if (!result.ok) return refusedForm(result.error, values, before)
  redirect(routes.page(result.value.path))
}

export async function editWikiPage(before: PageFormState, form: FormData): Promise<PageFormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const attached = await attachedState(viewer, form, values, before)
  if (attached) return attached
  if (values.intent === 'preview') return showPreview(viewer, values, before)
  const changes = await changesState(viewer, values, before)
  if (changes) return changes
  const { section, ...whole } = values
  const input = parseFields(editInput, section ? values : whole)
  if (!input.ok) return refusedForm(input.error, values, before)
  const result = await editPage(viewer, input.value)
  if (!result.ok) {
    const { conflict } = result.error
    const refused = refusedForm(result.error, values, before)
    return conflict ? showConflict(refused, conflict) : refused
  }
  redirect(placeAfter(result.value, input.value.base))
}

export async function moveWikiPage(before: PageFormState, form: FormData): Promise<PageFormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const input = parseFields(moveInput, values)
  if (!input.ok) return refusedForm(input.error, values, before)
  const result = await movePage(viewer, input.value)
  if (!result.ok) return refusedForm(result.error, values, before)
  redirect(routes.page(result.value.path))
}

async function showPreview(
  viewer: Viewer,
  values: Record<string, string>,
  before: PageFormState,
): Promise<PageFormState> {
  const input = parseFields(previewInput, { body: values.body ?? '' })
  const preview = input.ok ? await previewText(viewer, input.value) : input
  if (!preview.ok) return refusedForm(preview.error, values, before)
  return { fields: {}, values: { ...values }, attempt: before.attempt + 1, preview: preview.value.html }
}

/** From here on the whole page is edited, from the newest revision on. */
function showConflict(state: PageFormState, conflict: Conflict): PageFormState {
  const { draft, number, mine, theirs, by, at, fields } = conflict
  const { checkedOn, reviewBy, tags, issue: _, ...texts } = draft
  const dates = { checkedOn: checkedOn ?? '', reviewBy: reviewBy ?? '' }
  const page = { ...texts, ...dates, tags: tags.join(' ') }
  return {
    ...state,
    values: { ...state.values, ...page, section: '', base: String(number) },
    conflict: {
      by,
      at: at.toISOString(),
      number,
      mine,
      theirs,
      fields,
      rows: diffTexts(theirs.body, mine.body),
    },
  }
}
