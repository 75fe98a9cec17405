import { Table } from '@/components/ui/table'
import type { ClaimTable, SourceView } from '@/lib/devices/types'
import { DeviceSection, Nothing } from './section'

type DriversProps = { claims: ClaimTable; source: SourceView | undefined; ofNvidia: boolean }

/** Which modules ask for the device in which kernels. */
export function DriversSection({ claims, source, ofNvidia }: DriversProps) {
  const { kernels, modules } = claims
  const byClass = modules.some((module) => module.claims.includes('by class'))
  return (
    <DeviceSection id="drivers" title="Kernel drivers that claim it" sources={[source]}>
      {modules.length === 0 ? (
        <Nothing>
          {kernels.length === 0
            ? 'No table of module aliases was imported.'
            : 'No driver of the kernels we know asks for it.'}
        </Nothing>
      ) : (
        <Table
          caption="Kernels and the modules that claim the device in them"
          captionHidden
          head={['Kernel', ...modules.map(({ name }) => <code key={name}>{name}</code>)]}
          rows={kernels.map((kernel, row) => ({
            key: kernel,
            cells: [kernel, ...modules.map(({ claims: cells }) => cells[row] ?? 'no')],
          }))}
        />
      )}
      {byClass && (
        <p className="text-sm text-ink-2">
          By class: the module asks for every display device of the vendor and looks at the GPU itself before
          it takes it. A driver that asks by id may still leave the device to another one unless a module
          parameter says otherwise.
        </p>
      )}
      {ofNvidia && (
        <p className="text-sm text-ink-2">
          NVIDIA’s own modules are not part of the kernel and not in this table; see the next section.
        </p>
      )}
    </DeviceSection>
  )
}
