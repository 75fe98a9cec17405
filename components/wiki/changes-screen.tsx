import { routes } from '@/lib/routes'
import { LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { PageHeader } from '../ui/page-header'
import { Pagination } from '../ui/pagination'
import { Tabs } from '../ui/tabs'
import { vendors } from '../vendor-mark'
import { ChangeList, type ChangeView } from './change-list'

type ChangesScreenProps = {
  changes: ChangeView[]
  older?: number
  vendor?: string
  before?: number
  hideMinor?: boolean
}

export function ChangesScreen({ changes, older, vendor, before, hideMinor = false }: ChangesScreenProps) {
  const tabs = [
    { href: address({ hideMinor }), label: 'All', current: vendor === undefined },
    ...vendors.map(({ slug, name }) => ({
      href: address({ vendor: slug, hideMinor }),
      label: name,
      current: vendor === slug,
    })),
  ]
  return (
    <>
      <PageHeader
        above={<a href={routes.wiki()}>Wiki</a>}
        title="Recent changes"
        summary="What was written in the wiki, the newest first."
        actions={
          <LinkButton href={address({ vendor, hideMinor: !hideMinor })} size="small">
            {hideMinor ? 'Show minor edits' : 'Hide minor edits'}
          </LinkButton>
        }
      />
      <Tabs label="Whose changes" tabs={tabs} />
      <div className="mt-6">
        {changes.length > 0 ? (
          <ChangeList changes={changes} label="Changes" />
        ) : (
          <EmptyState title="No changes here yet">
            Pages of this vendor appear here as soon as they are edited.
          </EmptyState>
        )}
      </div>
      <Pagination
        newer={before === undefined ? undefined : address({ vendor, hideMinor })}
        newerText="Newest"
        older={older === undefined ? undefined : address({ vendor, hideMinor, before: older })}
      />
    </>
  )
}

function address(view: { vendor?: string; hideMinor: boolean; before?: number }): string {
  const query = new URLSearchParams()
  if (view.vendor !== undefined) query.set('vendor', view.vendor)
  if (view.hideMinor) query.set('minor', 'hide')
  if (view.before !== undefined) query.set('before', String(view.before))
  return query.size === 0 ? routes.recentChanges() : `${routes.recentChanges()}?${query}`
}
