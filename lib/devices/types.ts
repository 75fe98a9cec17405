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

export type SourceView = { id: string; title: string; edition: string; date: string | null; url: string }

export type NameView = { id: number; subsystem: string; revision: string; name: string; source: string }

/** Which modules ask for a device in which kernels, the newest kernel first. */
export type ClaimTable = {
  kernels: string[]
  modules: { name: string; claims: ('by id' | 'by class' | null)[] }[]
}

export type ModuleFirmware = {
  module: string
  /** Files whose name says that they are for this chip. */
  files: { file: string; kernels: string[] }[]
  /** Of one kernel at most: all files the module names, for whichever chip. */
  total: number
}

export type ApiView = {
  driver: string
  driverName: string
  api: string
  hardware: string
  support: 'yes' | 'partly' | 'no' | 'unknown'
  version: string
  note: string
  sourceUrl: string
}

export type ReportView = {
  driver: string | null
  version: string | null
  works: number
  partly: number
  fails: number
  latest: Date
}

export type ArchitectureCount = {
  name: string
  vendor: 'nvidia' | 'amd' | 'intel'
  devices: number
  isas: string[]
}
