'use server'

import { requireViewer } from '@/lib/auth/gates'
import { type FormState, parseFields, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import { attachedState } from '@/lib/posts/editor'
import type { Failure } from '@/lib/result'
import { routes } from '@/lib/routes'
import { slugify } from '@/lib/text/slug'
import { placeAfter } from '@/lib/wiki/place-after'
import type { Conflict, PageFormState } from '@/lib/wiki/types'
import { createIssue, saveIssueFacts } from './commands'
import { factValues } from './form'
import { factsInput, newIssueFacts, newIssuePage } from './input'

export async function writeIssue(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const attached = await attachedState(viewer, form, values, before)
  if (attached) return attached
  const facts = parseFields(newIssueFacts, values)
  const page = parseFields(newIssuePage, { ...values, path: pathFor(values) })
  const errors = { ...(page.ok ? {} : page.error.fields), ...(facts.ok ? {} : facts.error.fields) }
  if (!page.ok) return refusedForm(onTitle({ ...page.error, fields: errors }), values, before)
  if (!facts.ok) return refusedForm({ ...facts.error, fields: errors }, values, before)
  const result = await createIssue(viewer, page.value, facts.value)
  if (!result.ok) return refusedForm(onTitle(result.error), values, before)
  redirect(routes.page(result.value.path))
}

export async function writeIssueFacts(before: PageFormState, form: FormData): Promise<PageFormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const input = parseFields(factsInput, values)
  if (!input.ok) return refusedForm(input.error, values, before)
  const result = await saveIssueFacts(viewer, input.value)
  if (!result.ok) {
    const { conflict } = result.error
    const refused = refusedForm(result.error, values, before)
    return conflict ? showConflict(refused, conflict) : refused
  }
  redirect(placeAfter(result.value, input.value.base))
}

/** From here on the newest facts are edited: what could be joined, and one's own where both changed the same. */
function showConflict(state: PageFormState, conflict: Conflict): PageFormState {
  const { draft, number, mine, theirs, by, at, fields } = conflict
  return {
    ...state,
    values: { ...state.values, ...factValues(draft.issue), base: String(number) },
    conflict: { by, at: at.toISOString(), number, mine, theirs, fields, rows: [] },
  }
}

/** Latin letters and digits of the title; what is left of others is the fallback. */
function pathFor({ vendor = '', title = '' }: Record<string, string>): string {
  const slug = slugify(title, 'known-issue')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `${vendor}/${slug || 'known-issue'}`
}

/** The address is made of the title, so what is wrong with it is said there. */
function onTitle(error: Failure): Failure {
  const { path, ...fields } = error.fields ?? {}
  return path === undefined ? error : { ...error, fields: { title: path, ...fields } }
}
