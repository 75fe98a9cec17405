import type { ReactNode } from 'react'
import { routes } from '@/lib/routes'
import type { TriageView } from '@/lib/triage/view'
import { Table } from '../ui/table'

type Row = { key: string; cells: ReactNode[] }

/** Devices, drivers and versions of the log, each with the line that proves it. */
export function FactsTable({ view }: { view: TriageView }) {
  const rows = [...deviceRows(view), ...driverRows(view), ...systemRows(view), ...versionRows(view)]
  if (rows.length === 0)
    return (
      <p className="text-sm text-ink-2">
        The text names no device and no version. The first lines of a boot log, <code>lspci -nnk</code> and{' '}
        <code>uname -r</code> would.
      </p>
    )
  return (
    <Table
      caption="Devices and versions in the log"
      captionHidden
      head={['What', 'Found', 'Line']}
      rows={rows}
    />
  )
}

function deviceRows({ facts, knownDevices, knownDrivers }: TriageView): Row[] {
  return facts.devices
    .filter(({ pciId, name }) => pciId !== null || name !== null)
    .map(({ pciId, name, driver, line, address }) => {
      const known = pciId === null ? null : (knownDevices.get(pciId) ?? null)
      const text = name ?? known ?? 'Device'
      return {
        key: `device ${pciId} ${address} ${line}`,
        cells: [
          'Device',
          <>
            {pciId !== null && knownDevices.has(pciId) ? <a href={routes.device(pciId)}>{text}</a> : text}
            {pciId !== null && (
              <>
                {' '}
                <code>{pciId}</code>
              </>
            )}
            {driver !== null && (
              <>
                , driven by <DriverName name={driver} known={knownDrivers} />
              </>
            )}
          </>,
          line,
        ],
      }
    })
}

function driverRows({ facts, knownDrivers }: TriageView): Row[] {
  return facts.drivers.map(({ name, flavour, version, line }) => ({
    key: `driver ${name} ${version} ${line}`,
    cells: [
      'Driver',
      <>
        <DriverName name={name} known={knownDrivers} />
        {version !== null && (
          <>
            {' '}
            <code>{version}</code>
          </>
        )}
        {flavour !== null && ` (${flavour})`}
      </>,
      line,
    ],
  }))
}

function DriverName({ name, known }: { name: string; known: TriageView['knownDrivers'] }) {
  return known.has(name) ? <a href={routes.driver(name)}>{name}</a> : name
}

function systemRows({ facts: { kernel, distro, session, secureBoot, virtualization } }: TriageView): Row[] {
  return [
    ...(kernel ? [row('Kernel', kernel.release, kernel.line)] : []),
    ...(distro ? [row('Distribution', distro.name, distro.line)] : []),
    ...(session ? [row('Session', session.kind, session.line)] : []),
    ...(secureBoot ? [row('Secure Boot', secureBoot.on ? 'on' : 'off', secureBoot.line)] : []),
    ...(virtualization ? [row('Runs in', virtualization.kind, virtualization.line)] : []),
  ]
}

function versionRows({ facts }: TriageView): Row[] {
  return Object.entries(facts.versions).map(([name, { version, line }]) =>
    row(name.replaceAll('_', ' '), version, line),
  )
}

function row(what: string, found: string, line: number): Row {
  return { key: `${what} ${line}`, cells: [what, <code key="found">{found}</code>, line] }
}
