import type { DeviceCard } from '@/lib/devices/types'
import { routes } from '@/lib/routes'
import { EmptyState } from '../ui/empty-state'

/** A name that several devices have: which one? */
export function Candidates({ devices, query }: { devices: DeviceCard[]; query: Record<string, string> }) {
  return (
    <section aria-labelledby="which" className="grid max-w-3xl gap-2">
      <h3 id="which" className="text-lg">
        Which of these is it?
      </h3>
      <ul className="grid divide-y divide-line border-y border-line">
        {devices.map(({ pciId, name, codeName, architecture }) => (
          <li key={pciId} className="flex flex-wrap items-baseline gap-x-3 py-2">
            <a href={`${routes.choose(new URLSearchParams({ ...query, device: pciId }).toString())}#answer`}>
              {name ?? 'Unnamed device'}
            </a>{' '}
            <span className="font-mono text-xs text-ink-2">{pciId}</span>{' '}
            <span className="text-sm text-ink-2">
              {[codeName, architecture].filter((fact) => fact !== null).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-2">
        <code>lspci -nn</code> prints the id of yours in brackets.
      </p>
    </section>
  )
}

export function NoDevice({ text }: { text: string }) {
  return (
    <EmptyState title={`We know no device “${text}”`}>
      <p>
        Give its PCI id as <code>lspci -nn</code> prints it, look through the{' '}
        <a href={routes.devices()}>devices</a>, or <a href={routes.ask()}>ask</a>.
      </p>
    </EmptyState>
  )
}
