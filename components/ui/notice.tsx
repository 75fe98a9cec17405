import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

type NoticeProps = {
  tone?: 'info' | 'good' | 'warn' | 'bad'
  title?: ReactNode
  /** Read out at once: for the answer to what a person just did, not for standing text. */
  live?: boolean
  id?: string
  children?: ReactNode
}

export function Notice({ tone = 'info', title, live, id, children }: NoticeProps) {
  const role = live ? (tone === 'bad' ? 'alert' : 'status') : undefined
  return (
    <div className={`notice notice-${tone}`} role={role} id={id}>
      <Icon name={icons[tone]} size={20} />
      <div>
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  )
}

const icons = {
  info: 'info',
  good: 'check',
  warn: 'warning',
  bad: 'warning',
} satisfies Record<string, IconName>
