'use server'

import { answerVisitor } from '@/lib/auth/answer-form'
import { requireConfirmed, requireViewer } from '@/lib/auth/gates'
import { keepSession, sessionToken } from '@/lib/auth/session-cookie'
import { siteOrigin } from '@/lib/env'
import { type FormState, parseFields, readFields } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { localPath } from '@/lib/http/local-path'
import { refusedForm } from '@/lib/http/refused-form'
import { fail, ok, type Result } from '@/lib/result'
import { routes } from '@/lib/routes'
import * as factors from './commands'
import { codeInput, secondFactorInput } from './input'
import type { CodesState } from './types'

const security = routes.settings('security')

/** The second step of a sign-in. */
export async function passSecondFactor(before: FormState, form: FormData): Promise<FormState> {
  return answerVisitor(before, form, secondFactorInput, async ({ code, next }) => {
    const token = await sessionToken()
    if (!token) return fail('gone', 'This sign-in took too long. Begin again.')
    const result = await factors.passSecondFactor(token, code)
    if (!result.ok) return result
    await keepSession(result.value)
    return ok(localPath(next, siteOrigin()) ?? routes.home())
  })
}

export async function beginTwoFactor(): Promise<void> {
  const viewer = await requireViewer()
  await requireConfirmed(viewer, security)
  await factors.beginTwoFactor(viewer)
  redirect(`${security}?setup=1`)
}

/**
 * Switches codes on with a first one, or replaces the backup codes. One action for both, because without script React
 * finds the place of the answer by the action: the form that asked is gone from the page by then.
 */
export async function giveBackupCodes(before: CodesState, form: FormData): Promise<CodesState> {
  const viewer = await requireViewer()
  await requireConfirmed(viewer, security)
  const values = readFields(form)
  if (!('code' in values)) return withCodes(await factors.renewBackupCodes(viewer), {}, before)
  const input = parseFields(codeInput, values)
  const result = input.ok ? await factors.confirmTwoFactor(viewer, input.value.code) : input
  return withCodes(result, values, before)
}

export async function endTwoFactor(): Promise<void> {
  const viewer = await requireViewer()
  await requireConfirmed(viewer, security)
  await factors.endTwoFactor(viewer)
  redirect(`${security}?done=codes-off`)
}

function withCodes(
  result: Result<{ codes: string[] }>,
  values: Record<string, string>,
  before: CodesState,
): CodesState {
  if (!result.ok) return refusedForm(result.error, values, before)
  return { fields: {}, values: {}, attempt: before.attempt + 1, codes: result.value.codes }
}
