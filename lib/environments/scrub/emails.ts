import type { Finder } from './types'

const local = /[A-Za-z0-9_.+%-]/
const domain = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){1,8}[A-Za-z]{2,24}(?![\w-]|\.\w)/
/** Units of systemd look like addresses: `user@1000.service`, `modprobe@drm.service`. */
const units =
  /\.(?:service|socket|target|slice|scope|timer|mount|automount|path|device|swap|so|ko|git|whl|deb|rpm|conf|json|js|ts|py|sh)$/i
/** Lists and services: they name no person. */
const shared =
  /@(?:lists\.|vger\.kernel\.org$|github\.com$|gitlab\.com$|googlegroups\.com$)|@(?:[\w-]+\.)+(?:fedoraproject|archlinux)\.org$|^(?:git|hg|svn|noreply|no-reply)@|^debian-kernel@|@\d+x?\.|@(?:2|3)x\./i

/** E-mail addresses. Each at sign is looked at once, 64 characters back and 255 on. */
export const findEmails: Finder = (line, report) => {
  for (let at = line.indexOf('@'); at !== -1; at = line.indexOf('@', at + 1)) {
    let start = at
    while (start > 0 && at - start < 64 && local.test(line.charAt(start - 1))) start -= 1
    while (start < at && /[.%+-]/.test(line.charAt(start))) start += 1
    const match = start < at ? domain.exec(line.slice(at + 1, at + 256)) : null
    if (!match) continue
    const end = at + 1 + match[0].length
    const address = line.slice(start, end)
    if (!units.test(address) && !shared.test(address)) report('email', start, end)
  }
}
