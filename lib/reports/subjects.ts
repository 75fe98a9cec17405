/** What a validity range may be of, apart from drivers and distributions, which carry a name after a colon. */
export const plainSubjects = {
  kernel: 'Kernel',
  firmware: 'Firmware (linux-firmware)',
  mesa: 'Mesa',
  cuda: 'CUDA',
  rocm: 'ROCm',
  oneapi: 'oneAPI',
} as const

/** Distributions by the id of their os-release. */
export const distributions = {
  ubuntu: 'Ubuntu',
  debian: 'Debian',
  fedora: 'Fedora',
  arch: 'Arch Linux',
  'opensuse-tumbleweed': 'openSUSE Tumbleweed',
  'opensuse-leap': 'openSUSE Leap',
  sles: 'SUSE Linux Enterprise',
  rhel: 'Red Hat Enterprise Linux',
  rocky: 'Rocky Linux',
  almalinux: 'AlmaLinux',
  centos: 'CentOS',
  linuxmint: 'Linux Mint',
  pop: 'Pop!_OS',
  manjaro: 'Manjaro',
  endeavouros: 'EndeavourOS',
  cachyos: 'CachyOS',
  gentoo: 'Gentoo',
  nixos: 'NixOS',
  steamos: 'SteamOS',
  bazzite: 'Bazzite',
} as const

/** Makers of GPUs; only blocks and tabs of a text are for a vendor, posts hold for drivers. */
export const vendorNames = { nvidia: 'NVIDIA', amd: 'AMD', intel: 'Intel' } as const

/** `driver:nvidia` as "nvidia", `distribution:fedora` as "Fedora", `kernel` as "Kernel". */
export function subjectName(subject: string): string {
  const { kind, name } = splitSubject(subject)
  if (kind === 'driver') return name
  if (kind === 'distribution') return nameIn(distributions, name) ?? name
  if (kind === 'vendor') return nameIn(vendorNames, name) ?? name
  return subject === 'firmware' ? 'Firmware' : (nameIn(plainSubjects, subject) ?? subject)
}

/** The part before the colon decides how it is compared; plain subjects have no name. */
export function splitSubject(subject: string): { kind: string; name: string } {
  const colon = subject.indexOf(':')
  return colon < 0
    ? { kind: subject, name: '' }
    : { kind: subject.slice(0, colon), name: subject.slice(colon + 1) }
}

export function isSubject(text: string): boolean {
  if (Object.hasOwn(plainSubjects, text)) return true
  const { kind, name } = splitSubject(text)
  if (kind === 'distribution') return Object.hasOwn(distributions, name)
  return kind === 'driver' && /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(name) && name.length <= 60
}

function nameIn(names: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(names, key) ? names[key] : undefined
}
