import 'server-only'
import { db } from '@/db/client'
import type { FieldChange, TextChanges } from '@/lib/diff/types'
import { diffTexts } from '@/lib/diff/words'
import { type FormState, parseFields } from '@/lib/http/form'
import { refusedForm } from '@/lib/http/refused-form'
import { takePlace } from '@/lib/limits/windows'
import { again } from '@/lib/posts/editor'
import { readPostId } from '@/lib/posts/input'
import { getThreadState } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { editInput as postInput } from '@/lib/revisions/input'
import type { Version } from '@/lib/revisions/merge'
import { planEdit as planPostEdit } from '@/lib/revisions/plan'
import { getVersion } from '@/lib/revisions/versions'
import type { Viewer } from '@/lib/users/types'
import { changedFields } from '@/lib/wiki/changed-fields'
import { planEdit as planPageEdit } from '@/lib/wiki/edit'
import { editInput as pageInput } from '@/lib/wiki/input'

type Values = Record<string, string>
const A_MINUTE = 30

/** What saving this form would change of the newest revision, with what others saved meanwhile joined in. Writes nothing. */
export async function compareEdit(viewer: Viewer, values: Values): Promise<Result<TextChanges>> {
  const window = { key: `changes:${viewer.id}`, limit: A_MINUTE, seconds: 60 }
  if (!(await takePlace(db, window)))
    return fail('limited', 'Too many comparisons; wait a minute.', { retryAfter: 60 })
  const id = readPostId(values.id ?? '')
  const state = id === null ? null : await getThreadState(db, id)
  if (!state) return fail('not-found', 'There is no such post.')
  return state.kind === 'page' ? comparePage(viewer, values) : comparePost(viewer, state.kind, values)
}

/** The button "Show changes" of an editor, without script. */
export async function changesState(viewer: Viewer, values: Values, before: FormState) {
  if (values.intent !== 'changes') return null
  const changes = await compareEdit(viewer, values)
  return changes.ok
    ? again(before, values, { changes: changes.value })
    : refusedForm(changes.error, values, before)
}

async function comparePage(viewer: Viewer, { section, ...whole }: Values): Promise<Result<TextChanges>> {
  const input = parseFields(pageInput, section ? { ...whole, section } : whole)
  if (!input.ok) return input
  const plan = await planPageEdit(viewer, input.value)
  if (plan.ok) {
    const { number, page } = plan.value.state.current
    return ok(changesOf(number, changedFields(page, plan.value.page), page.body, plan.value.page.body))
  }
  const { conflict } = plan.error
  if (!conflict) return plan
  const { number, theirs, mine } = conflict
  return ok(changesOf(number, changedFields(theirs, mine), theirs.body, mine.body))
}

async function comparePost(
  viewer: Viewer,
  kind: 'question' | 'answer' | 'comment',
  values: Values,
): Promise<Result<TextChanges>> {
  const input = parseFields(postInput(kind), values)
  const plan = input.ok ? await planPostEdit(viewer, input.value) : input
  if (!plan.ok) return plan
  if (plan.value.kind === 'write') {
    const { currentNumber, version } = plan.value
    const current = await getVersion(db, Number(values.id), currentNumber)
    return ok(versions(currentNumber, current ?? version, version))
  }
  const { settled } = plan.value
  if (settled.outcome === 'unchanged') return ok(changesOf(Number(values.base), [], '', ''))
  const { current, currentNumber, draft } = settled
  return ok(versions(currentNumber, current, draft))
}

function versions(number: number, was: Version, is: Version): TextChanges {
  const fields = [
    { label: 'Title', was: was.title ?? '', is: is.title ?? '' },
    { label: 'Tags', was: was.tags?.join(', ') ?? '', is: is.tags?.join(', ') ?? '' },
  ]
  return changesOf(
    number,
    fields.filter((field) => field.was !== field.is),
    was.body,
    is.body,
  )
}

function changesOf(number: number, fields: FieldChange[], was: string, is: string): TextChanges {
  return { against: `revision ${number}`, fields, rows: was === is ? [] : diffTexts(was, is) }
}
