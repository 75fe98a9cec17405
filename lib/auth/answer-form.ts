import 'server-only'
import type { z } from 'zod'
import { type FormState, parseFields, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { refusedForm } from '@/lib/http/refused-form'
import type { Result } from '@/lib/result'
import { admitVisitor, type RequestFacts } from './request-facts'

type Step<S extends z.ZodType, More extends unknown[]> = (
  input: z.output<S>,
  ...more: More
) => Promise<Result<string>>

/** Checks a form, runs its command and goes to the path the command's answer names; or gives the form back with what was typed. */
export async function answerForm<S extends z.ZodType>(
  before: FormState,
  form: FormData,
  schema: S,
  run: Step<S, []>,
): Promise<FormState> {
  const fields = readFields(form)
  const input = parseFields(schema, fields)
  const result = input.ok ? await run(input.value) : input
  if (result.ok) redirect(result.value)
  return refusedForm(result.error, withoutPasswords(fields), before)
}

/** The same for people who are not signed in: the form must come from one of our own pages. */
export async function answerVisitor<S extends z.ZodType>(
  before: FormState,
  form: FormData,
  schema: S,
  run: Step<S, [RequestFacts]>,
): Promise<FormState> {
  const visitor = await admitVisitor()
  return answerForm(before, form, schema, async (input) => (visitor.ok ? run(input, visitor.value) : visitor))
}

/** Passwords never travel back. */
function withoutPasswords(fields: Record<string, string>): Record<string, string> {
  const { password: _, current: __, ...others } = fields
  return others
}
