import { siteOrigin } from '@/lib/env'
import { routes } from '@/lib/routes'

type Letter = { subject: string; text: string }

/** Every link begins with the configured address, never with what a request claimed to be. */
const link = (path: string) => `${siteOrigin()}${path}`

export function verifyAddressMail(handle: string, token: string): Letter {
  return letter('Confirm your e-mail address', [
    `Hello ${handle},`,
    'please confirm that this address is yours. The link works once, within 24 hours:',
    link(routes.verifyEmail(token)),
    'If you did not sign up, ignore this mail: the address is not used without your confirmation.',
  ])
}

/** To the owner of an address with which somebody tried to open another account. */
export function alreadyMemberMail(handle: string): Letter {
  return letter('You already have an account', [
    `Hello ${handle},`,
    'somebody, perhaps you, gave your e-mail address for another account. It stays with yours, and nothing has changed.',
    'If you have forgotten your password, choose a new one here:',
    link(routes.resetPassword()),
  ])
}

export function resetPasswordMail(handle: string, token: string): Letter {
  return letter('Choose a new password', [
    `Hello ${handle},`,
    'somebody, probably you, asked for a new password. The link works once, within 10 minutes:',
    link(routes.resetPassword(token)),
    'If it was not you, ignore this mail: your password stays as it is.',
  ])
}

export function passwordChangedMail(handle: string): Letter {
  return letter('Your password was changed', [
    `Hello ${handle},`,
    'your password has just been changed, and other devices have been signed out.',
    'If it was not you, choose a new one at once:',
    link(routes.resetPassword()),
  ])
}

export function securityMail(handle: string, what: string): Letter {
  return letter('The sign-in of your account was changed', [
    `Hello ${handle},`,
    what,
    'If it was not you, choose a new password at once and look at your settings:',
    link(routes.resetPassword()),
  ])
}

export function confirmNewAddressMail(handle: string, token: string): Letter {
  return letter('Confirm your new e-mail address', [
    `Hello ${handle},`,
    'please confirm that this is your new address. Until then nothing changes. The link works once, within 24 hours:',
    link(routes.verifyEmail(token)),
    'If you did not ask for this, ignore this mail.',
  ])
}

export function changeRequestedMail(handle: string, newEmail: string): Letter {
  return letter('A new e-mail address was asked for', [
    `Hello ${handle},`,
    `somebody who knows your password asked to move your account to ${newEmail}. Nothing changes until that address is confirmed; you will then get a link here to undo it.`,
    'If it was not you, change your password now and nothing will happen:',
    link(routes.resetPassword()),
  ])
}

export function addressChangedMail(handle: string, newEmail: string, undoToken: string): Letter {
  return letter('Your e-mail address was changed', [
    `Hello ${handle},`,
    `your account now uses ${newEmail}. If it was not you, take it back within 7 days; this also signs out all devices:`,
    link(routes.undoEmailChange(undoToken)),
  ])
}

function letter(subject: string, paragraphs: string[]): Letter {
  return { subject: `${subject} · Nomodeset`, text: `${paragraphs.join('\n\n')}\n` }
}
