import type { Metadata } from 'next'
import { TagPage } from '@/components/tags/tag-page'
import { tagPage, tags } from '@/lib/cache'
import { notFound, permanentRedirect } from '@/lib/http/leave'
import { listNewestAndOpen } from '@/lib/questions/open-questions'
import { routes } from '@/lib/routes'
import { getTagPage } from '@/lib/tags/article'
import { listTagPages, listTopAnswerers } from '@/lib/tags/pages'
import { findTag } from '@/lib/tags/request'
import { getHtml } from '@/lib/wiki/queries'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

export async function generateMetadata({ params }: PageProps<'/tags/[name]'>): Promise<Metadata> {
  const { name, description } = await requireTag((await params).name)
  return {
    title: `${name}: questions and notes`,
    description: description || `Questions and driver notes tagged ${name}.`,
    alternates: {
      canonical: routes.tag(name),
      types: { 'application/atom+xml': [{ url: routes.tagFeed(name), title: `${name} on Nomodeset` }] },
    },
  }
}

export default async function TagRoute({ params }: PageProps<'/tags/[name]'>) {
  const tag = await requireTag((await params).name)
  const [article, questions, notes, answerers] = await Promise.all([
    getArticle(tag.id),
    listNewestAndOpen([tag.name], { newest: 10, open: 5 }),
    listTagPages(tag.id),
    listTopAnswerers(tag.id),
  ])
  await tagPage(...[...questions.newest, ...questions.unanswered].map(({ id }) => tags.question(id)))
  return <TagPage tag={tag} {...questions} article={article} notes={notes} answerers={answerers} />
}

/** Named before it is shown: a page that is out of sight may come back. */
async function getArticle(tagId: number) {
  const page = await getTagPage(tagId)
  if (page) await tagPage(tags.page(page.path))
  return page?.visible ? { ...page, html: await getHtml(page) } : null
}

/** A synonym leads to its tag for good; anything else that is no tag does not exist. */
async function requireTag(text: string) {
  const found = await findTag(text, (name) => tagPage(tags.tag(name)))
  if (found.found === 'synonym') permanentRedirect(routes.tag(found.name))
  if (found.found === 'nothing') notFound()
  return found.tag
}
