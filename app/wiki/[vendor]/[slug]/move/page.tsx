import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { GonePage } from '@/components/gone-page'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { routes } from '@/lib/routes'
import { isModerator } from '@/lib/users/types'
import { moveWikiPage } from '@/lib/wiki/actions'
import { pathOf } from '@/lib/wiki/paths'
import { type PageParams, requirePage, requirePath } from '@/lib/wiki/request'

export const metadata: Metadata = { title: 'Move', robots: { index: false } }

export default async function MovePage({ params }: { params: PageParams }) {
  const viewer = await requireViewer(routes.pageMove(pathOf(await requirePath(params))))
  const sight = await requirePage(params, routes.pageMove)
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  const { page } = sight
  const path = pathOf(page)
  return (
    <>
      <WikiPageHeader {...page} path={path} title={`Move: ${page.title}`} summary={null} current="move" />
      <p className="mb-4 max-w-measure text-ink-2">
        The page keeps its history, talk and followers. Its present address leads to the new one for good.
      </p>
      {isModerator(viewer) && (
        <p className="mb-4">
          <a href={routes.moveSubtree()}>Move a whole topic or many pages at once</a>
        </p>
      )}
      <ActionForm
        action={moveWikiPage}
        label="Move the page"
        hidden={{ id: String(page.id) }}
        fields={[
          {
            name: 'path',
            label: 'New address',
            hint: 'vendor/name, such as nvidia/xid-errors',
            value: path,
            maxLength: 150,
          },
          {
            name: 'summary',
            label: 'Why?',
            hint: 'One line for the history.',
            required: false,
            maxLength: 200,
          },
        ]}
        submit="Move"
        busy="Moving…"
      />
    </>
  )
}
