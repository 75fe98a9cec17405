import { distroIn } from '@/lib/environments/readers/distro-names'
import { weight } from '@/lib/environments/readers/facts'
import type { PastedLine } from '@/lib/environments/readers/pasted-line'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import type { DistroFact } from '@/lib/environments/types'

const FIELD = /^(?:NAME|PRETTY_NAME|ID|VERSION_ID|VERSION)=\S/
const RELEASE_FILE = /^(?:[\w ]+ release \d[\w. ]*\([\w ]+\)|DISTRIB_DESCRIPTION=.+)$/

/** The image that `rpm-ostree status` names is the system. */
const UNIVERSAL_BLUE = /ghcr\.io\/ublue-os\/(bazzite|bluefin|aurora)/

/** `/etc/os-release`, `/etc/*-release` and `lsb_release -a`. */
export const osRelease: ReaderMaker = (facts) => {
  let distro: DistroFact | null = null
  let lsb: DistroFact | null = null
  let pretty = false
  return (line) => {
    const { bare, number, key, value } = line
    if (FIELD.test(bare)) {
      distro ??= { name: '', id: null, version: null, line: number }
      pretty ||= key === 'pretty_name'
      fill(distro, line, pretty)
      if (distro.name !== '') facts.distro(distro, weight.asked)
      if (key === 'pretty_name') facts.tool('/etc/os-release', number)
    } else if (key === 'distributor id' || (key === 'description' && distroIn(value, { loose: true }))) {
      lsb ??= { name: '', id: distroIn(value, { loose: true })?.id ?? null, version: null, line: number }
      facts.tool('lsb_release', number)
      if (key === 'distributor id') lsb.id ??= value.toLowerCase()
      if (lsb.name === '' || key === 'description') lsb.name = value
      lsb.version ??= /\d[\d.]*/.exec(key === 'description' ? value : '')?.[0] ?? null
      facts.distro(lsb, weight.asked)
    } else if (lsb && key === 'release' && /^\d/.test(value)) {
      lsb.version = value
    } else if (bare.includes('ublue-os/')) {
      const image = UNIVERSAL_BLUE.exec(bare)?.[1]
      if (image) facts.distro({ name: image, id: image, version: null, line: number }, weight.stated)
    } else if (RELEASE_FILE.test(bare)) {
      const named = distroIn(bare, { loose: true })
      if (named) facts.distro({ ...named, line: number }, weight.printed)
    }
  }
}

function fill(distro: DistroFact, { key, value, number }: PastedLine, pretty: boolean) {
  if (key === 'pretty_name') {
    distro.name = value
    distro.line = number
  } else if (key === 'name' && distro.name === '') {
    distro.name = value
    distro.id ??= distroIn(value, { loose: true })?.id ?? null
  } else if (key === 'version' && distro.name !== '' && !pretty && !/\d/.test(distro.name)) {
    // Where only these two lines are pasted, they make the name together.
    distro.name = `${distro.name} ${value}`
    distro.version ??= /\d[\d.]*/.exec(value)?.[0] ?? null
  }
  if (key === 'id') distro.id = value
  if (key === 'version_id') distro.version = value
}
