import { type Facts, weight } from '@/lib/environments/readers/facts'
import type { PastedLine } from '@/lib/environments/readers/pasted-line'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import type { Virtualization } from '@/lib/environments/types'

const SECURE_BOOT =
  /^SecureBoot (enabled|disabled)|\bsecureboot: Secure boot (enabled|disabled)|^Secure Boot: (enabled|disabled|on|off|yes|no)\b/i
const HYPERVISOR = /^(?:Hypervisor detected: |Booting paravirtualized kernel on |DMI: |Hardware name: )(.+)$/
const VIRTUAL =
  /KVM|QEMU|VMware|VirtualBox|Xen HVM|Microsoft Corporation Virtual Machine|Amazon EC2|Google Compute|OpenStack/
const DETECTED: Record<string, Virtualization> = {
  kvm: 'vm',
  qemu: 'vm',
  vmware: 'vm',
  oracle: 'vm',
  xen: 'vm',
  microsoft: 'vm',
  amazon: 'vm',
  bochs: 'vm',
  parallels: 'vm',
  docker: 'container',
  podman: 'container',
  lxc: 'container',
  'lxc-libvirt': 'container',
  'systemd-nspawn': 'container',
  wsl: 'wsl2',
}
const SESSION_KEY =
  /^(?:xdg_session_type|session(?: type)?|windowing system|display server(?: protocol)?|graphics platform|wayland or x11|x11 or wayland|type)$/

/** Secure Boot, virtualisation and the session, from whichever tool tells. */
export const systemState: ReaderMaker = (facts) => {
  let asked: 'virtualization' | 'session' | null = null
  return (line) => {
    const { bare, message, number } = line
    const secure = message.includes('ecure') ? SECURE_BOOT.exec(message) : null
    if (secure)
      facts.secureBoot(/^(?:enabled|on|yes)$/i.test(secure[1] ?? secure[2] ?? secure[3] ?? ''), number)
    const virtual = HYPERVISOR.exec(message)?.[1]
    if (virtual && VIRTUAL.test(virtual)) facts.virtualization('vm', number)
    if (message.includes('icrosoft') || message.includes('WSL')) readWsl(line, facts)
    if (SESSION_KEY.test(line.key)) readSession(line, facts)
    if (line.key === 'virtualization') noteDetected(line.value, number, facts)
    if (asked === 'virtualization') noteDetected(bare, number, facts)
    if (asked === 'session' && /^(?:wayland|x11|tty)$/.test(bare))
      facts.session(bare === 'tty' ? 'tty' : bare === 'x11' ? 'x11' : 'wayland', number)
    if (bare.includes('/.dockerenv') && /^\d|^-r/.test(bare)) facts.virtualization('container', number)
    asked =
      bare.length > 120
        ? null
        : bare.includes('systemd-detect-virt')
          ? 'virtualization'
          : bare.includes('$XDG_SESSION_TYPE')
            ? 'session'
            : null
  }
}

function readWsl({ message, key, value, number }: PastedLine, facts: Facts) {
  if (/\d-microsoft-|microsoft-standard/i.test(message)) facts.virtualization('wsl2', number)
  else if (/\bWSL ?2\b|\bWSL on Windows\b|\busing WSL\b/.test(message))
    facts.virtualization('wsl2', number, weight.stated)
  const version = /^\D{0,20}(\d+\.\d+\.\d+(?:\.\d+)?)$/.exec(value)?.[1]
  if (!version || !key.includes('wsl')) return
  facts.virtualization('wsl2', number)
  facts.version(key.includes('wslg') ? 'wslg' : 'wsl', version, number)
}

function readSession({ key, value, number }: PastedLine, facts: Facts) {
  const kind = /\b(wayland|x11|xorg)\b/i.exec(value)?.[1]?.toLowerCase()
  if (!kind || (key === 'type' && value !== kind)) return
  facts.session(kind === 'wayland' ? 'wayland' : 'x11', number)
}

function noteDetected(value: string, line: number, facts: Facts) {
  const kind = DETECTED[value.toLowerCase()]
  if (kind) facts.virtualization(kind, line)
}
