import type { ComponentProps } from 'react'
import { Icon, type IconName } from './icon'

type Look = {
  tone?: 'plain' | 'primary' | 'danger' | 'quiet'
  size?: 'medium' | 'small'
  icon?: IconName
}

export type ButtonProps = Look & ComponentProps<'button'>

/** Submits by default, because our forms are forms. */
export function Button({ tone, size, icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="submit" {...rest} className={classOf({ tone, size }, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

export type LinkButtonProps = Look & ComponentProps<'a'> & { href: string }

export function LinkButton({ tone, size, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} className={classOf({ tone, size }, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

function classOf({ tone = 'plain', size = 'medium' }: Look, extra = '') {
  const toneClass = tone === 'plain' ? '' : `button-${tone}`
  const sizeClass = size === 'small' ? 'button-small' : ''
  return ['button', toneClass, sizeClass, extra].filter(Boolean).join(' ')
}
