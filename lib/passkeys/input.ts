import { z } from 'zod'

export const PASSKEY_NAME_MAX = 60
export const PASSKEYS_MAX = 20

/** What the browser's credential API answered, as JSON; the library checks the rest of it. */
const credential = z
  .string({ error: 'The browser sent no passkey.' })
  .max(20_000, 'This is no passkey.')
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue('This is no passkey.')
      return z.NEVER
    }
  })

const base64url = z.string().regex(/^[\w-]{1,2000}$/)
const shared = { id: base64url, rawId: base64url, type: z.literal('public-key') }

export const registrationAnswer = z.looseObject({
  ...shared,
  clientExtensionResults: z.looseObject({}).default({}),
  response: z.looseObject({
    clientDataJSON: base64url,
    attestationObject: z.string().regex(/^[\w-]{1,12000}$/),
    transports: z
      .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
      .max(10)
      .optional()
      .catch(undefined),
  }),
})

export const signInAnswer = z.looseObject({
  ...shared,
  clientExtensionResults: z.looseObject({}).default({}),
  response: z.looseObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
})

export const addPasskeyInput = z.object({
  credential: credential.pipe(registrationAnswer),
  name: z
    .string()
    .trim()
    .max(PASSKEY_NAME_MAX, `Use at most ${PASSKEY_NAME_MAX} characters.`)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, 'Use plain characters.')
    .default(''),
})
export const passkeySignInInput = z.object({
  credential: credential.pipe(signInAnswer),
  next: z.string().max(2_000).optional().catch(undefined),
})
export const passkeyInput = z.object({ passkey: base64url })

export type RegistrationAnswer = z.output<typeof registrationAnswer>
export type SignInAnswer = z.output<typeof signInAnswer>
