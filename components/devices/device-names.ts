import type { DeviceCard, DeviceKind } from '@/lib/devices/types'

export const vendorNames: Record<string, string> = { nvidia: 'NVIDIA', amd: 'AMD', intel: 'Intel' }

export const kindNames: Record<DeviceKind, string> = { gpu: 'GPU', accelerator: 'Accelerator', npu: 'NPU' }

/** The vendor goes first where the name does not say it; ids that nobody names are told as such. */
export function deviceTitle({ pciId, name, vendor }: Pick<DeviceCard, 'pciId' | 'name' | 'vendor'>): string {
  if (name === null) return `Unknown device ${pciId}`
  const maker = vendor === null ? '' : (vendorNames[vendor] ?? '')
  return maker === '' || name.toLowerCase().startsWith(maker.toLowerCase()) ? name : `${maker} ${name}`
}
