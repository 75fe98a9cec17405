import 'server-only'
import { parseFields } from '@/lib/http/form'
import { ok, type Result } from '@/lib/result'
import { machineInput } from './input'
import { type EnvironmentReview, reviewEnvironment } from './review'

/** What the server says of a pasted machine where no script did: its facts and what goes; undefined without a paste. */
export function previewMachine(values: Record<string, string>): Result<EnvironmentReview | undefined> {
  const input = parseFields(machineInput, values)
  if (!input.ok) return input
  const { environment, remove } = input.value
  return ok(environment ? reviewEnvironment(environment, remove) : undefined)
}
