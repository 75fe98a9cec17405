import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { GonePage } from '@/components/gone-page'
import { PageStatus } from '@/components/page-status'
import { Notice } from '@/components/ui/notice'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { PageStanding } from '@/components/wiki/page-standing'
import { requireViewer } from '@/lib/auth/gates'
import { declareObsolete } from '@/lib/obsolescence/actions'
import { OBSOLETE_REASON_MAX } from '@/lib/obsolescence/input'
import { canMarkObsolete } from '@/lib/obsolescence/policy'
import { getObsolescence, listSuccessorPaths } from '@/lib/obsolescence/queries'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'
import { pathOf } from '@/lib/wiki/paths'
import type { PageHead } from '@/lib/wiki/queries'
import { type PageParams, requirePage, requirePath } from '@/lib/wiki/request'

export const metadata: Metadata = { title: 'Obsolete', robots: { index: false } }

export default async function ObsoletePage({ params }: { params: PageParams }) {
  const viewer = await requireViewer(routes.pageObsolete(pathOf(await requirePath(params))))
  const sight = await requirePage(params, routes.pageObsolete)
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  const { page } = sight
  const path = pathOf(page)
  const [obsolescence, settings] = await Promise.all([getObsolescence(page.id), getSettings()])
  const may = canMarkObsolete(viewer, settings)
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <WikiPageHeader
        {...page}
        path={path}
        title={`Obsolete: ${page.title}`}
        summary={null}
        current="obsolete"
      />
      <PageStanding path={path} obsolescence={obsolescence} reviewDue={null} needs={[]} />
      {!may && (
        <>
          <PageStatus code={403} />
          <Notice title="Not yet">
            Pages are marked as obsolete, and brought back, by members with {settings['reputation.review']}{' '}
            reputation. Say what you know <a href={routes.pageTalk(path)}>on the talk page</a>.
          </Notice>
        </>
      )}
      {may && (obsolescence ? <HoldsAgain page={page} /> : <HoldsNoLonger page={page} />)}
    </>
  )
}

async function HoldsNoLonger({ page }: { page: PageHead }) {
  return (
    <>
      <p className="mb-4 max-w-measure text-ink-2">
        The page stays readable under a banner, but leaves lists and plain searches. Searching for{' '}
        <code>is:obsolete</code> finds it.
      </p>
      <ActionForm
        action={declareObsolete}
        label="Mark as obsolete"
        hidden={{ id: String(page.id), value: '1' }}
        fields={[
          {
            ...{ name: 'reason', label: 'Why does it hold no longer?', maxLength: OBSOLETE_REASON_MAX },
            hint: 'Readers see it: “nouveau reclocking; superseded by GSP firmware since 6.7”.',
          },
          {
            ...{ name: 'successor', label: 'What takes its place', required: false, maxLength: 150 },
            hint: 'vendor/name of the page to read instead',
            list: await listSuccessorPaths(page.vendor, page.id),
          },
        ]}
        submit="Mark as obsolete"
        busy="Saving…"
      />
    </>
  )
}

function HoldsAgain({ page }: { page: PageHead }) {
  return (
    <ActionForm
      action={declareObsolete}
      label="Holds again"
      hidden={{ id: String(page.id), value: '0' }}
      fields={[]}
      submit="It holds again"
      busy="Saving…"
      tone="plain"
    />
  )
}
