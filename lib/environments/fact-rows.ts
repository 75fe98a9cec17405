import type { DeviceFact, DriverFact, Environment, Flavour, VersionName } from './types'

/** One line of the table of facts; each value with the line of the text that proves it. */
export type FactRow = { label: string; values: FactValue[] }
export type FactValue = { text: string; line: number; pciId?: string }

/** Boards of twenty cards are told by their number, not by twenty lines. */
const DEVICES_SHOWN = 16
const WORD_MAX = 200

/** What a machine says of itself, in the order in which people ask for it. `names` are those of our device table. */
export function factRows(facts: Environment, names: ReadonlyMap<string, string> = new Map()): FactRow[] {
  const rows: FactRow[] = [
    {
      label: 'GPU',
      values: facts.devices.slice(0, DEVICES_SHOWN).map((device) => deviceValue(device, names)),
    },
    { label: 'Driver', values: facts.drivers.slice(0, DEVICES_SHOWN).map(driverValue) },
    one('Kernel', facts.kernel, ({ release }) => release),
    one('Distribution', facts.distro, ({ name }) => name),
    ...versionRows(facts),
    one('Session', facts.session, ({ kind }) => sessions[kind]),
    one('Secure Boot', facts.secureBoot, ({ on }) => (on ? 'on' : 'off')),
    one('Runs in', facts.virtualization, ({ kind }) => surroundings[kind]),
  ]
  return rows.filter(({ values }) => values.length > 0)
}

/** What a device is called: by the table, else as the text writes it, else by its id. */
export function deviceName(
  { pciId, name }: Pick<DeviceFact, 'pciId' | 'name'>,
  names: ReadonlyMap<string, string>,
): string {
  const listed = pciId === null ? undefined : names.get(pciId)
  return (listed ?? name ?? pciId ?? 'unnamed device').slice(0, WORD_MAX)
}

function deviceValue(device: DeviceFact, names: ReadonlyMap<string, string>): FactValue {
  const text = deviceName(device, names)
  return { text, line: device.line, ...(device.pciId === null ? {} : { pciId: device.pciId }) }
}

function driverValue({ name, flavour, version, line }: DriverFact): FactValue {
  const words = [name, version, flavour === null ? null : `(${flavours[flavour]})`]
  return {
    text: words
      .filter((word) => word !== null)
      .join(' ')
      .slice(0, WORD_MAX),
    line,
  }
}

function one<T extends { line: number }>(
  label: string,
  fact: T | null,
  textOf: (fact: T) => string,
): FactRow {
  return {
    label,
    values: fact === null ? [] : [{ text: textOf(fact).slice(0, WORD_MAX), line: fact.line }],
  }
}

function versionRows({ versions }: Environment): FactRow[] {
  const known = new Map<string, string>(Object.entries(versionLabels))
  const found = new Map(Object.entries(versions))
  const ordered = [...known.keys()].filter((name) => found.has(name))
  const others = [...found.keys()].filter((name) => !known.has(name))
  return [...ordered, ...others].flatMap((name) => {
    const fact = found.get(name)
    return fact ? [one(known.get(name) ?? name, fact, ({ version }) => version)] : []
  })
}

const flavours: Record<Flavour, string> = {
  open: 'open modules',
  proprietary: 'proprietary',
  'in-tree': 'in the kernel',
  dkms: 'DKMS',
  windows: 'Windows',
}

const sessions = { wayland: 'Wayland', x11: 'X11', tty: 'text console' } as const

const surroundings = {
  wsl2: 'WSL 2',
  container: 'a container',
  vm: 'a virtual machine',
  passthrough: 'a virtual machine with the device passed through',
} as const

/** In the order of the table. */
const versionLabels: Record<VersionName, string> = {
  mesa: 'Mesa',
  cuda: 'CUDA',
  cuda_driver_api: 'CUDA of the driver',
  cudnn: 'cuDNN',
  compute_capability: 'Compute capability',
  rocm: 'ROCm',
  hip: 'HIP',
  level_zero: 'Level Zero',
  oneapi: 'oneAPI',
  igc: 'IGC',
  opencl: 'OpenCL',
  vulkan_api: 'Vulkan',
  vulkan_instance: 'Vulkan loader',
  opengl: 'OpenGL',
  llvm: 'LLVM',
  gsp: 'GSP firmware',
  guc: 'GuC',
  huc: 'HuC',
  dmc: 'DMC',
  smu: 'SMU firmware',
  gfx_firmware: 'Graphics firmware',
  npu_firmware: 'NPU firmware',
  linux_firmware: 'linux-firmware',
  vbios: 'VBIOS',
  xorg: 'X.Org',
  xwayland: 'Xwayland',
  torch: 'PyTorch',
  python: 'Python',
  ollama: 'Ollama',
  docker: 'Docker',
  gcc: 'GCC',
  nvidia_smi: 'nvidia-smi',
  wsl: 'WSL',
  wslg: 'WSLg',
}
