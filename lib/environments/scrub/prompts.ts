import { hostName, isHost, isUser, pattern, userName } from './names'
import { reportMatches } from './patterns'
import type { Finder, Near, Report } from './types'

// Accounts of universities and firms are numbers now and then.
const login = `(?<login>${userName}|\\d{4,12})`
const host = `(?<host>${hostName})`
const startOfName = String.raw`(?<![\w.@/+-])`
const separator = '(?:@|㉿|·)'
/** An environment, a chroot or a number before the prompt. */
const lead = String.raw`^[\s>|\`*]{0,12}(?:\(\(?[\w.:/ -]{1,60}\)?\s?\)\s?|\d{1,5}\s|[┌╭└╰─│➜►▶❯#\[(]{1,4}\s{0,3}){0,3}`

/** Prompts that join user and host with an at sign (or what themes put in its place). */
const joined = [
  // user@host:~/src$ and scp's user@host:/path
  pattern(String.raw`${startOfName}${login}${separator}${host}(?=:(?:~|/|[A-Za-z]:[\\/]))`),
  // [user@host src]$ and [user@host:~]$
  pattern(String.raw`\[${login}${separator}${host}[ :][^\]]{0,200}\]\s?[$#%>»]`),
  // the same without its first bracket
  pattern(String.raw`${lead}${login}${separator}${host} [^\]\s]{1,80}\]\s?[$#%>»](?:\s|$)`),
  // [user@host]~%, user@host> nvidia-smi
  pattern(String.raw`\[${login}${separator}${host}\]\s?[~/$#%>»]`),
  pattern(String.raw`${lead}${login}${separator}${host}[$#%>»❯](?:\s|$)`),
  // user@host ~> , user@host src % , user@host in ~/src
  pattern(String.raw`${lead}${login} ?${separator} ?${host} (?:in )?(?:[~/]|[^\s]{1,80} [$#%>❯»])`),
  // ┌──(user㉿host)-[~], ┌─[user@host]─[~], ╭─user@host ~
  pattern(String.raw`[─╭┌][\[(]?${login}${separator}${host}(?=[\])\s]|$)`),
  pattern(String.raw`[\[(]${login}${separator}${host}[\])]\s?[-─]`),
  pattern(String.raw`\b(?:ssh|scp|sftp|mosh|rsync|ssh-copy-id)\s(?:\S{1,80}\s){0,6}?${login}@${host}`),
  pattern(`${startOfName}${login}@${host}(?='s password)`),
]
/** A header of neofetch, fastfetch or screenfetch: nothing else on the line but its logo. */
const header = pattern(String.raw`(?:^|\s)${login}@${host}\s{0,40}$`)
const ruler = /(?:^|\s)[-─=]{3,}\s*$/

const parted = [
  // host:~ # (openSUSE), host:~ user$ (macOS)
  pattern(String.raw`^[\s>\`]{0,8}${host}:(?:~|/[^\s#]{0,80}) #(?:\s|$)`),
  pattern(String.raw`^[\s>\`]{0,8}${host}:(?:~|[^\s:]{1,80}) ${login}\$(?:\s|$)`),
  // host:~$ nvidia-smi
  pattern(String.raw`${lead}${host}:~(?:/\S{0,80})?[$#%](?:\s|$)`),
  // [user ~]$
  pattern(String.raw`\[(?<user>${userName}) [~/][^\]]{0,200}\]\s?[$#%](?:\s|$)`),
  // host# nvidia-smi
  pattern(
    String.raw`^[\s>\`]{0,8}(?<guess>${hostName})[#%] (?:sudo|nvidia|rocm|amd-|lspci|ls|cat|uname|dmesg|journalctl|modprobe|lsmod|dkms|apt|dnf|pacman|glx|vulkan|clinfo|inxi|echo|grep|cd)`,
  ),
  // (chroot) host / #
  pattern(String.raw`^[\s>\`]{0,8}\(chroot\) ${host} [~/]\S{0,80} #`),
  // host ~ # (Gentoo)
  pattern(String.raw`^[\s>\`]{0,8}${host} ~ #(?:\s|$)`),
  // 08:52:17 user ~/src, [08:52] user ~
  pattern(String.raw`^[\s>\`]{0,8}\[?\d\d:\d\d(?::\d\d)?\]? ${login} (?:in )?~(?:/|\s)`),
  // ⚡user ❯❯ nvidia-smi
  pattern(String.raw`^[^\w\s]{1,4}\s?(?<user>${userName}) [❯»➜λ]{1,3}\s`),
  // user ~/src $
  pattern(
    String.raw`^[\s>\`]{0,8}(?<user>${userName}) ~(?:/\S{0,120})? (?:\([^)]{1,60}\) |\S{1,8} )?[$%❯»➜λ](?:\s|$)`,
  ),
  // user at host in ~/src, user in host in ~/src
  pattern(String.raw`^[\s>\`#]{0,8}(?<user>${userName}) (?:at|in|@|on) (?:\S{1,4} )?${host} in [~/]`),
  pattern(String.raw`^[\s>\`#]{0,8}(?<user>${userName}) in ~`),
]

/** Users and hosts in the prompts of shells, and in headers that look like them. */
export const findPrompts: Finder = (line, report, near) => {
  if (/[@㉿·]/.test(line)) findJoined(line, report, near)
  if (
    line.includes('~') ||
    line.includes('# ') ||
    line.includes('% ') ||
    line.includes(' #') ||
    line.includes('$') ||
    /[❯➜λ]/.test(line)
  )
    for (const one of parted) reportMatches(one, line, report)
}

function findJoined(line: string, report: Report, near: Near): void {
  for (const one of joined) reportMatches(one, line, unlessPublic(line, report))
  if (
    header.test(line.slice(-300)) &&
    (ruler.test(near(1)) || /^\s{0,8}[\w.-]{1,64}@[\w-]{1,64}\s{0,8}$/.test(line))
  )
    reportMatches(header, line, report)
  reportBuilder(line, report)
}

/** `git@github.com:/…` names a service, not a person. */
function unlessPublic(line: string, report: Report): Report {
  return (kind, start, end) => {
    const before = line.slice(Math.max(0, start - 4), start)
    const after = line.slice(end, end + 32)
    if (/^git@$/.test(before) || /^@(?:github|gitlab|bitbucket|codeberg)\b/.test(after)) return
    if (kind === 'host' && !isHost(line.slice(start, end))) return
    report(kind, start, end)
  }
}

const kernelBuilder = pattern(
  String.raw`(?:\bLinux version (?![^\s(]{0,80}(?:microsoft|WSL))[^\s(]{1,120} |Release Build\s{1,8})\((?<login>${userName})@(?<host>${hostName})\)`,
)
/** Machines of distributions and vendors. Twelve hexadecimal digits are a container. */
const publicBuilders =
  /^(?:buildd|mockbuild|builder|archlinux-builder|dvs-builder|linux|nixbld|abuild|kbuild|build|oe-user|makepkg|geeko|gentoo|koji|pbuilder|builduser|runner|bob-the-builder)@|@(?:localhost|archlinux|buildkitsandbox|buildhost|oe-host|[0-9a-f]{12})$/i

/** A kernel or module that somebody built at home carries the name of that somebody. */
function reportBuilder(line: string, report: Report): void {
  if (!line.includes('Linux version ') && !line.includes('Release Build')) return
  const found = line.match(new RegExp(kernelBuilder.source))?.groups
  if (found && publicBuilders.test(`${found.login}@${found.host}`)) return
  reportMatches(kernelBuilder, line, (kind, start, end) => {
    if (kind !== 'user' || isUser(line.slice(start, end))) report(kind, start, end)
  })
}
