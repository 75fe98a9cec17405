import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad'

type BadgeProps = { tone?: Tone; icon?: IconName; title?: string; children: ReactNode }

/** A state in one or two words. */
export function Badge({ tone = 'plain', icon, title, children }: BadgeProps) {
  return (
    <span className={tone === 'plain' ? 'badge' : `badge badge-${tone}`} title={title}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}

/** A version, device or id in mono: one fact of an environment. */
export function Chip({ children, title }: { children: ReactNode; title?: string }) {
  return (
    <span className="chip" title={title}>
      {children}
    </span>
  )
}
