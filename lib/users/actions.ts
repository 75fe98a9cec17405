'use server'

import { answerForm } from '@/lib/auth/answer-form'
import * as auth from '@/lib/auth/commands'
import { requireViewer } from '@/lib/auth/gates'
import * as identity from '@/lib/auth/identity'
import { forgetBrowser } from '@/lib/auth/session-cookie'
import * as sessions from '@/lib/auth/sessions'
import { siteOrigin } from '@/lib/env'
import type { FormState } from '@/lib/http/form'
import { redirect } from '@/lib/http/leave'
import { localPath } from '@/lib/http/local-path'
import { ok } from '@/lib/result'
import { routes } from '@/lib/routes'
import * as address from './address'
import * as people from './commands'
import * as deletion from './deletion'
import {
  accountLinkInput,
  confirmInput,
  deletionInput,
  emailChangeInput,
  handleInput,
  passwordChangeInput,
  profileInput,
  sessionInput,
} from './input'
import { getAccount } from './queries'

const account = (done: string) => `${routes.settings('account')}?done=${done}`

/** Asked once an hour before sensitive acts. */
export async function confirmIdentity(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, confirmInput, async ({ current, next }) => {
    const result = await identity.confirmIdentity(viewer, current)
    if (!result.ok) return result
    // Without a password nothing was proved just now.
    const account = await getAccount(viewer.id)
    if (account?.hasPassword) await identity.noteConfirmed(viewer)
    return ok(localPath(next, siteOrigin()) ?? routes.settings())
  })
}

export async function changeProfile(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, profileInput, async (input) => {
    const result = await people.changeProfile(viewer, input)
    return result.ok ? ok(`${routes.settings('profile')}?done=profile`) : result
  })
}

export async function changeHandle(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, handleInput, async ({ handle }) => {
    const result = await people.changeHandle(viewer, handle)
    return result.ok ? ok(account('handle')) : result
  })
}

export async function chooseHandle(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, handleInput, async ({ handle, next }) => {
    const result = await people.chooseHandle(viewer, handle)
    return result.ok ? ok(localPath(next) ?? routes.home()) : result
  })
}

export async function changeEmail(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, emailChangeInput, async (input) => {
    const result = await address.changeEmail(viewer, input)
    return result.ok ? ok(account('asked')) : result
  })
}

export async function resendConfirmation(): Promise<void> {
  const viewer = await requireViewer()
  const result = await address.resendConfirmation(viewer)
  redirect(account(result.ok ? 'asked' : 'not-sent'))
}

export async function changePassword(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, passwordChangeInput, async (input) => {
    const result = await auth.changePassword(viewer, input)
    return result.ok ? ok(account('password')) : result
  })
}

export async function disconnect(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, accountLinkInput, async ({ provider }) => {
    const result = await auth.disconnectProvider(viewer, provider)
    return result.ok ? ok(account('disconnected')) : result
  })
}

export async function revokeSession(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, sessionInput, async ({ session }) => {
    const result = await sessions.revokeSession(viewer, session)
    if (!result.ok) return result
    if (result.value.current) await forgetBrowser()
    return ok(result.value.current ? routes.home() : `${routes.settings('sessions')}?done=one`)
  })
}

export async function revokeOtherSessions(): Promise<void> {
  const viewer = await requireViewer()
  await sessions.revokeSessions(viewer, 'others')
  redirect(`${routes.settings('sessions')}?done=others`)
}

export async function revokeAllSessions(): Promise<void> {
  const viewer = await requireViewer()
  await sessions.revokeSessions(viewer, 'all')
  await forgetBrowser()
  redirect(routes.signIn())
}

export async function deleteAccount(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, deletionInput, async (input) => {
    const result = await deletion.deleteAccount(viewer, input)
    if (!result.ok) return result
    await forgetBrowser()
    return ok(`${routes.signIn()}?done=deleted`)
  })
}
