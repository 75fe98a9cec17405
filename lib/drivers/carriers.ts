/** Drivers that come out as a part of something else: its releases are theirs. */
const parts: Record<string, string[]> = {
  linux: ['amdgpu', 'radeon', 'amdxdna', 'i915', 'xe', 'intel_vpu', 'nouveau', 'nova'],
  mesa: ['radv', 'radeonsi', 'r600', 'r300', 'anv', 'iris', 'crocus', 'nvk', 'zink', 'rusticl'],
}

/** What carries a driver: `mesa` for RADV, `linux` for amdgpu; null when it is released on its own. */
export function carrierOf(slug: string): string | null {
  return Object.keys(parts).find((carrier) => parts[carrier]?.includes(slug)) ?? null
}

export function carriedBy(slug: string): string[] {
  return parts[slug] ?? []
}
