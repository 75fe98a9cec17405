import type { Metadata } from 'next'
import { GonePage } from '@/components/gone-page'
import { HiddenNotice, HiddenRevision } from '@/components/hidden-revision'
import { OldFacts } from '@/components/issues/old-facts'
import { PostBody } from '@/components/post-body'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { RevertForm } from '@/components/wiki/revert-form'
import { getViewer } from '@/lib/auth/viewer'
import { notFound } from '@/lib/http/leave'
import { getGuard } from '@/lib/protection/queries'
import { routes } from '@/lib/routes'
import { getOldRevision } from '@/lib/wiki/history'
import { numberFrom } from '@/lib/wiki/input'
import { pathOf } from '@/lib/wiki/paths'
import { requirePage } from '@/lib/wiki/request'

type Props = { params: Promise<{ vendor: string; slug: string; number: string }> }

export const metadata: Metadata = { title: 'An older version', robots: { index: false } }

export default async function RevisionPage({ params }: Props) {
  const number = numberFrom((await params).number)
  if (number === undefined) notFound()
  const sight = await requirePage(params, (path) => routes.pageRevision(path, number))
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  const { page } = sight
  const old = await getOldRevision(page.id, number, await getViewer())
  if (!old) notFound()
  const path = pathOf(page)
  if (old === 'hidden') return <HiddenRevision history={routes.pageHistory(path)} />
  const { shown } = await getGuard(page.id)
  return (
    <>
      <WikiPageHeader
        vendor={page.vendor}
        path={path}
        title={old.page.title}
        summary={old.page.lead}
        current="history"
      />
      <div className="mb-6 grid gap-3">
        <Notice tone="warn" title={`Revision ${number} of ${page.number}`}>
          As {old.by} left it on <Time date={old.at} mode="moment" />.{' '}
          <a href={routes.page(path)}>Read the page as it is now</a>.
        </Notice>
        <HiddenNotice number={number} hidden={old.hidden} />
        {number > shown && (
          <Notice title="This revision waits for approval">
            Readers see revision {shown}.{' '}
            <a href={routes.pageDiff(path, shown, number)}>See what would change</a>.
          </Notice>
        )}
        {number < page.number && (
          <div className="flex flex-wrap gap-2">
            <LinkButton href={routes.pageDiff(path, number, page.number)}>Compare with the newest</LinkButton>
            <RevertForm path={path} id={page.id} to={number} base={page.number} />
          </div>
        )}
      </div>
      <OldFacts issue={old.page.issue} />
      <PostBody html={old.html} />
    </>
  )
}
