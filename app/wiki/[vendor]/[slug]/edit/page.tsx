import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { BadAddress } from '@/components/bad-address'
import { DraftNotice } from '@/components/editor/draft-notice'
import { PageStatus } from '@/components/page-status'
import { Notice } from '@/components/ui/notice'
import { EditingNow } from '@/components/wiki/editing-now'
import { SavingNotice } from '@/components/wiki/guard-notices'
import { PageForm } from '@/components/wiki/page-form'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { listCommonTags } from '@/lib/completion/queries'
import { type Draft, getDraft } from '@/lib/drafts/queries'
import { listPageEditors } from '@/lib/editing/queries'
import { notFound } from '@/lib/http/leave'
import { listNeeds } from '@/lib/needs/queries'
import { wayOfEdit } from '@/lib/protection/policy'
import { getGuard } from '@/lib/protection/queries'
import { savingOf } from '@/lib/protection/saving'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'
import { editWikiPage } from '@/lib/wiki/actions'
import { getDraftOf } from '@/lib/wiki/editor'
import { editorView } from '@/lib/wiki/input'
import { listTopicNames } from '@/lib/wiki/lists'
import { pathOf } from '@/lib/wiki/paths'
import type { PageHead } from '@/lib/wiki/queries'
import { type PageParams, requirePath } from '@/lib/wiki/request'

type Props = { params: PageParams; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Edit', robots: { index: false } }

/** Shown for every page that was ever at this address: what was typed must survive a move or a deletion. */
export default async function EditPage({ params, searchParams }: Props) {
  const asked = await requirePath(params)
  const view = editorView(await searchParams)
  if (!view) return <NotASection path={pathOf(asked)} />
  const { section } = view
  const viewer = await requireViewer(routes.pageEdit(pathOf(asked), section))
  const editor = await getDraftOf(asked, section)
  if (!editor) notFound()
  const { page, sectionTitle } = editor
  const path = pathOf(page)
  const kept = keptFor(await getDraft(viewer, `edit:${page.id}`), section)
  const settings = await getSettings()
  const shield = await getGuard(page.id)
  const way = wayOfEdit(viewer, shield, settings)
  const saving = savingOf(way, shield, settings['reputation.editWiki'])
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <WikiPageHeader
        vendor={page.vendor}
        path={path}
        title={sectionTitle === null ? `Edit: ${page.title}` : `Edit “${sectionTitle}” of ${page.title}`}
        current="edit"
      />
      <div className="mb-4 grid gap-3">
        <StateNotices page={page} />
        <EditingNow
          pageId={page.id}
          {...(await listPageEditors(viewer, page.id))}
          silent={page.deleted || page.lockReason !== null || viewer.suspension !== null}
        />
        {section !== undefined && sectionTitle === null && !page.deleted && <NoSuchSection path={path} />}
        <SavingNotice saving={saving} shield={shield} path={path} />
        {kept && (
          <DraftNotice
            draft={`edit:${page.id}`}
            savedAt={kept.savedAt}
            back={routes.pageEdit(path, section)}
          />
        )}
      </div>
      <PageForm
        action={editWikiPage}
        initial={{ ...editor.initial, ...kept?.fields }}
        draft={`edit:${page.id}`}
        topics={await listTopicNames()}
        commonTags={await listCommonTags()}
        back={routes.page(path)}
        submit={saving.submit}
        needs={way === 'publish' && !page.deleted ? await listNeeds(page.id) : []}
      />
    </>
  )
}

function NotASection({ path }: { path: string }) {
  return (
    <BadAddress>
      <p>
        A section is named by its number, such as <code>?section=3</code>.{' '}
        <a href={routes.pageEdit(path)}>Edit the whole page</a>.
      </p>
    </BadAddress>
  )
}

/** Above the form rather than instead of it: somebody may have removed the section while it was edited here. */
function NoSuchSection({ path }: { path: string }) {
  return (
    <>
      <PageStatus code={404} />
      <Notice tone="warn" title="This page has no such section">
        Its headings may have changed. Choose a section on <a href={routes.page(path)}>the page</a>, or edit
        all of it below.
      </Notice>
    </>
  )
}

function StateNotices({ page }: { page: PageHead }) {
  return (
    <>
      {page.deleted && (
        <>
          <PageStatus code={410} />
          <Notice tone="bad" title="This page was deleted">
            Nothing can be saved here.
          </Notice>
        </>
      )}
      {page.lockReason !== null && (
        <Notice tone="warn" title="This page is locked">
          {page.lockReason}
        </Notice>
      )}
    </>
  )
}

/** A draft of one section says nothing about another, or about the whole page. */
function keptFor(draft: Draft | null, section: number | undefined): Draft | null {
  return draft && (draft.fields.section ?? '') === (section === undefined ? '' : String(section))
    ? draft
    : null
}
