import { Fragment } from 'react'
import { routes } from '@/lib/routes'
import { vendors } from './vendor-mark'

export type TagView = { name: string; kind?: string; vendor?: string | null }

/** A tag; vendor tags carry their dot. `count` is printed after it. */
export function TagLink({ tag, count }: { tag: TagView; count?: number }) {
  const isVendor = tag.kind === 'vendor' || vendors.some(({ slug }) => slug === tag.name)
  return (
    <a href={routes.tag(tag.name)} className="tag" rel="tag" data-tag={tag.name}>
      {isVendor && <span className={`vendor-dot vendor-${tag.name}`} aria-hidden="true" />}
      {tag.name}
      {count !== undefined && <span className="font-mono text-ink-2"> {count}</span>}
    </a>
  )
}

/** In a row, with real spaces for text browsers. */
export function TagList({ tags }: { tags: TagView[] }) {
  return tags.map((tag) => (
    <Fragment key={tag.name}>
      <TagLink tag={tag} />{' '}
    </Fragment>
  ))
}
