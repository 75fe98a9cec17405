import { notePackage } from '@/lib/environments/readers/packages'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const HEADING = /^([a-z0-9][\w.+-]{1,80}):$/
// The first line below the name is what is installed, in each language; nothing stands in brackets, so it has no digit first.
const INSTALLED = /^ {2}\S[^:：]{1,40}\s?[:：]\s+(\d\S*)$/

/** `apt-cache policy`, `pacman -Qi`, `rpm -qi` and `dpkg -s`: records of one package each. */
export const packageRecords: ReaderMaker = (facts) => {
  let asked: string | null = null
  let name: string | null = null
  let installed = false
  return ({ bare, text, number, key, value }) => {
    const version = asked ? INSTALLED.exec(text)?.[1] : undefined
    if (asked && version) notePackage(asked, version, number, facts)
    asked = bare.endsWith(':') ? (HEADING.exec(bare)?.[1] ?? null) : null
    if (bare === '') name = null
    if (key === 'name' || key === 'package') {
      name = /^[a-z0-9][\w.+-]{1,80}$/.test(value) ? value : null
      installed = key === 'name'
    } else if (key === 'status') installed = value.includes('installed')
    else if (name && key === 'version' && installed && /^\d/.test(value)) {
      notePackage(name, value, number, facts)
      name = null
    }
  }
}
