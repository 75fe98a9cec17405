export type DeviceKind = 'gpu' | 'accelerator' | 'npu'

/** What lists show of a device. */
export type DeviceCard = {
  pciId: string
  /** nvidia, amd, intel, or null. */
  vendor: string | null
  /** Null when a driver claims the id and no list names it. */
  name: string | null
  kind: DeviceKind
  architecture: string | null
  codeName: string | null
  isa: string | null
}
