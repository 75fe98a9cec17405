/** Vendors with a page of their own at the top of the site. */
export const hubs = ['nvidia', 'amd', 'intel'] as const

export function isHub(name: string): boolean {
  return hubs.some((hub) => hub === name)
}
