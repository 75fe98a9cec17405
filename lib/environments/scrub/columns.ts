import { isGroupOfSystem, isUser, pathName, userName } from './names'
import type { Finder, Near, Report } from './types'

const name = `(${userName})`

/** Tables whose columns hold a user: the line must look like the table from its start to past the name. */
const tables = [
  // ls -l: mode, links, owner
  new RegExp(
    String.raw`^(.{0,24}?(?<![\w-])[-dlcbps][r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-][+.@]?\s{1,6}\d{1,6}\s{1,8})${name}\s`,
  ),
  // ps aux: user, pid, two percentages, two sizes
  new RegExp(
    String.raw`^(\s{0,4})(${userName}\+?)\s{1,20}\d{1,8}\s{1,8}\d{1,3}\.\d\s{1,8}\d{1,3}\.\d\s{1,12}\d{1,12}\s{1,12}\d{1,12}\s`,
  ),
  // ps -ef: user, pid, ppid, processor use, start
  new RegExp(
    String.raw`^(\s{0,4})(${userName}\+?)\s{1,20}\d{1,8}\s{1,8}\d{1,8}\s{1,4}\d{1,3}\s(?:\d\d:\d\d|[A-Z][a-z]{2}\d\d|\s\d{4})\s`,
  ),
  // top: pid, user, priority, nice, three sizes
  new RegExp(
    String.raw`^(\s{0,10}\d{1,8} )(${userName}\+?)\s{1,20}(?:-?\d{1,3}|rt)\s{1,4}-?\d{1,2}\s{1,12}[\d.]{1,10}[mgtp]?\s`,
  ),
  // who
  new RegExp(
    String.raw`^(\s{0,4})${name}\s{1,20}(?:tty\d{1,2}|pts\/\d{1,4}|:\d|seat\d)\s{1,20}(?:\d{4}-\d\d|:|\d{1,3}\.\d|[A-Z][a-z]{2} )`,
  ),
  // loginctl: session, uid, user, seat or terminal
  new RegExp(String.raw`^(\s{0,10}c?\d{1,6}\s{1,4}\d{1,10}\s)${name}\s{1,20}(?:seat|tty|pts|-)`),
  // fuser -v
  new RegExp(String.raw`^((?:\/dev\/\S{1,80}:)?\s{1,40})${name}\s{1,20}\d{1,8} [F.][.rcmefF]{2,5}\s`),
  // gpustat: user(300M), user:python/123(300M)
  new RegExp(String.raw`(\|\s)${name}(?::\S{1,80})?\(\d{1,7}M\)`),
  // passwd
  new RegExp(String.raw`^(\s{0,4})${name}:[x*!]?:[1-9]\d{3,9}:\d{1,10}:`),
]
const quick = /^.{0,30}[-r][-w][-xsS][-r]|\d\s|\(\d+M\)|:x:/

/** Owners and users in the columns of ls, ps, top, who, loginctl, fuser and gpustat. */
export const findColumns: Finder = (line, report, near) => {
  if (line.length > 20 && line.length < 2000 && !line.startsWith('[') && quick.test(line)) {
    for (const table of tables) reportOwner(table.exec(line), report)
    if (line.includes(':')) findGroupMembers(line, report)
  }
  if (line.includes(', ')) findSerialColumn(line, report, near)
  findAnswer(line, report, near)
}

const mostRows = 16

/** `nvidia-smi --query-gpu=…,serial --format=csv` names its columns in the first line. */
function findSerialColumn(line: string, report: Report, near: Near): void {
  if (line.length > 600 || !/(?:^|, )\d{10,16}(?:,|$)/.test(line)) return
  for (let above = 1; above <= mostRows; above += 1) {
    const header = near(-above)
    if (!header.includes(', ')) return
    const column = header.split(', ').indexOf('serial')
    if (column === -1) continue
    const cells = line.split(', ')
    const start = cells.slice(0, column).join(', ').length + (column > 0 ? 2 : 0)
    const serial = cells[column]?.trimEnd() ?? ''
    if (/^\d{6,20}$/.test(serial)) report('serial', start, start + serial.length)
    return
  }
}

function reportOwner(match: RegExpExecArray | null, report: Report): void {
  const [, lead = '', owner = ''] = match ?? []
  if (match && isUser(owner))
    report('user', match.index + lead.length, match.index + lead.length + owner.length)
}

const group = new RegExp(
  String.raw`^\s{0,4}[a-z_][\w-]{0,31}:[x*!]?:\d{1,10}:(${userName}(?:,${userName}){0,60})\s{0,4}$`,
)

/** `render:x:109:bob,alice` of /etc/group. */
function findGroupMembers(line: string, report: Report): void {
  const members = group.exec(line)?.[1]
  if (members === undefined) return
  let at = line.lastIndexOf(members)
  for (const member of members.split(',')) {
    if (isUser(member)) report('user', at, at + member.length)
    at += member.length + 1
  }
}

const questions: { command: RegExp; kind: 'host' | 'user' }[] = [
  {
    command:
      /(?:[$#%>❯»]|^)\s*(?:hostname(?: -[fsA])?|uname -n|cat \/etc\/hostname|hostnamectl hostname)`{0,3}\s*$/,
    kind: 'host',
  },
  {
    command: /(?:[$#%>❯»]|^)\s*(?:whoami|logname|id -un|echo "?\$\{?(?:USER|LOGNAME)\}?"?)`{0,3}\s*$/,
    kind: 'user',
  },
]
const oneWord = new RegExp(String.raw`^(\s{0,4})(${pathName})\s*$`)
const systemTree =
  /^\s{4}description: (?:Computer|.*\b(?:Computer|Desktop|Notebook|Laptop|Server|Chassis|System|Tower|Convertible|Portable|Rack|Blade|Mini PC|All In One|Tablet|Motherboard)\b)/i
const groupsCommand = /(?:[$#%>❯»]|^)\s*(?:groups|id -nG)(?: \S{1,40})?`{0,3}\s*$/

/** Lines that answer the command above them, and the first line of lshw, which is the name of the machine. */
function findAnswer(line: string, report: Report, near: Near): void {
  if (line.length > 300 || line.length < 2) return
  const [, lead = '', word = ''] = line.length < 80 ? (oneWord.exec(line) ?? []) : []
  if (word !== '') {
    const kind = systemTree.test(near(1))
      ? 'host'
      : questions.find(({ command }) => command.test(near(-1)))?.kind
    if (kind && !/^(?:root|localhost)$/.test(word)) report(kind, lead.length, lead.length + word.length)
  }
  findDockerName(line, report, near)
  if (/ : |^\w+ \w/.test(line)) findGroups(line, report, near)
}

/** `docker info` names the machine above the id of its daemon. */
function findDockerName(line: string, report: Report, near: Near): void {
  const [, lead = '', host = ''] = /^(\s{1,4}Name: )([A-Za-z0-9][\w.-]{0,62})\s*$/.exec(line) ?? []
  if (host !== '' && /^\s{1,4}ID: \S{20,}/.test(near(1)))
    report('host', lead.length, lead.length + host.length)
}

/** `bob adm cdrom sudo` below `groups`, or `bob : bob adm cdrom`: the first word that is no group of the system. */
function findGroups(line: string, report: Report, near: Near): void {
  const [, lead = '', word = '', rest = ''] =
    /^(\s{0,4})([\w.-]{1,64}) : ([\w.-]{1,64}(?: [\w.-]{1,64}){0,60})\s*$/.exec(line) ?? []
  if (
    word !== '' &&
    isUser(word) &&
    (rest.split(' ').includes(word) || rest.split(' ').some(isGroupOfSystem))
  ) {
    report('user', lead.length, lead.length + word.length)
    return
  }
  if (!/groups|id -nG/.test(near(-1)) || !groupsCommand.test(near(-1))) return
  const words = [...line.matchAll(/[\w.-]+/g)]
  const own = words.find(([name]) => isUser(name))
  if (own && words.some(([name]) => isGroupOfSystem(name)))
    report('user', own.index, own.index + own[0].length)
}
