import { hostName, isHost } from './names'
import type { Finder, Report } from './types'

const clock = /\d\d:\d\d:\d\d/
/** `Oct  7`, `7 Okt`, `10月 07`, with or without a year. */
const dayOfYear =
  /(?:^|[\s>`"'(:|[])(?:[^\s\d[\](),]{2,12}\.?|\d{1,2}月)\s{1,2}\d{1,2}\.?(?:\s\d{4})?\s$|(?:^|\s)\d{1,2}\.?\s[^\s\d[\](),]{2,12}\s$/
const isoDay = /\d{4}-\d\d-\d\d[T ]$/
const rfc5424 = /^\W{0,4}<\d{1,3}>1 \d{4}-\d\d-\d\dT$/

const zone = String.raw`(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\s{1,3}(?:(?:[A-Z]{3,5}|[+-]\d\d)\s)?`
const facility = String.raw`(?:[a-z]+\d?\.[a-z]+\s)?`
const anyProgram = String.raw`(?:[^\s:[\]]{1,120}(?:\[\d+\])?:(?=\s|$)|last message repeated|message repeated|-- MARK)`
/** Where other logs write levels and messages after the time, only these prove that a host stands before them. */
const surePrograms = String.raw`(?:[^\s:[\]]{1,120}\[\d+\]:|(?:kernel|sudo|su|systemd|dracut|audit|rsyslogd|kdump|root|nvidia-persistenced|NetworkManager|dkms|logger):)(?=\s|$)`

const afterDay = new RegExp(`(${zone})(${hostName})\\s${facility}${anyProgram}`, 'y')
const afterIsoDay = new RegExp(`(${zone})(${hostName})\\s${facility}${surePrograms}`, 'y')
const afterRfc5424 = new RegExp(`(${zone})(${hostName})\\s`, 'y')

/** `[   12.3] host kernel:` (journalctl -o short-monotonic, short-delta) and `1695870000.123456 host kernel:` (short-unix). */
const monotonic = new RegExp(
  String.raw`^((?:.{0,24}?\[\s{0,12}\d{1,9}\.\d{6}(?:\s<[\s\d.]{1,20}>)?\]|\d{9,11}\.\d{1,6})\s)(${hostName})\s(?:kernel:|[^\s:[\]]{1,120}\[\d+\]:)\s`,
)
/** A line that lost its time, with a message only kernels write. */
const bare = new RegExp(
  String.raw`^([\s>]{0,12})(${hostName}) kernel: ?(?:\[|NVRM|nvidia|nouveau|amdgpu|radeon|i915|xe |habanalabs|drm|pcieport|snd_)`,
)
/** Talos: `node: kern: warning: [time]:`. */
const talos = new RegExp(String.raw`^()(${hostName}): (?:kern|user|daemon|syslog): +\w{2,8}: \[\d{4}-`)

/** Host names before the messages of syslog and journal, whatever the form of the time. */
export const findLogPrefix: Finder = (line, report) => {
  const at = line.slice(0, 96).search(clock)
  if (at === -1) {
    if (line.includes(' kernel:') || line.includes(']: ') || line.startsWith('1'))
      findWithoutClock(line, report)
    return
  }
  if (line.includes(': [')) reportFirst(talos, line, report)
  const before = line.slice(0, at)
  const after = rfc5424.test(before)
    ? afterRfc5424
    : isoDay.test(before)
      ? afterIsoDay
      : dayOfYear.test(before)
        ? afterDay
        : null
  if (after === null) return
  after.lastIndex = at + 8
  reportSecondGroup(after.exec(line), report)
}

function findWithoutClock(line: string, report: Report): void {
  if (line.startsWith('[') || /^\d{9}/.test(line) || line.includes('[ ')) reportFirst(monotonic, line, report)
  reportFirst(bare, line, report)
}

function reportFirst(pattern: RegExp, line: string, report: Report): void {
  reportSecondGroup(pattern.exec(line), report)
}

/** Each pattern above has two groups: what leads to the host, and the host. */
function reportSecondGroup(match: RegExpExecArray | null, report: Report): void {
  const [, lead = '', host = ''] = match ?? []
  if (!match || !isHost(host) || /^(?:the|a|linux|my|this)$/i.test(host)) return
  const start = match.index + lead.length
  report('host', start, start + host.length)
}
