'use server'

import { siteOrigin } from '@/lib/env'
import type { FormState } from '@/lib/http/form'
import { localPath } from '@/lib/http/local-path'
import { fail, ok } from '@/lib/result'
import { routes } from '@/lib/routes'
import { confirmEmail, undoEmailChange } from '@/lib/users/address'
import * as people from '@/lib/users/commands'
import {
  emailInput,
  providerInput,
  resetInput,
  signInInput,
  signUpInput,
  tokenInput,
} from '@/lib/users/input'
import { answerForm, answerVisitor } from './answer-form'
import * as passwords from './commands'
import { requireViewer } from './gates'
import { claimAdministration } from './invitation'
import { beginProviderSignIn } from './oauth'
import { signInBrowser } from './session-cookie'
import { asksForCode } from './sessions'

export async function signIn(before: FormState, form: FormData): Promise<FormState> {
  return answerVisitor(before, form, signInInput, async (input, { address }) => {
    const result = await passwords.signIn(input, address)
    if (!result.ok) return result
    const next = localPath(input.next, siteOrigin()) ?? undefined
    const pending = await asksForCode(result.value.userId)
    await signInBrowser(result.value.userId, { pending })
    return ok(pending ? routes.signInCode(next) : (next ?? routes.home()))
  })
}

/** Through another site: leads the browser there. */
export async function signInWith(before: FormState, form: FormData): Promise<FormState> {
  return answerVisitor(before, form, providerInput, async ({ provider, next }) => {
    const target = await beginProviderSignIn(provider, localPath(next, siteOrigin()) ?? routes.home())
    if (target === null) return fail('conflict', 'The other site does not answer. Please try again later.')
    return ok(target)
  })
}

export async function signUp(before: FormState, form: FormData): Promise<FormState> {
  return answerVisitor(before, form, signUpInput, async (input, { address }) => {
    const result = await people.signUp(input, address)
    if (!result.ok) return result
    await signInBrowser(result.value.userId)
    return ok(localPath(input.next, siteOrigin()) ?? `${routes.settings('account')}?done=joined`)
  })
}

export async function requestReset(before: FormState, form: FormData): Promise<FormState> {
  return answerVisitor(before, form, emailInput, async ({ email }, { address }) => {
    const result = await passwords.requestReset(email, address)
    return result.ok ? ok(`${routes.resetPassword()}?sent=1`) : result
  })
}

export async function resetPassword(before: FormState, form: FormData): Promise<FormState> {
  return answerVisitor(before, form, resetInput, async (input) => {
    const result = await passwords.resetPassword(input)
    return result.ok ? ok(`${routes.signIn()}?done=password`) : result
  })
}

export async function confirmAddress(before: FormState, form: FormData): Promise<FormState> {
  return answerVisitor(before, form, tokenInput, async ({ token }) => {
    const result = await confirmEmail(token)
    return result.ok ? ok(`${routes.settings('account')}?done=email`) : result
  })
}

export async function undoAddressChange(before: FormState, form: FormData): Promise<FormState> {
  return answerVisitor(before, form, tokenInput, async ({ token }) => {
    const result = await undoEmailChange(token)
    return result.ok ? ok(`${routes.resetPassword()}?done=undone`) : result
  })
}

/** The one-time link of the first start, opened by somebody who is signed in. */
export async function claim(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, tokenInput, async ({ token }) => {
    const result = await claimAdministration(viewer, token)
    return result.ok ? ok(`${routes.settings('account')}?done=administrator`) : result
  })
}
