'use server'

import { requireViewer } from '@/lib/auth/gates'
import { type FormState, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import { readPostId } from '@/lib/posts/input'
import { postPath } from '@/lib/posts/path'
import { fail } from '@/lib/result'
import { readRanges } from './input'
import { setValidity } from './validity'

export async function saveValidity(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  const id = readPostId(values.id ?? '')
  const read = readRanges(values)
  const wrong = fail('invalid', 'Some versions could not be read.', read.ok ? {} : { fields: read.fields })
  if (id === null || !read.ok) return refusedForm(wrong.error, values, before)
  const result = await setValidity(viewer, { id, ranges: read.ranges })
  if (!result.ok) return refusedForm(result.error, values, before)
  redirect(postPath(result.value.thread))
}
