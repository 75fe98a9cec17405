import 'server-only'
import { sql } from 'drizzle-orm'
import { devices } from '@/db/schema'

export const cardColumns = {
  pciId: devices.pciId,
  vendor: devices.vendor,
  name: devices.name,
  kind: devices.kind,
  architecture: devices.architecture,
  codeName: devices.codeName,
  isa: devices.isa,
}

/** Word for word the expression of device_words_index. */
export const deviceText = sql`(lower(coalesce(device.name, '') || ' ' || coalesce(device.code_name, '') || ' ' || coalesce(device.architecture, '') || ' ' || coalesce(device.isa, '') || ' ' || device.pci_id))`
