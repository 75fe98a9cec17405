import type { Redaction, RedactionKind } from './types'

/** What the scrubber takes out, in the words of its page: one of them, and several. */
export const scrubbedKinds: Record<RedactionKind, { label: string; plural: string }> = {
  host: { label: 'host name', plural: 'host names' },
  user: { label: 'user name', plural: 'user names' },
  serial: { label: 'serial number', plural: 'serial numbers' },
  uuid: { label: 'UUID or machine id', plural: 'UUIDs and machine ids' },
  mac: { label: 'MAC address', plural: 'MAC addresses' },
  ip: { label: 'IP address', plural: 'IP addresses' },
  email: { label: 'e-mail address', plural: 'e-mail addresses' },
  ssid: { label: 'Wi-Fi name', plural: 'Wi-Fi names' },
  asset: { label: 'asset tag', plural: 'asset tags' },
  token: { label: 'password, token or key', plural: 'passwords, tokens and keys' },
  chosen: { label: 'word of your choice', plural: 'words of your choice' },
}

/** `2 host names, 1 serial number`: distinct values by kind, in the order they were found; empty for none. */
export function describeRedactions(redactions: readonly Redaction[]): string {
  const placeholders = new Map<RedactionKind, Set<string>>()
  for (const { kind, placeholder } of redactions)
    placeholders.set(kind, (placeholders.get(kind) ?? new Set()).add(placeholder))
  return [...placeholders]
    .map(
      ([kind, { size }]) => `${size} ${size === 1 ? scrubbedKinds[kind].label : scrubbedKinds[kind].plural}`,
    )
    .join(', ')
}
