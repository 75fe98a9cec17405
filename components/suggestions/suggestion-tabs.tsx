import { routes } from '@/lib/routes'
import { Tabs } from '../ui/tabs'

/** What waits for me, and what I suggested. */
export function SuggestionTabs({ current }: { current: 'waiting' | 'yours' }) {
  return (
    <Tabs
      label="Suggested edits"
      tabs={[
        { href: routes.suggestions(), label: 'Waiting', current: current === 'waiting' },
        { href: routes.ownSuggestions(), label: 'Yours', current: current === 'yours' },
      ]}
    />
  )
}
