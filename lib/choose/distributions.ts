/** What the form offers; versions as /etc/os-release writes them. */
export const distributions = [
  { id: 'ubuntu', name: 'Ubuntu', versions: ['26.04', '24.04', '22.04'] },
  { id: 'debian', name: 'Debian', versions: ['sid', '13', '12'] },
  { id: 'fedora', name: 'Fedora', versions: ['44', '43'] },
  { id: 'arch', name: 'Arch Linux', versions: [] },
  { id: 'opensuse-leap', name: 'openSUSE Leap', versions: ['16.0', '15.6'] },
  { id: 'opensuse-tumbleweed', name: 'openSUSE Tumbleweed', versions: [] },
  { id: 'nixos', name: 'NixOS', versions: [] },
  { id: 'rhel', name: 'Red Hat Enterprise Linux', versions: ['10', '9', '8'] },
  { id: 'almalinux', name: 'AlmaLinux', versions: ['10', '9', '8'] },
  { id: 'rocky', name: 'Rocky Linux', versions: ['10', '9', '8'] },
  { id: 'ol', name: 'Oracle Linux', versions: ['10', '9', '8'] },
  { id: 'sles', name: 'SUSE Linux Enterprise Server', versions: ['15'] },
  { id: 'amzn', name: 'Amazon Linux', versions: ['2023'] },
  { id: 'azurelinux', name: 'Azure Linux', versions: ['4'] },
] as const satisfies readonly { id: string; name: string; versions: readonly string[] }[]

export type Distribution = { id: string; version: string | null; name: string }

/** `ubuntu-24.04` of the form's list, or null. A version that is not in the list counts, too: `fedora-42`. */
export function findDistribution(text: string): Distribution | null {
  const known = distributions.find(({ id }) => text === id || text.startsWith(`${id}-`))
  if (!known) return null
  const version = text === known.id ? null : text.slice(known.id.length + 1)
  if (version !== null && !/^[\w.]{1,12}$/.test(version)) return null
  return { id: known.id, version, name: version === null ? known.name : `${known.name} ${version}` }
}

/** The form's value for what a machine says of itself. */
export function distributionValue({ id, version }: { id: string | null; version: string | null }): string {
  if (id === null || !distributions.some((known) => known.id === id)) return ''
  return version === null || !/^[\w.]{1,12}$/.test(version) ? id : `${id}-${version}`
}
