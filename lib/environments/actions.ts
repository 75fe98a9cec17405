'use server'

import { requireViewer } from '@/lib/auth/gates'
import { parseFields, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import { again } from '@/lib/posts/editor'
import { postId } from '@/lib/posts/input'
import { postPath } from '@/lib/posts/path'
import { routes } from '@/lib/routes'
import { changeEnvironment } from './change'
import { machineInput } from './input'
import { previewMachine } from './preview'
import type { MachineState } from './view'

/** Changes the machine of a post, takes it away, or shows what would be kept of a paste. */
export async function changeMachine(before: MachineState, form: FormData): Promise<MachineState> {
  const viewer = await requireViewer()
  const values = readFields(form)
  if (values.intent === 'preview') {
    const review = previewMachine(values)
    return review.ok
      ? again(before, values, { machine: review.value })
      : refusedForm(review.error, values, before)
  }
  const input = parseFields(machineInput.extend({ id: postId }), values)
  const none = values.intent === 'none'
  const result = input.ok ? await changeEnvironment(viewer, { ...input.value, none }) : input
  if (!result.ok) return refusedForm(result.error, values, before)
  redirect(result.value.visible ? postPath(result.value) : routes.post(result.value.id))
}
