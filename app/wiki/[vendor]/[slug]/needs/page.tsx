import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { GonePage } from '@/components/gone-page'
import { Notice } from '@/components/ui/notice'
import { NeedList } from '@/components/wiki/need-list'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { ask } from '@/lib/needs/actions'
import { REASON_MAX } from '@/lib/needs/input'
import { canSettle, refuseNeed } from '@/lib/needs/policy'
import { listNeeds } from '@/lib/needs/queries'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'
import { pathOf } from '@/lib/wiki/paths'
import { type PageParams, requirePage, requirePath } from '@/lib/wiki/request'

export const metadata: Metadata = { title: 'Needs a change', robots: { index: false } }

/** What is wrong or missing on a page, said by who cannot mend it. */
export default async function NeedsPage({ params }: { params: PageParams }) {
  const viewer = await requireViewer(routes.pageNeeds(pathOf(await requirePath(params))))
  const sight = await requirePage(params, routes.pageNeeds)
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  const { page } = sight
  const path = pathOf(page)
  const [needs, settings] = await Promise.all([listNeeds(page.id), getSettings()])
  const refusal = refuseNeed(viewer, settings)
  const own = needs.some(({ byId }) => byId === viewer.id)
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <WikiPageHeader
        {...page}
        path={path}
        title={`Needs a change: ${page.title}`}
        summary={null}
        current="needs"
      />
      <div className="grid gap-6">
        {refusal && <Notice tone="warn">{refusal.error.message}</Notice>}
        {own && (
          <Notice tone="info" title="You have asked for a change">
            It waits for an editor; you are told when it is settled.
          </Notice>
        )}
        {!refusal && !own && (
          <>
            <p className="max-w-measure text-ink-2">
              You may <a href={routes.pageEdit(path)}>edit the page</a> yourself. Otherwise say what an editor
              should know: readers see it on the page until it is settled, and you are told.
            </p>
            <ActionForm
              action={ask}
              label="Ask for a change"
              hidden={{ id: String(page.id) }}
              fields={[
                {
                  ...{ name: 'reason', label: 'What is wrong or missing?', type: 'textarea' as const },
                  hint: 'With the version you saw it on, and a source if you have one.',
                  maxLength: REASON_MAX,
                },
              ]}
              submit="Ask for a change"
              busy="Sending…"
            />
          </>
        )}
        <NeedList
          path={path}
          needs={needs.map((need) => ({ ...need, maySettle: canSettle(viewer, need, settings) }))}
        />
      </div>
    </>
  )
}
