import { distroIn } from '@/lib/environments/readers/distro-names'
import { type Facts, weight } from '@/lib/environments/readers/facts'
import { kernelReleaseIn } from '@/lib/environments/readers/kernel-release'

const UNNAMED = { id: null, version: null } as const
/** PyTorch prints the whole name with the architecture behind it, also of systems nobody else has heard of. */
const PRINTED = /^(\S.{3,80}?) \((?:x86_64|aarch64)\)$/
const ASKED = /^(?:linux )?distr(?:o|ibution)(?: name| version)?$/
/** A distribution we do not know, where nothing else was asked for. */
const ONE_NAME =
  /^(?!(?:linux|other|none|unknown|yes|no|any|all|windows|macos|rolling|latest)\b)[A-Z][A-Za-z]{2,20}(?: OS| Linux)?(?: \d[\d.]*)?$/i
const SHORT = /^(Arch|Void|Clear)(?=$|[ ,(](?!Linux))/i
const KERNEL = /(?:(?:kernel|Linux)[ :(-]+|\d@)(?:Linux )?(\d+\.\d+\S+?)(?:-\w+-with-\S*)?(?=$|[\s,;)])/i
/** `Void 6.1.114_2 x86_64` */
const BESIDE = /^\w+ (\d+\.\d+\.\d+[\w.+-]*) (?:x86_64|aarch64)\b/
const BUILT_FOR_UBUNTU = /~\d[\d.]*-Ubuntu\b|^Ubuntu \d+\.\d+\.\d+-/

/** What was answered where a system was asked for: its name, its kernel, or both. */
export function readSystem(key: string, value: string, line: number, facts: Facts) {
  // A platform may be the host below the system that is asked for elsewhere.
  const worth = /^(?:platform|system)$/.test(key) ? weight.prose + 1 : weight.stated
  const known = distroIn(value.replace(SHORT, '$1 Linux'), { loose: true })
  const printed =
    PRINTED.exec(value)?.[1] ?? (known === null && ASKED.test(key) ? ONE_NAME.exec(value)?.[0] : undefined)
  if (printed) facts.distro({ ...(known ?? UNNAMED), name: printed, line }, worth)
  else if (known) facts.distro({ ...known, line }, worth)
  const kernel = BESIDE.exec(value)?.[1] ?? KERNEL.exec(value)?.[1]
  if (kernel) readKernel(kernel.replace(/[),;]+$/, ''), line, facts)
}

/** A kernel release, and the distribution it may name beside. */
export function readKernel(value: string, line: number, facts: Facts) {
  const release = kernelReleaseIn(value)
  if (release) facts.kernel(release, line, weight.stated)
  if (BUILT_FOR_UBUNTU.test(value))
    facts.distro({ ...UNNAMED, name: 'Ubuntu', id: 'ubuntu', line }, weight.guess)
  const distro = distroIn(value)
  if (distro) facts.distro({ ...distro, line }, weight.guess)
}
