import { Table } from '@/components/ui/table'
import { VendorMark } from '@/components/vendor-mark'
import type { DeviceCard } from '@/lib/devices/types'
import { routes } from '@/lib/routes'

/** Devices as a table: name, id, chip, architecture. */
export function DeviceList({ devices }: { devices: DeviceCard[] }) {
  return (
    <Table
      caption="Devices"
      captionHidden
      head={['Device', 'PCI id', 'Chip', 'Architecture', 'Compilers']}
      rows={devices.map(({ pciId, vendor, name, codeName, architecture, isa }) => ({
        key: pciId,
        cells: [
          <span key="name" className="inline-flex items-baseline gap-1.5">
            {vendor && <VendorMark vendor={vendor} bare />}
            <a href={routes.device(pciId)}>{name ?? 'Unknown device'}</a>
          </span>,
          <code key="id" className="whitespace-nowrap">
            {pciId}
          </code>,
          codeName ?? '',
          architecture ?? '',
          isa ? <code key="isa">{isa}</code> : '',
        ],
      }))}
    />
  )
}
