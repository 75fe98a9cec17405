import { routes } from '@/lib/routes'
import { PageHeader } from '../ui/page-header'
import { Tabs } from '../ui/tabs'

type PostHeadingProps = {
  id: number
  kind: string
  /** Title of the question or page it belongs to. */
  rootTitle: string
  /** Where the post is read. */
  path: string
  current: 'edit' | 'history' | 'machine' | 'post'
}

/** The top of every page about one post: where it belongs, and what else there is about it. */
export function PostHeading({ id, kind, rootTitle, path, current }: PostHeadingProps) {
  const tabs = [
    { href: path, label: 'Read', current: current === 'post' },
    { href: routes.postEdit(id), label: 'Edit', current: current === 'edit' },
    { href: routes.postHistory(id), label: 'History', current: current === 'history' },
    ...(kind === 'comment' || kind === 'page'
      ? []
      : [{ href: routes.postEnvironment(id), label: 'Machine', current: current === 'machine' }]),
  ]
  return (
    <PageHeader title={`${words[current]} ${kind}`} summary={<a href={path}>{rootTitle}</a>}>
      <Tabs label={`This ${kind}`} tabs={tabs} />
    </PageHeader>
  )
}

const words = { edit: 'Edit', history: 'History of this', machine: 'Machine of this', post: 'A removed' }
