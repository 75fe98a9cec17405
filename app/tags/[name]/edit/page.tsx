import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { PageStatus } from '@/components/page-status'
import { TagForm } from '@/components/tags/tag-form'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { requireViewer } from '@/lib/auth/gates'
import { notFound, redirect } from '@/lib/http/leave'
import { routes } from '@/lib/routes'
import { describeTag } from '@/lib/tags/actions'
import { getTagPage } from '@/lib/tags/article'
import { listTagEdits } from '@/lib/tags/pages'
import { canEditTags } from '@/lib/tags/policy'
import { findTag } from '@/lib/tags/request'

export const metadata: Metadata = { title: 'Describe a tag', robots: { index: false } }

export default async function EditTagPage({ params }: PageProps<'/tags/[name]/edit'>) {
  const viewer = await requireViewer()
  const found = await findTag((await params).name)
  if (found.found === 'nothing') notFound()
  if (found.found === 'synonym') redirect(routes.editTag(found.name))
  const { tag } = found
  if (!canEditTags(viewer)) return <NotYours name={tag.name} />
  const [edits, page] = await Promise.all([listTagEdits(tag.name), getTagPage(tag.id)])
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PageHeader
        above={<a href={routes.tag(tag.name)}>{tag.name}</a>}
        title={`Describe ${tag.name}`}
        summary="Shown on the tag's page and wherever tags are listed."
      />
      <TagForm action={describeTag} tag={tag} page={page?.visible ? page.path : undefined} />
      {edits.length > 0 && (
        <section aria-labelledby="edits" className="mt-10 grid gap-2">
          <h2 id="edits" className="text-lg">
            Earlier changes
          </h2>
          <ul className="grid gap-1 text-sm">
            {edits.map(({ id, at, author, summary }) => (
              <li key={id}>
                <Time date={at} mode="date" /> by {author.handle}
                {summary && `: ${summary}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function NotYours({ name }: { name: string }) {
  return (
    <>
      <PageStatus code={403} />
      <PageHeader title={`Describe ${name}`} />
      <EmptyState title="Moderators keep kinds, parents and synonyms">
        <p>
          What <a href={routes.tag(name)}>{name}</a> stands for is told by a page of the wiki:{' '}
          <a href={routes.newTagPage(name)}>write or improve it</a>. For the rest, flag a question that
          carries the tag and say what should stand here.
        </p>
      </EmptyState>
    </>
  )
}
