import type { DriverFact } from '@/lib/environments/types'

const FAMILIES: [RegExp, string][] = [
  [/nouveau/, 'nouveau'],
  [/nvidia|^cuda-drivers/, 'nvidia'],
  [/amdgpu-pro|amdvlk/, 'amdgpu-pro'],
  [/amdgpu/, 'amdgpu'],
  [/radeon/, 'radeon'],
  [/i915/, 'i915'],
  [/^xe(?:-dkms)?$/, 'xe'],
  [/habana/, 'habanalabs'],
  [/mesa|vulkan-(?:intel|radeon)/, 'mesa'],
]

/** `nvidia` for `nvidia-kernel-dkms`, `i915` for `intel-i915-dkms`: what a package or module is a form of. */
export function driverFamily(name: string): string {
  return FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? name
}

/** Joins facts about one driver: what lacks a version or a flavour lends the rest to the fact that has it. */
export function gatherDrivers(facts: DriverFact[]): DriverFact[] {
  const families = new Map<string, DriverFact[]>()
  for (const fact of facts) {
    const family = families.get(driverFamily(fact.name))
    if (family) family.push(fact)
    else families.set(driverFamily(fact.name), [fact])
  }
  return [...families.values()].flatMap(gatherFamily).toSorted((a, b) => a.line - b.line)
}

function gatherFamily(facts: DriverFact[]): DriverFact[] {
  const byVersion = new Map<string, DriverFact>()
  for (const fact of facts) {
    if (fact.version === null) continue
    const known = byVersion.get(upstream(fact.version))
    if (known) known.flavour ??= fact.flavour
    else byVersion.set(upstream(fact.version), { ...fact })
  }
  const bare = facts.filter((fact) => fact.version === null)
  const versioned = [...byVersion.values()]
  const [only] = versioned
  if (!only) return bare.slice(0, 1).map((fact) => ({ ...fact, flavour: firstFlavour(bare) }))
  if (versioned.length === 1) only.flavour ??= firstFlavour(bare)
  return versioned
}

function firstFlavour(facts: DriverFact[]) {
  return facts.find((fact) => fact.flavour !== null)?.flavour ?? null
}

/** `1:550.120-0ubuntu1` and `550.120` are one release. */
function upstream(version: string): string {
  return version.replace(/^\d+:/, '').replace(/[-~+_ ].*$/, '')
}
