import { routes } from '@/lib/routes'
import { pathOf } from '@/lib/wiki/paths'
import { muteMarks } from '../mutable'
import { TagLink, type TagView } from '../tag-link'
import { SideBox } from '../ui/columns'
import { ChangeList, type ChangeView } from '../wiki/change-list'
import type { PageLink } from '../wiki/page-links'

type HomeSideProps = { start: PageLink[]; changes: ChangeView[]; tags: TagView[] }

export function HomeSide({ start, changes, tags }: HomeSideProps) {
  return (
    <>
      {start.length > 0 && (
        <SideBox title="Start here">
          <ul className="grid gap-1.5">
            {start.map((page) => (
              <li key={pathOf(page)} {...muteMarks(page.root)}>
                <a href={routes.page(pathOf(page))}>{page.title}</a>
              </li>
            ))}
          </ul>
        </SideBox>
      )}
      <SideBox title="Recent changes of the wiki">
        {changes.length > 0 ? (
          <ChangeList changes={changes} label="Recent changes" />
        ) : (
          <p className="text-ink-2">No page has been written yet.</p>
        )}
        <a href={routes.recentChanges()}>All recent changes</a>
      </SideBox>
      <SideBox title="Popular tags">
        <ul className="flex flex-wrap gap-1.5" aria-label="Popular tags">
          {tags.map((tag) => (
            <li key={tag.name} data-tags={tag.name}>
              <TagLink tag={tag} />
            </li>
          ))}
        </ul>
        <a href={routes.tags()}>All tags</a>
      </SideBox>
    </>
  )
}
