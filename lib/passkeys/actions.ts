'use server'

import { db } from '@/db/client'
import { answerForm, answerVisitor } from '@/lib/auth/answer-form'
import { admitPasskeyTry } from '@/lib/auth/attempts'
import { requireConfirmed, requireViewer } from '@/lib/auth/gates'
import { noteConfirmed } from '@/lib/auth/identity'
import { admitVisitor } from '@/lib/auth/request-facts'
import { signInBrowser } from '@/lib/auth/session-cookie'
import { siteOrigin } from '@/lib/env'
import type { FormState } from '@/lib/http/form'
import { localPath } from '@/lib/http/local-path'
import { fail, ok } from '@/lib/result'
import { routes } from '@/lib/routes'
import { markStrong } from '@/lib/second-factor/commands'
import * as keys from './commands'
import { addPasskeyInput, passkeyInput, passkeySignInInput } from './input'

/** Options for the browser, or why there are none. */
export async function beginPasskeySignIn() {
  const visitor = await admitVisitor()
  if (!visitor.ok) return visitor
  const admitted = await admitPasskeyTry(visitor.value.address)
  return admitted.ok ? ok(await keys.beginPasskeySignIn()) : admitted
}

export async function signInWithPasskey(before: FormState, form: FormData): Promise<FormState> {
  return answerVisitor(before, form, passkeySignInInput, async ({ credential, next }) => {
    const result = await keys.signInWithPasskey(credential)
    if (!result.ok) return result
    await signInBrowser(result.value.userId, { strong: true })
    return ok(localPath(next, siteOrigin()) ?? routes.home())
  })
}

/** Proves with a passkey that the owner of the session is there. */
export async function confirmWithPasskey(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  return answerForm(before, form, passkeySignInInput, async ({ credential, next }) => {
    const result = await keys.signInWithPasskey(credential)
    if (!result.ok) return result
    if (result.value.userId !== viewer.id)
      return fail('forbidden', 'This passkey belongs to another account.')
    await noteConfirmed(viewer)
    await markStrong(db, viewer)
    return ok(localPath(next, siteOrigin()) ?? routes.settings())
  })
}

export async function beginPasskey() {
  const viewer = await requireViewer()
  await requireConfirmed(viewer, routes.settings('security'))
  return ok(await keys.beginPasskey(viewer))
}

export async function addPasskey(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  await requireConfirmed(viewer, routes.settings('security'))
  return answerForm(before, form, addPasskeyInput, async (input) => {
    const result = await keys.addPasskey(viewer, input)
    return result.ok ? ok(`${routes.settings('security')}?done=passkey-added`) : result
  })
}

export async function removePasskey(before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  await requireConfirmed(viewer, routes.settings('security'))
  return answerForm(before, form, passkeyInput, async ({ passkey }) => {
    const result = await keys.removePasskey(viewer, passkey)
    return result.ok ? ok(`${routes.settings('security')}?done=passkey-removed`) : result
  })
}
