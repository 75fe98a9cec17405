import { z } from 'zod'

const EMAIL_MAX = 254

// Plain ASCII atoms only: no quotes, commas, routes or look-alike signs, so a mail can go to one address and no other.
const local = /^[A-Za-z0-9_+'&=~-]+(?:\.[A-Za-z0-9_+'&=~-]+)*$/
const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

/** One e-mail address, as typed without surrounding blanks. International domains in their `xn--` form. */
export const emailAddress = z
  .string({ error: 'Enter an e-mail address.' })
  .transform((typed) => typed.replace(/^[ \t]+|[ \t]+$/g, ''))
  .refine(isEmailAddress, 'Enter one e-mail address, such as ada@example.org.')

export function isEmailAddress(text: string): boolean {
  if (text.length > EMAIL_MAX) return false
  const at = text.indexOf('@')
  const labels = text.slice(at + 1).split('.')
  return (
    at > 0 &&
    at <= 64 &&
    local.test(text.slice(0, at)) &&
    labels.length >= 2 &&
    labels.every((part) => label.test(part)) &&
    // A last label of digits would be an IP address.
    !/^\d+$/.test(labels.at(-1) ?? '')
  )
}
