import { z } from 'zod'
import { isStorable } from '@/lib/text/well-formed'
import { emailAddress } from './email'
import { checkHandle } from './handle'

export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 128
export const BIO_MAX = 2_000
export const NAME_MAX = 60

const handle = z.string({ error: 'Choose a handle.' }).transform((typed, context) => {
  const check = checkHandle(typed.trim())
  if (check.ok) return { handle: check.handle, key: check.key }
  context.addIssue({ code: 'custom', message: check.message })
  return z.NEVER
})

/** A password somebody chooses. Counted in characters as people count them, never cut. */
const newPassword = z
  .string({ error: 'Choose a password.' })
  .refine(isStorable, 'Use characters that can be typed again.')
  .refine((text) => [...text].length >= PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters.`)
  .refine((text) => [...text].length <= PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters.`)

/** A password somebody already has: anything that could be one. */
const password = z
  .string({ error: 'Enter your password.' })
  .min(1, 'Enter your password.')
  .max(1_000, 'This password is too long.')

const token = z.string().regex(/^[\w-]{20,100}$/, 'This link is not complete.')
const next = z.string().max(2_000).optional().catch(undefined)

export const signUpInput = z.object({
  handle,
  email: emailAddress,
  password: newPassword,
  invitation: token.optional().catch(undefined),
  next,
})
export const signInInput = z.object({
  login: z
    .string({ error: 'Enter your handle or e-mail address.' })
    .trim()
    .min(1, 'Enter your handle or e-mail address.')
    .max(254, 'This is too long.')
    .refine(isStorable, 'This cannot be a handle.'),
  password,
  next,
})
export const providerInput = z.object({ provider: z.enum(['github', 'oidc']), next })
export const emailInput = z.object({ email: emailAddress })
export const tokenInput = z.object({ token })
export const resetInput = z.object({ token, password: newPassword })
export const passwordChangeInput = z.object({ current: password, password: newPassword })
export const confirmInput = z.object({ current: password, next })
export const emailChangeInput = z.object({ email: emailAddress, current: password.optional() })
export const handleInput = z.object({ handle, next })
export const deletionInput = z.object({
  current: password.optional().catch(undefined),
  handle: z.string().trim().max(100).optional(),
})
export const sessionInput = z.object({ session: z.uuid('There is no such session.') })
export const accountLinkInput = z.object({ provider: z.enum(['github', 'oidc']) })

const line = z
  .string()
  .trim()
  .max(NAME_MAX, `Use at most ${NAME_MAX} characters.`)
  .refine(isStorable, 'This text has characters that cannot be kept.')
  .refine((text) => !/[\p{Cc}\p{Cf}]/u.test(text), 'Use plain characters.')

export const profileInput = z.object({
  name: line.default(''),
  bio: z
    .string()
    .trim()
    .max(BIO_MAX, `Use at most ${BIO_MAX} characters.`)
    .refine(isStorable, 'This text has characters that cannot be kept.')
    .default(''),
})

export type SignUp = z.output<typeof signUpInput>
export type Profile = z.output<typeof profileInput>
