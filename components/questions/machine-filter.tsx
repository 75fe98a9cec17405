import { listQuery, type QuestionSort } from '@/lib/questions/list-input'
import { routes } from '@/lib/routes'

type MachineFilterProps = {
  chosen: { sort: QuestionSort; all: string[]; none: string[]; mine?: boolean }
  machine: { name: string } | null | undefined
}

/** The way to what fits the reader's own machine, or what it is compared with and the way back. */
export function MachineFilter({ chosen, machine }: MachineFilterProps) {
  const { sort, all, none } = chosen
  const link = (mine: boolean) => routes.questions() + listQuery({ sort, all, none, mine })
  if (!chosen.mine)
    return (
      <p className="mb-2 text-sm">
        <a href={link(true)}>Fits my machine</a>
      </p>
    )
  return (
    <div className="mb-2 grid max-w-measure gap-1 text-sm text-ink-2">
      {machine ? (
        <p>
          Asked on a machine with a device, an architecture or a driver branch of{' '}
          <a href={routes.settings('rigs')}>{machine.name}</a>.
        </p>
      ) : (
        <p>
          There is nothing to compare with yet: <a href={routes.settings('rigs')}>save a rig and choose it</a>{' '}
          as “my environment”.
        </p>
      )}
      <p>
        <a href={link(false)}>All machines</a>
      </p>
    </div>
  )
}
