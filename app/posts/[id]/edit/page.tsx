import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { DraftNotice } from '@/components/editor/draft-notice'
import { EditForm } from '@/components/editor/edit-form'
import { GonePage } from '@/components/gone-page'
import { PostHeading } from '@/components/questions/post-heading'
import { RefusedEdit } from '@/components/questions/refused-edit'
import { Notice } from '@/components/ui/notice'
import { requireViewer } from '@/lib/auth/gates'
import { getDraft } from '@/lib/drafts/queries'
import { notFound, redirect } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { postPath } from '@/lib/posts/path'
import { getPostFor } from '@/lib/posts/queries'
import { edit } from '@/lib/revisions/actions'
import { type EditTerms, getEditTerms } from '@/lib/revisions/terms'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Edit', robots: { index: false } }

export default async function EditPage({ params }: PageProps<'/posts/[id]/edit'>) {
  const viewer = await requireViewer()
  const id = readPostId((await params).id)
  const sight = id === null ? null : await getPostFor(viewer, id)
  if (!sight?.found) notFound()
  if (sight.found === 'gone') return <GonePage kind="post" />
  const { post } = sight
  if (post.kind === 'page') redirect(routes.pageEdit(post.root.slug))
  const [terms, draft] = await Promise.all([getEditTerms(viewer, post), getDraft(viewer, `edit:${post.id}`)])
  const path = post.visible ? postPath(post) : routes.post(post.id)
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PostHeading id={post.id} kind={post.kind} rootTitle={post.root.title} path={path} current="edit" />
      <div className="grid max-w-3xl gap-4">
        {terms.ok ? (
          <Editor terms={terms.value} draft={draft} kind={post.kind} id={post.id} />
        ) : (
          <RefusedEdit failure={terms.error} />
        )}
      </div>
    </>
  )
}

type EditorProps = {
  terms: EditTerms
  draft: Awaited<ReturnType<typeof getDraft>>
  kind: 'question' | 'answer' | 'comment'
  id: number
}

function Editor({ terms, draft, kind, id }: EditorProps) {
  return (
    <>
      {terms.suggesting && (
        <Notice title="Your edit will be reviewed">
          <p>
            Its author or a trusted member accepts or rejects it. From {terms.reputationNeeded} reputation on,
            edits are saved at once.
          </p>
        </Notice>
      )}
      {draft && <DraftNotice draft={`edit:${id}`} savedAt={draft.savedAt} back={routes.postEdit(id)} />}
      <EditForm
        action={edit}
        kind={kind}
        id={id}
        initial={{ ...terms.current, ...draft?.fields }}
        suggesting={terms.suggesting}
        commonTags={terms.commonTags}
      />
    </>
  )
}
