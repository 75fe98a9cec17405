import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { HiddenNotice } from '@/components/hidden-revision'
import { PageHeader } from '@/components/ui/page-header'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { requireModerator } from '@/lib/auth/gates'
import { notFound } from '@/lib/http/leave'
import { REASON_MAX } from '@/lib/moderation/input'
import { readPostId } from '@/lib/posts/input'
import { getPostFor } from '@/lib/posts/queries'
import { hideRevision } from '@/lib/revisions/hiding-actions'
import { revisionNumber } from '@/lib/revisions/input'
import { getRevision } from '@/lib/revisions/queries'
import { versionText } from '@/lib/revisions/text'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Hide a revision', robots: { index: false } }

export default async function HideRevisionPage({ params }: PageProps<'/posts/[id]/history/[number]/hide'>) {
  const viewer = await requireModerator()
  const { id: postNumber, number: wanted } = await params
  const id = readPostId(postNumber)
  const number = revisionNumber.safeParse(wanted).data
  if (id === null || number === undefined) notFound()
  const sight = await getPostFor(viewer, id)
  const revision = sight.found === true ? await getRevision(id, number, viewer) : null
  if (!revision?.version) notFound()
  const { hidden, version, author } = revision
  const fixed = { id: String(id), number: String(number) }
  return (
    <>
      <PageHeader
        title={hidden ? `Show revision ${number} again` : `Hide revision ${number}`}
        above={<a href={routes.postHistory(id)}>History of post {id}</a>}
        summary="Its text, title, tags and summary are kept from everybody but moderators. Who wrote it, when, and its number stay."
      />
      <div className="grid gap-6">
        <HiddenNotice number={number} hidden={hidden} />
        {hidden ? (
          <ActionForm
            key="show"
            label="Show the revision again"
            action={hideRevision}
            hidden={{ ...fixed, value: '0' }}
            fields={[]}
            submit="Show it again"
            busy="…"
          />
        ) : (
          <ActionForm
            key="hide"
            label="Hide the revision"
            action={hideRevision}
            hidden={{ ...fixed, value: '1' }}
            fields={[
              { name: 'reason', label: 'Reason', hint: 'The public log shows it.', maxLength: REASON_MAX },
            ]}
            submit="Hide it"
            busy="…"
            tone="danger"
          />
        )}
        <section className="grid gap-2">
          <h2 className="text-base">What {author.handle} wrote</h2>
          <ScrollRegion label="Text" className="overflow-x-auto">
            <pre className="plain-source">{versionText(version)}</pre>
          </ScrollRegion>
        </section>
      </div>
    </>
  )
}
