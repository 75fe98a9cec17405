import { HANDLE_MAX } from '@/lib/users/handle'
import { PASSWORD_MAX, PASSWORD_MIN } from '@/lib/users/input'
import type { FieldSpec } from './action-form'

/** The fields that several account forms share; `autoComplete` as password managers expect it. */
export const accountFields = {
  login: {
    name: 'login',
    label: 'Handle or e-mail address',
    autoComplete: 'username',
    maxLength: 254,
  },
  handle: {
    name: 'handle',
    label: 'Handle',
    hint: `Your name here: 2 to ${HANDLE_MAX} letters, digits, hyphens or underscores. Everybody sees it.`,
    autoComplete: 'username',
    maxLength: HANDLE_MAX * 2,
  },
  email: {
    name: 'email',
    label: 'E-mail address',
    type: 'email',
    hint: 'Nobody else sees it.',
    autoComplete: 'email',
    maxLength: 254,
  },
  password: {
    name: 'password',
    label: 'Password',
    type: 'password',
    autoComplete: 'current-password',
  },
  newPassword: {
    name: 'password',
    label: 'New password',
    type: 'password',
    hint: `${PASSWORD_MIN} to ${PASSWORD_MAX} characters of any kind. Common passwords are refused.`,
    autoComplete: 'new-password',
  },
  current: {
    name: 'current',
    label: 'Your present password',
    type: 'password',
    autoComplete: 'current-password',
  },
} satisfies Record<string, FieldSpec>
