import { gatherDevices, type Sighting } from '@/lib/environments/readers/devices'
import { distroIn } from '@/lib/environments/readers/distro-names'
import { gatherDrivers } from '@/lib/environments/readers/drivers'
import type {
  DistroFact,
  DriverFact,
  Environment,
  Flavour,
  KernelFact,
  SecureBootFact,
  SessionFact,
  VersionName,
  Virtualization,
  VirtualizationFact,
} from '@/lib/environments/types'

/** How much a source is worth when two disagree; between equals the first stands. */
export const weight = { guess: 1, prose: 2, stated: 4, logged: 5, printed: 6, asked: 8 } as const

/** What the readers have found so far. */
export type Facts = {
  see(sighting: Sighting): Sighting
  driver(name: string, line: number, more?: { version?: string | null; flavour?: Flavour | null }): void
  version(name: VersionName, version: string, line: number, worth?: number): void
  kernel(release: string, line: number, worth?: number): void
  distro(fact: DistroFact, worth?: number): void
  session(kind: SessionFact['kind'], line: number): void
  secureBoot(on: boolean, line: number): void
  virtualization(kind: Virtualization, line: number, worth?: number): void
  tool(name: string, line: number): void
  environment(): Environment
}

/** Bounds memory and the merging on hostile pastes; no machine has as many. */
const MOST = 2_000

export function collectFacts(): Facts {
  const sightings = new Map<string, Sighting>()
  const drivers = new Map<string, DriverFact>()
  const tools = new Map<string, number>()
  const versions = new Map<VersionName, Best<{ version: string; line: number }>>()
  const kernel = best<KernelFact>()
  const distro = best<DistroFact>()
  const session = best<SessionFact>()
  const secureBoot = best<SecureBootFact>()
  const virtualization = best<VirtualizationFact>()
  return {
    see(sighting) {
      const { source, slot, address, pciId, name } = sighting
      const key = `${source} ${slot} ${address} ${pciId} ${name}`
      const known = sightings.get(key)
      if (known) return known
      if (sightings.size < MOST) sightings.set(key, sighting)
      return sighting
    },
    driver(name, line, { version = null, flavour = null } = {}) {
      const key = `${name} ${version} ${flavour}`
      if (!drivers.has(key) && drivers.size < MOST) drivers.set(key, { name, flavour, version, line })
    },
    version(name, version, line, worth = weight.printed) {
      const known = versions.get(name) ?? best()
      known.offer({ version, line }, worth)
      versions.set(name, known)
    },
    kernel: (release, line, worth = weight.printed) => kernel.offer({ release, line }, worth),
    distro: (fact, worth = weight.printed) => distro.offer(fact, worth),
    session: (kind, line) => session.offer({ kind, line }, weight.printed),
    secureBoot: (on, line) => secureBoot.offer({ on, line }, weight.printed),
    virtualization: (kind, line, worth = weight.printed) => virtualization.offer({ kind, line }, worth),
    tool(name, line) {
      if (!tools.has(name)) tools.set(name, line)
    },
    environment: () => ({
      devices: gatherDevices([...sightings.values()]),
      drivers: gatherDrivers([...drivers.values()]),
      kernel: kernel.fact,
      distro: distro.fact ?? builderOf(kernel.fact),
      versions: Object.fromEntries([...versions].flatMap(([name, { fact }]) => (fact ? [[name, fact]] : []))),
      session: session.fact,
      secureBoot: secureBoot.fact,
      virtualization: virtualization.fact,
      tools: [...tools].map(([name, line]) => ({ name, line })),
    }),
  }
}

type Best<Fact> = { fact: Fact | null; offer(fact: Fact, worth: number): void }

function best<Fact>(): Best<Fact> {
  let highest = 0
  return {
    fact: null,
    offer(fact, worth) {
      if (worth <= highest) return
      highest = worth
      this.fact = fact
    },
  }
}

const BUILDERS: [RegExp, string][] = [
  [/\.fc(\d+)(?:\.|$)/, 'Fedora'],
  [/\.el(\d+)uek/, 'Oracle Linux'],
  [/[.-]arch\d+-\d+(?:$|-)/, 'Arch Linux'],
  [/-MANJARO/, 'Manjaro'],
  [/-\d+-pve$/, 'Proxmox VE'],
  [/\.amzn(\d+)/, 'Amazon Linux'],
]

/** Who builds a kernel writes itself into the release: `5.15.0-210.163.7.el9uek.x86_64`. */
function builderOf(kernel: KernelFact | null): DistroFact | null {
  if (!kernel) return null
  for (const [pattern, name] of BUILDERS) {
    const match = pattern.exec(kernel.release)
    const version = match?.[1] ?? null
    const named = distroIn(version ? `${name} ${version}` : name, { loose: true })
    if (match && named) return { ...named, line: kernel.line }
  }
  return null
}
