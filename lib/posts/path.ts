import { routes } from '@/lib/routes'

type Root = { kind: 'question' | 'page'; slug: string }

/** Where a thread is read: the question, or the talk of a page. */
export function threadPath(rootId: number, root: Root): string {
  return root.kind === 'question' ? routes.question(rootId, root.slug) : routes.pageTalk(root.slug)
}

/** Where one post of a thread is read. */
export function postPath(post: { id: number; kind: string; rootId: number; root: Root }): string {
  if (post.kind === 'page') return routes.page(post.root.slug)
  const path = threadPath(post.rootId, post.root)
  return post.id === post.rootId ? path : `${path}#post-${post.id}`
}
