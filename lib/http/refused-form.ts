import 'server-only'
import { type Failure, statusOf } from '@/lib/result'
import { requestContext } from '@/lib/serving/request-context.mjs'
import type { FormState } from './form'

/**
 * The form again, with what was typed and why it was refused. A server action cannot set the status of the page that
 * follows it, so the front is told; script reads the answer itself and gets 200.
 */
export function refusedForm(error: Failure, values: Record<string, string>, before: FormState): FormState {
  const request = requestContext().getStore()
  if (request) request.refusal = statusOf(error)
  // A copy, because React sends plain objects only and `readFields` gives one without a prototype.
  return {
    message: error.message,
    links: error.links,
    fields: error.fields ?? {},
    values: { ...values },
    attempt: before.attempt + 1,
  }
}
