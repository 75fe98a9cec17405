import type { Metadata } from 'next'
import { FollowControl } from '@/components/follow-control'
import { GonePage } from '@/components/gone-page'
import { IssueFacts } from '@/components/issues/issue-facts'
import { JsonLd } from '@/components/json-ld'
import { PostBody } from '@/components/post-body'
import { EvidenceLine } from '@/components/reports/evidence-line'
import { MarkNotices } from '@/components/reports/mark-notices'
import { Notice } from '@/components/ui/notice'
import { FactBox } from '@/components/wiki/fact-box'
import { GuardNotices } from '@/components/wiki/guard-notices'
import { MissingPage } from '@/components/wiki/missing-page'
import { PageFoot } from '@/components/wiki/page-foot'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { WikiPageLayout } from '@/components/wiki/page-layout'
import { PageStanding } from '@/components/wiki/page-standing'
import { SolvedForm } from '@/components/wiki/solved-form'
import { Toc } from '@/components/wiki/toc'
import { tagPage, tags } from '@/lib/cache'
import { formatDate } from '@/lib/format/dates'
import { permanentRedirect } from '@/lib/http/leave'
import { getGuard } from '@/lib/protection/queries'
import type { PageShield } from '@/lib/protection/types'
import { routes } from '@/lib/routes'
import { freshnessOf, isPastReview } from '@/lib/wiki/freshness'
import { articleData } from '@/lib/wiki/json-ld'
import { outlineOf, withSectionLinks } from '@/lib/wiki/outline'
import { pathOf, topicId } from '@/lib/wiki/paths'
import { listSimilarPages, type PageView, withBody } from '@/lib/wiki/queries'
import { findCachedPage, type PageParams, requirePath } from '@/lib/wiki/request'
import { namedIn } from '@/lib/wiki/standing'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

type Props = { params: PageParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const path = await requirePath(params)
  const sight = await findCachedPage(path)
  if (sight.found !== 'page')
    return { title: sight.found === 'gone' ? 'Page deleted' : 'No such page', robots: { index: false } }
  const { title, lead, excerpt, obsolete } = sight.page
  const url = routes.page(pathOf(path))
  return {
    title,
    description: lead || excerpt,
    ...(obsolete ? { robots: { index: false } } : {}),
    alternates: {
      canonical: url,
      types: { 'text/markdown': `${url}.md`, 'application/atom+xml': routes.pageFeed(pathOf(path)) },
    },
    openGraph: { type: 'article', title, description: lead || excerpt, url },
  }
}

export default async function WikiPage({ params }: Props) {
  const path = await requirePath(params)
  const sight = await findCachedPage(path)
  if (sight.found === 'moved') permanentRedirect(routes.page(pathOf(sight.to)))
  if (sight.found === 'nothing') {
    await tagPage(tags.recentChanges)
    return <MissingPage path={pathOf(path)} slug={path.slug} similar={await listSimilarPages(path)} />
  }
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  const [body, shield] = await Promise.all([withBody(sight.page), getGuard(sight.page.id)])
  const page = { ...body, shield }
  const named = namedIn(page)
  const people = [...page.contributors.map(({ handle }) => handle), ...named.handles]
  await tagPage(...people.map(tags.user), ...named.paths.map(tags.page))
  return <Article page={page} path={pathOf(path)} />
}

type Guarded = PageView & { shield: PageShield }

function Article({ page, path }: { page: Guarded; path: string }) {
  const { id, title, lead, vendor, html } = page
  return (
    <article data-post-id={id} id={`post-${id}`}>
      <JsonLd data={articleData(page, path)} />
      <WikiPageHeader
        {...{ title, vendor, path }}
        summary={lead}
        current="read"
        comments={page.comments}
        freshness={freshnessOf(page, page.stamped)}
        actions={
          <FollowControl
            target={`post:${id}`}
            action={routes.followPost(id)}
            back={routes.page(path)}
            name="this page"
            count={page.followers}
          />
        }
      />
      {page.lockReason !== null && (
        <div className="mb-4">
          <Notice title="This page is locked">{page.lockReason}</Notice>
        </div>
      )}
      <PageStanding {...page} path={path} reviewDue={isPastReview(page.reviewBy) ? page.reviewBy : null} />
      <GuardNotices shield={page.shield} path={path} />
      <MarkNotices postId={id} marks={page.evidence?.marks ?? []} />
      <WikiPageLayout side={<Side page={page} path={path} html={html} />}>
        <PostBody html={withSectionLinks(html, path)} />
      </WikiPageLayout>
      <SolvedForm path={path} number={page.shownNumber} tags={page.tags.map(({ name }) => name)} />
      <EvidenceLine postId={id} evidence={page.evidence} />
      <PageFoot postId={id} path={path} {...page} />
    </article>
  )
}

function Side({ page, path, html }: { page: PageView; path: string; html: string }) {
  const { vendor, topic, createdAt, lastEdit, number, contributors } = page
  const facts = [
    { label: 'Topic', value: <a href={`${routes.wikiVendor(vendor)}#${topicId(topic)}`}>{topic}</a> },
    { label: 'Begun', value: formatDate(createdAt) },
    { label: 'Last edit', value: formatDate(lastEdit?.at ?? createdAt) },
    { label: 'Revisions', value: <a href={routes.pageHistory(path)}>{number}</a> },
    { label: 'Editors', value: contributors.length },
  ]
  return (
    <>
      {page.issue && <IssueFacts pageId={page.id} vendor={vendor} issue={page.issue} />}
      <FactBox title="About this page" facts={facts} vendor={vendor} />
      <Toc headings={outlineOf(html)} />
    </>
  )
}
