import { type Facts, weight } from '@/lib/environments/readers/facts'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import type { Flavour, VersionName } from '@/lib/environments/types'

/** Packages that are a driver, or the larger part of one. A package says what is installed, never what is in the machine. */
const DRIVERS =
  /^(?:(?:lib)?(?:nvidia|xserver-xorg-video-nvidia)(?:-legacy)?(?:-\d+xx)?-?(?:driver|kernel|dkms|open|headless|drivers|utils|current|lts|beta|gl|compute)?[\w.-]*|linux-(?:modules|objects)-nvidia-[\w.-]+|(?:akmod|kmod|dkms)-nvidia[\w-]*|xorg-x11-drv-(?:nvidia|nouveau|amdgpu|intel)[\w-]*|xserver-xorg-video-(?:nouveau|amdgpu|radeon|intel|ati)|xf86-video-\w+|libdrm-(?:nouveau|amdgpu|radeon|intel)\d|amdgpu(?:-dkms|-pro|-core|-install)?[\w-]*|amdvlk|rocm-smi-lib|intel-opencl-icd|intel-level-zero-gpu|libze-intel-gpu1|intel-compute-runtime|intel-media-va-driver[\w-]*|intel-media-driver|intel-i915-dkms|xe-dkms|habanalabs-dkms|mesa|mesa-(?:vulkan-drivers|dri-drivers|va-drivers|utils)|libgl1-mesa-(?:dri|glx)|vulkan-(?:intel|radeon|nouveau)|system76-driver-nvidia|cuda-drivers(?:-\d+)?)$/
/** Tools and settings that only carry the name. */
const NOT_DRIVERS =
  /settings|persistenced|container|modprobe|prime|common|fabricmanager|smi$|cuda-toolkit|xconfig|docker|vaapi|-doc|firmware|egl-|powerd|support|codec|glvnd|select|detector/
const VERSIONS: [RegExp, VersionName][] = [
  [/^linux-firmware$/, 'linux_firmware'],
  [/^(?:libze1|level-zero(?:-loader|-devel)?)$/, 'level_zero'],
  [/^(?:rocm-(?:core|dev|libs|hip-sdk|opencl-runtime)|rocm)$/, 'rocm'],
  [/^hip-runtime-(?:amd|nvidia)$/, 'hip'],
  [/^cuda(?:-toolkit)?(?:-\d+-\d+)?$/, 'cuda'],
  [/^(?:lib)?cudnn\d?(?:-cuda-\d+)?$/, 'cudnn'],
  [/^(?:intel-igc-core(?:-2)?|intel-graphics-compiler|libigc\d?)$/, 'igc'],
  [/^intel-(?:oneapi-)?basekit$/, 'oneapi'],
  [/^(?:docker-ce|docker\.io|docker|moby-engine)$/, 'docker'],
  [/^(?:xserver-xorg-core|xorg-server|xorg-x11-server-Xorg)$/, 'xorg'],
  [/^(?:xwayland|xorg-xwayland|xorg-x11-server-Xwayland)$/, 'xwayland'],
]

const DPKG = /^[hi][iU]\s+([a-z0-9][\w.+-]{1,80})(?::\w+)?\s+(\d\S*)\s/
const APT = /^([a-z0-9][\w.+-]{1,80})\/[\w,.-]+ (\d\S*) \w+ \[[^\]]*install/
const DPKG_AT_WORK =
  /^\p{L}[\p{L}' ]{3,40} ([a-z0-9][a-z0-9.+-]{1,80})(?::\w+)? \((\d[^\s()]*)\)(?: \p{L}+ \([^)]*\))? \.\.\.$/u
const KMOD =
  /^(kmod-nvidia(?:-open)?)-\d[\w.]*-[\w.]+\.(?:x86_64|aarch64)-((?:\d+:)?\d[\w.]*-\d[\w.]*)\.(?:x86_64|aarch64)$/
const RPM = /^([a-z][\w.+-]{1,80}?)-((?:\d+:)?\d[\w.+~^]*-\d[\w.+~^]*)\.(?:x86_64|aarch64|noarch|i[356]86)$/
const DNF = /^([a-z][\w.+-]{1,80})\.(?:x86_64|aarch64|noarch|i686)\s+(\d\S*)\s+@?\S+$/
const PACMAN =
  /^(?:(?:core|extra|multilib|cachyos\S*|local)\/)?([a-z][\w.+-]{1,80}) (\d\S*-\d+(?:\.\d+)?)(?: \[installed.*)?$/

/** The pattern that a line's look calls for, so that most lines cost none. */
function listed(bare: string): RegExpExecArray | null {
  const second = bare.charCodeAt(1)
  if ((second === 105 || second === 85) && bare.charCodeAt(2) === 32) return DPKG.exec(bare)
  if (bare.endsWith(' ...')) return DPKG_AT_WORK.exec(bare)
  if (bare.endsWith(']') && bare.includes('/')) return APT.exec(bare) ?? PACMAN.exec(bare)
  if (/\.(?:x86_64|aarch64|noarch|i[356]86)(?:\s|$)/.test(bare))
    return KMOD.exec(bare) ?? RPM.exec(bare) ?? DNF.exec(bare)
  const space = bare.indexOf(' ')
  return space > 1 && bare.indexOf(' ', space + 1) === -1 ? PACMAN.exec(bare) : null
}

const MENTION =
  /(?<![\w/.-])([a-z][a-z0-9]*(?:-[a-z0-9]+)+|libze1|mesa)[`'"*]*(?:[-: =]|: )\s*[`'"]*(?:v|version )?(\d+(?:[.:]\d+)[\w.:~+-]*)/g

/** Package lists of dpkg, apt, rpm, dnf and pacman, and packages named with their version in a sentence. */
export const packages: ReaderMaker =
  (facts) =>
  ({ bare, number, logged }) => {
    if (logged || bare.length < 8) return
    const match = listed(bare)
    if (match?.[1] && match[2]) return notePackage(match[1], match[2], number, facts)
    if (/^[a-z]{2} {2}\S/.test(bare)) return
    if (!bare.includes('-') && !bare.includes('libze1')) return
    for (const match of bare.slice(0, 600).matchAll(MENTION)) {
      const version = (match[2] ?? '')
        .replace(/[.:-]+$/, '')
        .replace(/\.(?:x86_64|aarch64|noarch|deb|rpm)$/, '')
      notePackage(match[1] ?? '', version, number, facts, weight.stated)
    }
  }

/** What a package says: a driver, the version of a toolkit, or nothing. */
export function notePackage(
  name: string,
  version: string,
  line: number,
  facts: Facts,
  worth: number = weight.stated,
) {
  const named = VERSIONS.find(([pattern]) => pattern.test(name))?.[1]
  if (named) facts.version(named, upstream(named, version), line, worth)
  if (!DRIVERS.test(name) || NOT_DRIVERS.test(name)) return
  // Void writes the revision of the package behind a low line.
  facts.driver(name, line, { version: version.replace(/_\d+$/, ''), flavour: flavourOf(name) })
  const mesa = /mesa|^vulkan-(?:intel|radeon|nouveau)/.test(name)
    ? /^(?:\d+:)?(\d+\.\d+\.\d+)/.exec(version)?.[1]
    : undefined
  if (mesa) facts.version('mesa', mesa, line, worth)
}

function upstream(name: VersionName, version: string): string {
  const plain = version.replace(/^\d+:/, '').replace(/-\d[\w.~+]*$/, '')
  // AMD appends its release once more: 6.2.0.60200.
  return name === 'rocm' ? plain.replace(/^(\d+\.\d+\.\d+)\.\d+$/, '$1') : plain
}

function flavourOf(name: string): Flavour | null {
  if (!name.includes('nvidia')) return name.includes('dkms') ? 'dkms' : null
  if (/open/.test(name)) return 'open'
  return /dkms/.test(name) ? 'dkms' : null
}
