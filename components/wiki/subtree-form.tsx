import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { Select, TextField } from '../ui/field'
import { Time } from '../ui/time'

type SubtreeFormProps = {
  vendors: { slug: string; name: string }[]
  topics: string[]
  values: Record<string, string>
  errors: Record<string, string>
}

/** Which pages, and where to; only looks. */
export function SubtreeForm({ vendors, topics, values, errors }: SubtreeFormProps) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', error: errors[name] })
  const choices = vendors.map(({ slug, name }) => (
    <option key={slug} value={slug}>
      {name}
    </option>
  ))
  return (
    <form action={routes.moveSubtree()} method="get" className="grid gap-4">
      <div className="grid gap-6 sm:grid-cols-2">
        <fieldset className="grid content-start gap-4">
          <legend className="mb-2 text-lg font-semibold">Which pages</legend>
          <Select label="Vendor" {...field('vendor')}>
            {choices}
          </Select>
          <TextField
            label="Topic"
            hint="Empty: all topics."
            list="topics"
            maxLength={60}
            {...field('topic')}
          />
          <TextField
            label="Names that begin with"
            hint="Such as vulkan-. Empty: all names."
            maxLength={100}
            {...field('prefix')}
          />
        </fieldset>
        <fieldset className="grid content-start gap-4">
          <legend className="mb-2 text-lg font-semibold">Where to</legend>
          <Select label="New vendor" {...field('toVendor')}>
            {choices}
          </Select>
          <TextField
            label="New topic"
            hint="Empty: each page keeps its own."
            list="topics"
            maxLength={60}
            {...field('toTopic')}
          />
          <TextField
            label="New beginning of the names"
            hint="Takes the place of the beginning at the left."
            maxLength={100}
            {...field('toPrefix')}
          />
        </fieldset>
      </div>
      <datalist id="topics">
        {topics.map((topic) => (
          <option key={topic} value={topic} />
        ))}
      </datalist>
      <div>
        <Button>Show what would move</Button>
      </div>
    </form>
  )
}

type Moved = { id: number; at: Date; from: string; to: string; count: number }

/** The newest moves, each with the way back. */
export function SubtreeMoves({ moves }: { moves: Moved[] }) {
  if (moves.length === 0) return null
  return (
    <section aria-labelledby="moved-title" className="grid gap-2">
      <h2 id="moved-title" className="text-lg">
        Moved lately
      </h2>
      <ul className="grid divide-y divide-line border-y border-line text-sm">
        {moves.map(({ id, at, from, to, count }) => (
          <li key={id} className="flex flex-wrap gap-x-4 py-2">
            <span>
              {plural(count, 'page')} from {from} to {to}
            </span>{' '}
            <Time date={at} mode="moment" /> <a href={routes.moveSubtree(`undo=${id}`)}>The way back</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
