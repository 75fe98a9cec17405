import { matrixQuery } from '@/lib/compatibility/input'
import { axes, type Matrix, type MatrixFilter } from '@/lib/compatibility/types'
import { architectures } from '@/lib/devices/architectures'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Select, TextField } from '../ui/field'
import { PageHeader } from '../ui/page-header'
import { MatrixTable } from './matrix-table'
import { axisWords } from './words'

type CompatibilityPageProps = {
  filter: MatrixFilter
  matrix: Matrix
  drivers: { slug: string; name: string }[]
}

/** What works with what: makers' claims beside members' reports. */
export function CompatibilityPage({ filter, matrix, drivers }: CompatibilityPageProps) {
  const driverName = drivers.find(({ slug }) => slug === filter.driver)?.name ?? filter.driver
  const query = matrixQuery(filter)
  return (
    <>
      <PageHeader
        title="Compatibility"
        summary="What makers say of each branch beside what members saw on their rigs. Every cell opens its evidence."
      />
      <Filters filter={filter} drivers={drivers} />
      {matrix.rows.length === 0 ? (
        <EmptyState title="Nothing is known of this yet">
          <p>
            No maker’s claim and no report fits. Reports are made under{' '}
            <a href={routes.questions()}>answers</a> and pages, on the machine that you saved as{' '}
            <a href={routes.rigs()}>a rig</a>.
          </p>
        </EmptyState>
      ) : (
        <MatrixTable filter={filter} matrix={matrix} driverName={driverName} />
      )}
      <div className="mt-4 grid max-w-measure gap-2 text-sm text-ink-2">
        <p>
          “Said to work” is a claim with a source and a date; “depends” means that claims differ by what the
          cell’s page names. “5 of 6 work” counts reports: what an answer or a page told to do worked on that
          many rigs. Green: most work; amber: mixed; red: most fail.
          {matrix.cut && ' The newest branches and columns are shown; the downloads have all.'}
        </p>
        <p>
          Download as <a href={routes.compatibilityData('csv', query)}>CSV</a> or{' '}
          <a href={routes.compatibilityData('json', query)}>JSON</a>. Our members’ reports are under{' '}
          <a href="https://creativecommons.org/licenses/by-sa/4.0/" rel="license">
            CC BY-SA 4.0
          </a>
          ; claims name their sources.
        </p>
      </div>
    </>
  )
}

function Filters({ filter, drivers }: Pick<CompatibilityPageProps, 'filter' | 'drivers'>) {
  return (
    <form method="get" action={routes.compatibility()} className="mb-6 flex flex-wrap items-end gap-2">
      <Select name="driver" label="Driver" defaultValue={filter.driver}>
        {drivers.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <Select name="by" label="Columns" defaultValue={filter.by}>
        {axes.map((axis) => (
          <option key={axis} value={axis}>
            {axisWords[axis]}
          </option>
        ))}
      </Select>
      <Select name="architecture" label="Device family" defaultValue={filter.architecture}>
        <option value="">Any</option>
        {architectures.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Select>
      <div className="w-28">
        <TextField
          name="kernel"
          label="Kernel"
          defaultValue={filter.kernel}
          placeholder="6.17"
          maxLength={8}
        />
      </div>
      <div className="w-40">
        <TextField
          name="distribution"
          label="Distribution"
          defaultValue={filter.distribution}
          placeholder="ubuntu 24.04"
          maxLength={60}
          autoCapitalize="none"
        />
      </div>
      <div className="w-40">
        <TextField
          name="framework"
          label="Framework"
          defaultValue={filter.framework}
          placeholder="CUDA 13.0"
          maxLength={60}
        />
      </div>
      <Button>Show</Button>
    </form>
  )
}
