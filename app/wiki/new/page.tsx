import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { BadAddress } from '@/components/bad-address'
import { DraftNotice } from '@/components/editor/draft-notice'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { PageForm } from '@/components/wiki/page-form'
import { requireViewer } from '@/lib/auth/gates'
import { listCommonTags } from '@/lib/completion/queries'
import { getDraft } from '@/lib/drafts/queries'
import { redirect } from '@/lib/http/leave'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'
import { getTagDraft } from '@/lib/tags/article'
import { createWikiPage } from '@/lib/wiki/actions'
import { listTopicNames } from '@/lib/wiki/lists'
import { parsePath, titleOfSlug } from '@/lib/wiki/paths'
import { canEditPages } from '@/lib/wiki/policy'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'New page', robots: { index: false } }

export default async function NewPage({ searchParams }: Props) {
  const { path: wanted, tag } = await searchParams
  const about = typeof tag === 'string' ? await getTagDraft(tag) : null
  if (about?.kind === 'page') redirect(routes.pageEdit(about.path))
  const asked = about?.initial.path ?? wanted
  const text = typeof asked === 'string' ? asked : ''
  const path = parsePath(text)
  if (asked !== undefined && !path) return <NotAPath />
  const back = typeof tag === 'string' && about ? routes.newTagPage(tag) : routes.newPage(text || undefined)
  const viewer = await requireViewer(back)
  const settings = await getSettings()
  const draft = `page:${path ? text : 'new'}`
  const kept = await getDraft(viewer, draft)
  const initial = {
    key: randomUUID(),
    path: path ? text : '',
    title: path ? titleOfSlug(path.slug) : '',
    tags: path && path.vendor !== 'general' ? path.vendor : '',
    ...about?.initial,
  }
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PageHeader
        above={<a href={routes.wiki()}>Wiki</a>}
        title="New page"
        summary="Say what holds, for which versions, and where you know it from. Everybody may improve it later."
      />
      {canEditPages(viewer, settings) ? (
        <>
          {kept && (
            <div className="mb-4">
              <DraftNotice draft={draft} savedAt={kept.savedAt} back={back} />
            </div>
          )}
          <PageForm
            action={createWikiPage}
            initial={{ ...initial, ...kept?.fields }}
            draft={draft}
            topics={await listTopicNames()}
            commonTags={await listCommonTags()}
            back={routes.wiki()}
            submit="Create page"
          />
        </>
      ) : (
        <Notice title="Not yet">
          Creating pages takes {settings['reputation.editWiki']} reputation. You may suggest edits of existing
          pages.
        </Notice>
      )}
    </>
  )
}

function NotAPath() {
  return (
    <BadAddress>
      <p>
        A page is named by its vendor and a short name, such as <code>?path=nvidia/xid-errors</code>.{' '}
        <a href={routes.newPage()}>Write a page and choose its address there</a>.
      </p>
    </BadAddress>
  )
}
