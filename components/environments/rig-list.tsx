import type { FormState } from '@/lib/http/form'
import type { RigChoice } from '@/lib/rigs/types'
import { routes } from '@/lib/routes'
import { ActionForm } from '../accounts/action-form'
import { Badge, Chip } from '../ui/badge'
import { Time } from '../ui/time'

type RowAction = (before: FormState, form: FormData) => Promise<FormState>

type RigListProps = {
  rigs: (RigChoice & { chosen: boolean; updatedAt: Date })[]
  choose: RowAction
  remove: RowAction
}

/** One's saved machines, each with what can be done about it. */
export function RigList({ rigs, choose, remove }: RigListProps) {
  return (
    <ul className="grid gap-3" aria-label="Your rigs">
      {rigs.map(({ id, name, chips, chosen, updatedAt }) => (
        <li key={id} className="grid gap-2 rounded-md border border-line p-3">
          <div className="flex flex-wrap items-center gap-2">
            <a href={routes.rig(id)} className="font-semibold wrap-anywhere">
              {name}
            </a>
            {chosen && <Badge tone="good">my environment</Badge>}
            {chips.map((chip) => (
              <Chip key={chip}>{chip}</Chip>
            ))}
            <span className="text-sm text-ink-2">
              updated <Time date={updatedAt} />
            </span>
          </div>
          <div className="flex flex-wrap gap-2">
            <ActionForm
              label={chosen ? `Do not use ${name} as my environment` : `Use ${name} as my environment`}
              action={choose}
              fields={[]}
              hidden={chosen ? {} : { id: String(id) }}
              submit={chosen ? 'Choose none' : 'Use as my environment'}
              busy="…"
              tone="plain"
              size="small"
            />
            <ActionForm
              label={`Delete ${name}`}
              action={remove}
              fields={[]}
              hidden={{ id: String(id) }}
              submit="Delete"
              busy="…"
              tone="danger"
              size="small"
            />
          </div>
        </li>
      ))}
    </ul>
  )
}
