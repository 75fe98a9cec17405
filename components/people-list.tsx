import type { ReactNode } from 'react'
import { routes } from '@/lib/routes'
import { Avatar } from './ui/avatar'

/** People with a note on each, one below the other. */
export function PeopleList({ people }: { people: { handle: string; note: ReactNode }[] }) {
  return (
    <ul className="grid gap-1.5">
      {people.map(({ handle, note }) => (
        <li key={handle} className="flex min-h-6 items-center gap-2">
          <Avatar handle={handle} size={20} />
          <a href={routes.user(handle)} className="min-w-0 truncate">
            {handle}
          </a>
          <span className="ml-auto text-xs whitespace-nowrap text-ink-2">{note}</span>
        </li>
      ))}
    </ul>
  )
}
