import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Notice } from '@/components/ui/notice'
import { PageForm } from '@/components/wiki/page-form'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'
import { editWikiPage } from '@/lib/wiki/actions'
import { getDraftOf } from '@/lib/wiki/editor'
import { sectionOf } from '@/lib/wiki/input'
import { listTopicNames } from '@/lib/wiki/lists'
import { pathOf } from '@/lib/wiki/paths'
import { canEditPages } from '@/lib/wiki/policy'
import { type PageParams, requirePath } from '@/lib/wiki/request'

type Props = { params: PageParams; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Edit', robots: { index: false } }

/** Shown for every page that was ever at this address: what was typed must survive a move or a deletion. */
export default async function EditPage({ params, searchParams }: Props) {
  const asked = await requirePath(params)
  const section = sectionOf((await searchParams).section)
  const viewer = await requireViewer(routes.pageEdit(pathOf(asked), section))
  const draft = await getDraftOf(asked, section)
  if (!draft) notFound()
  const { page, initial, sectionTitle } = draft
  const path = pathOf(page)
  const mayEdit = canEditPages(viewer, await getSettings())
  return (
    <>
      <WikiPageHeader
        vendor={page.vendor}
        path={path}
        title={sectionTitle === null ? `Edit: ${page.title}` : `Edit “${sectionTitle}” of ${page.title}`}
        current="edit"
      />
      <div className="mb-4 grid gap-3">
        {page.deleted && (
          <Notice tone="bad" title="This page was deleted">
            Nothing can be saved here.
          </Notice>
        )}
        {page.lockReason !== null && (
          <Notice tone="warn" title="This page is locked">
            {page.lockReason}
          </Notice>
        )}
        {!mayEdit && (
          <Notice>
            Your edit becomes a suggestion that others review. Edits of the wiki are saved at once later on.
          </Notice>
        )}
      </div>
      <PageForm
        action={editWikiPage}
        initial={initial}
        topics={await listTopicNames()}
        back={routes.page(path)}
        submit={mayEdit ? 'Save' : 'Suggest this edit'}
      />
    </>
  )
}
