import { distroIn } from '@/lib/environments/readers/distro-names'
import { weight } from '@/lib/environments/readers/facts'
import { isBareRelease, kernelReleaseIn } from '@/lib/environments/readers/kernel-release'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const UNAME = /^(?:Current Operating System: )?Linux \S+ (\d+\.\d+\S*) #?\S/
// Firmware of accelerators also says `Linux version`, in the middle of its line and without a builder.
const BOOT = /(?:\] |: )Linux version (\d+\.\d+\S*)(?= \()|^Linux version (\d+\.\d+\S*)/
// Every oops and WARNING names the kernel after the taint flags.
const OOPS = /\bCPU: \d+ .*?(?:Not tainted|Tainted: [A-Z ]{1,40}?) (\d+\.\d+\.\S+) #/
const BUILT_FOR = /#\d+[~\w.]*-(Ubuntu)\b|\b(Debian) \d+\.\d+\.\d+/
/** The kernel names itself: `uname`, `/proc/version`, the first boot line, an oops, or a bare release. */
export const uname: ReaderMaker = (facts) => {
  let fields = 0
  return ({ message, number, logged, key, value }) => {
    // Reports print the fields of uname one below the other.
    if (key.endsWith('name') && /^(?:system|kernel) ?name$|^sysname$/.test(key) && value === 'Linux')
      fields = number
    const field = key === 'release' && number - fields < 5 && fields > 0 ? kernelReleaseIn(value) : null
    if (field) facts.kernel(field, number)
    const told = message.includes('Linux ') ? (UNAME.exec(message) ?? BOOT.exec(message)) : null
    const oops = !told && message.includes('ainted') ? OOPS.exec(message) : null
    const bare = !told && !oops && !logged && isBareRelease(message)
    const release = told?.[1] ?? told?.[2] ?? oops?.[1] ?? (bare ? message : undefined)
    const kernel = release ? kernelReleaseIn(release) : null
    if (!kernel) return
    facts.kernel(kernel, number, told ? weight.asked : oops ? weight.logged : weight.stated)
    if (told) facts.tool(message.startsWith('Linux version') ? 'dmesg' : 'uname', number)
    const built = BUILT_FOR.exec(message)
    const name = built?.[1] ?? built?.[2]
    const distro = name ? distroIn(name, { loose: true }) : null
    if (distro) facts.distro({ ...distro, line: number }, weight.guess)
  }
}
