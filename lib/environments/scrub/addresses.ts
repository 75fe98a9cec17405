import { pattern } from './names'
import { reportMatches } from './patterns'
import type { Finder, Report } from './types'

const hex2 = '[0-9A-Fa-f]{2}'
const macs = [
  pattern(`(?<![0-9A-Za-z:])(?<mac>${hex2}(?::${hex2}){5}(?:(?::${hex2}){2})?)(?![0-9A-Za-z:])`),
  pattern(`(?<![0-9A-Za-z:-])(?<mac>${hex2}(?:-${hex2}){5})(?![0-9A-Za-z-])`),
]
const macsOfTools = [
  // A packet filter logs receiver, sender and protocol in one.
  pattern(String.raw`\bMAC=(?<mac>${hex2}(?::${hex2}){5,19})`),
  pattern(String.raw`\binfiniband (?<mac>${hex2}(?::${hex2}){19})`),
  pattern(String.raw`\b(?:en|wl|ww|ib)x(?<mac>[0-9a-f]{12})\b`),
  pattern(
    String.raw`(?<mac>\b[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})(?![\w.])(?<=(?:mac|address|ether)\W{1,4}\S{14})`,
    'i',
  ),
  pattern(
    String.raw`\b(?:mac|mac[ _]?address|permaddr|hwaddr)["']?\s{0,8}[:=]\s{0,8}["']?(?<mac>[0-9a-f]{12})\b`,
    'i',
  ),
]
const quickMac =
  /:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}:|-[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}-/
const quickMacOfTool = /infiniband|(?:en|wl|ww|ib)x[0-9a-f]{2}|\bmac|hwaddr|permaddr|ether/i
const nobodysMac = /^(?:(?:00[:-]){5,7}00|(?:ff[:-]){5,7}ff|33:33:.*|01:00:5e:.*)$/i

const quad = /(?<![\w.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\w.]*\w)/g
const quickQuad = /\.\d{1,3}\.\d{1,3}\.\d/
const version =
  /(?:version|ver|vers|versione|versión|versão|v|release|rel|rev|revision|driver|firmware|fw|kernel|linux|vbios|bios|build|built|api|sdk|toolkit|package|pkg|mesa|x\.org|server|smu|guc|huc|dmc|cudnn|conformanceversion|neo|==|>=|<=|~=|cu1[123])["']?\s{0,40}[:=(]?\s{0,40}["'([]?$/i
const library =
  /^\s*(?:ii\s+)?(?:lib|nvidia|cuda|python|intel|rocm|hip|oneapi|dpcpp|mkl|torch|cu|xorg|mesa)[\w.-]*\s+$/i
const network =
  /(?:inet|addr|address|ip|src|dst|from|to|via|peer|host|hostname|gateway|gw|nameserver|dns|listen|listening|listening on|bind|connect|connecting|connected|remote|client|ping|route|default|master|endpoint|url|subnet|network|interface|wan|lan|public|node|rank|node_ip|master_addr|ipv4|server at|at|on|ssh|scp|rsync|@|\/\/)["']?(?:\s{0,30}[:=(]\s{0,30}|\s{1,4})?["'([]?(?:::ffff:)?$/i

const ipv6 = pattern(
  String.raw`(?<![\w:.])(?<ip>(?:fe[89ab][0-9a-f]|f[cd][0-9a-f]{2}|[23][0-9a-f]{3})(?:::?[0-9a-f]{1,4}){1,7}(?:::)?)(?![\w:])`,
  'i',
)
const quickIpv6 = /::|(?::[0-9A-Fa-f]{1,4}){7}/

/** MAC, IPv4 and IPv6 addresses; not versions, PCI addresses, masks or those that mean this machine or everyone. */
export const findAddresses: Finder = (line, report) => {
  if (quickMacOfTool.test(line)) for (const one of macsOfTools) reportMatches(one, line, report)
  if (quickMac.test(line)) findMacs(line, report)
  if (quickQuad.test(line)) findQuads(line, report)
  if (quickIpv6.test(line))
    reportMatches(ipv6, line, (kind, start, end) => {
      if (isIpv6(line.slice(start, end))) report(kind, start, end)
    })
}

function findMacs(line: string, report: Report): void {
  for (const one of macs)
    reportMatches(one, line, (kind, start, end) => {
      if (!nobodysMac.test(line.slice(start, end))) report(kind, start, end)
    })
}

function findQuads(line: string, report: Report): void {
  for (const match of line.matchAll(quad)) {
    const { index, 0: text } = match
    const octets = match.slice(1)
    if (octets.some((octet) => Number(octet) > 255 || /^0\d/.test(octet))) continue
    if (
      isAddress(
        octets.map(Number),
        line.slice(Math.max(0, index - 60), index),
        line.slice(index + text.length, index + text.length + 8),
      )
    )
      report('ip', index, index + text.length)
  }
}

/** Four numbers with dots are an address when they are private, or when the words around them speak of networks. */
function isAddress(octets: number[], before: string, after: string): boolean {
  const [a = 0, b = 0] = octets
  if (a === 127 || a === 0 || a >= 224) return false
  const known = (a === 192 && b === 168) || (a === 172 && b >= 16 && b < 32) || (a === 169 && b === 254)
  // No kernel is of a tenth series, so what follows its name is one only below.
  const ofKernel = a >= 10 && /(?:kernel|linux)\W{0,4}$/i.test(before)
  if (version.test(before) && !ofKernel && !(known || /^:\d{2,5}\b/.test(after))) return false
  if (/[-_~+]$/.test(before) || /^[-+~]\w/.test(after)) return known
  if (known || network.test(before) || /^(?::\d{2,5}\b|\/\d{1,2}\b)/.test(after)) return true
  if (a === 10 || (a === 100 && b >= 64 && b < 128)) return !library.test(before)
  return a >= 40 || (/^[\s>]*$/.test(before) && /^(?::\s| - |\s+\w)/.test(after))
}

function isIpv6(text: string): boolean {
  const groups = text.split(':').filter((group) => group !== '').length
  return text.includes('::') ? groups < 8 && text.split('::').length === 2 : groups === 8
}
