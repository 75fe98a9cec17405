import { authorOf, madeAt, questionId, size } from './corpus'
import type { Cell, Rows } from './rows'

const drivers: Record<string, { driver: string; versions: string[] }> = {
  '10de': { driver: 'nvidia', versions: ['550.144.03', '570.124.06', '580.95.05', '590.48.01', '595.71.05'] },
  '1002': { driver: 'amdgpu', versions: [] },
  '8086': { driver: 'xe', versions: [] },
}
const kernels = ['6.1.192', '6.12.95', '6.17.4-arch2-1', '7.3.4']
const distributions = [
  ['debian', '13'],
  ['ubuntu', '24.04'],
  ['fedora', '43'],
  ['arch', null],
] as const
const outcomes = ['works', 'works', 'works', 'partly', 'fails']

/** Every third question comes from a machine, and two people report on its answers from theirs. */
export function machineTables(pciIds: string[]): Rows[] {
  const known = pciIds.filter((id) => id.slice(0, 4) in drivers)
  const machine = (index: number) => machineOf(index, known)
  return [
    {
      table: 'environment',
      columns:
        'id, facts, log, driver, driver_version, kernel, distro, distro_version, created_by, created_at',
      total: size.machines,
      rows: () => each(size.machines, (index) => environmentRow(index, machine(index))),
    },
    {
      table: 'environment_device',
      columns: 'environment_id, pci_id',
      total: size.machines,
      rows: () => each(size.machines, (index) => [index + 1, machine(index).pciId]),
    },
    {
      table: 'post_environment',
      columns: 'post_id, environment_id',
      total: size.machines,
      rows: () => each(size.machines, (index) => [questionId(index * 3), index + 1]),
    },
    {
      table: 'report',
      columns: 'post_id, user_id, environment_id, outcome, reported_at',
      total: size.machines * 2,
      rows: () => each(size.machines * 2, reportRow),
    },
  ]
}

type Machine = { pciId: string; driver: string; version: string | null; kernel: string }

function machineOf(index: number, known: string[]): Machine {
  const pciId = known[(index * 61) % known.length] ?? '10de:2684'
  const { driver = 'nvidia', versions = [] } = drivers[pciId.slice(0, 4)] ?? {}
  const version = versions.length === 0 ? null : (versions[index % versions.length] ?? null)
  return { pciId, driver, version, kernel: kernels[index % kernels.length] ?? '6.12.95' }
}

function environmentRow(index: number, machine: Machine): Cell[] {
  const { driver, version, kernel } = machine
  const [distro, distroVersion] = distributions[index % distributions.length] ?? ['debian', '13']
  const id = questionId(index * 3)
  const log = `Machine ${index} of the bench`
  return [
    ...[index + 1, JSON.stringify(factsOf(machine)), log, driver, version, kernel, distro, distroVersion],
    ...[authorOf(id), madeAt(id)],
  ]
}

function factsOf({ pciId, driver, version, kernel }: Machine) {
  const device = { pciId, name: null, subsystem: null, revision: null, address: null, driver, line: 1 }
  return {
    devices: [device],
    drivers: [{ name: driver, flavour: null, version, line: 1 }],
    kernel: { release: kernel, line: 1 },
    ...{ distro: null, versions: {}, session: null, secureBoot: null, virtualization: null, tools: [] },
  }
}

function reportRow(index: number): Cell[] {
  const machine = index >> 1
  const post = questionId(machine * 3) + 1 + (index % 2)
  const outcome = outcomes[index % outcomes.length] ?? 'works'
  return [post, authorOf(post + 5), machine + 1, outcome, madeAt(post)]
}

function* each(total: number, row: (index: number) => Cell[]): Generator<Cell[]> {
  for (let index = 0; index < total; index++) yield row(index)
}
