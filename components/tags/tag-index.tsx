import { formatCount } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { TagLink } from '../tag-link'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { TextField } from '../ui/field'
import { PageHeader } from '../ui/page-header'
import { Plain } from '../ui/plain'

export type TagRowView = {
  name: string
  kind: string
  vendor: string | null
  description: string
  questions: number
  pages: number
}

const kinds: [string, string][] = [
  ['vendor', 'Vendors'],
  ['driver', 'Drivers'],
  ['device', 'Devices'],
  ['os', 'Operating systems'],
  ['framework', 'Frameworks and stacks'],
  ['api', 'Programming interfaces'],
  ['topic', 'Topics'],
]

/** Tags by kind, the most used first; or those that a filter leaves. */
export function TagIndex({ tags, filter }: { tags: TagRowView[]; filter?: string }) {
  const groups = kinds
    .map(([kind, title]) => ({ kind, title, tags: tags.filter((tag) => tag.kind === kind) }))
    .filter((group) => group.tags.length > 0)
  return (
    <Plain>
      <PageHeader
        title={filter ? `Tags with “${filter}”` : 'Tags'}
        summary="A tag names a vendor, driver, device, interface or topic. Follow one to hear of new questions and edits, or mute it to see less."
      />
      <form method="get" action={routes.tags()} className="mb-6 flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-64 sm:max-w-96">
          <TextField
            name="q"
            label="Find a tag"
            hint="Part of its name, or of a synonym"
            defaultValue={filter}
            maxLength={60}
            autoCapitalize="none"
            spellCheck={false}
          />
        </div>
        <Button>Find</Button>
      </form>
      {groups.length === 0 && <NoTags filter={filter} />}
      <div className="grid gap-8">
        {groups.map(({ kind, title, tags: some }) => (
          <section key={kind} aria-labelledby={`kind-${kind}`} className="grid gap-3">
            <h2 id={`kind-${kind}`} className="text-lg">
              {title}
            </h2>
            <TagCards tags={some} muting={filter === undefined} />
          </section>
        ))}
      </div>
    </Plain>
  )
}

/** `muting` lets the overlay hide what the viewer muted; who looks for a tag by name wants to see it. */
export function TagCards({ tags, muting = false }: { tags: TagRowView[]; muting?: boolean }) {
  return (
    <ul className="grid gap-x-6 gap-y-0 border-t border-line sm:grid-cols-2 lg:grid-cols-3">
      {tags.map((tag) => (
        <li
          key={tag.name}
          className="grid content-start gap-1 border-b border-line py-3"
          data-tags={muting ? tag.name : undefined}
        >
          <span className="flex items-center gap-2">
            <TagLink tag={tag} />
            <span className="ml-auto text-xs whitespace-nowrap text-ink-2">
              <Used count={tag.questions} one="question" />
              {tag.pages > 0 && (
                <>
                  {' · '}
                  <Used count={tag.pages} one="page" />
                </>
              )}
            </span>
          </span>
          {tag.description && <span className="line-clamp-2 text-sm text-ink-2">{tag.description}</span>}
        </li>
      ))}
    </ul>
  )
}

function Used({ count, one }: { count: number; one: string }) {
  return (
    <>
      <span className="font-mono">{formatCount(count)}</span> {count === 1 ? one : `${one}s`}
    </>
  )
}

function NoTags({ filter }: { filter?: string }) {
  return (
    <EmptyState title={filter ? `No tag holds “${filter}”` : 'There are no tags yet'}>
      <p>
        {filter ? (
          <>
            Try fewer letters, <a href={routes.search(filter)}>search the texts for it</a>, or see{' '}
            <a href={routes.tags()}>all tags</a>.
          </>
        ) : (
          'Tags come with the first questions and pages.'
        )}
      </p>
    </EmptyState>
  )
}
