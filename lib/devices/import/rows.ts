/** A name for a device, for boards of a subsystem, or for a PCI revision. */
export type BoardRow = { pciId: string; subsystem: string; revision: string; name: string }

export type NvidiaRow = BoardRow & { legacyBranch: string | null; openModules: boolean }

export type ClaimRow = {
  kernel: string
  module: string
  vendorId: string
  deviceId: string
  pciClass: string
}

/** A firmware file or a parameter (`kind` holds its type) of a module. */
export type ModuleRow = { kernel: string; module: string; name: string; kind: string }
