import { weight } from '@/lib/environments/readers/facts'
import { kernelReleaseIn } from '@/lib/environments/readers/kernel-release'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import type { Flavour } from '@/lib/environments/types'

const FILE = /\/lib\/modules\/([^/\s]+)\/(\S*?)([\w-]+)\.ko(?:\.\w+)?$/
const GPU_MODULES =
  /^(?:nvidia|nvidia[-_]current|nouveau|nova[-_]core|amdgpu|radeon|i915|xe|habanalabs|intel_vpu|amdxdna)$/

const LOADED = /^(nvidia|nouveau|amdgpu|radeon|i915|xe|habanalabs|intel_vpu|amdxdna) +\d{4,9} +\d+/

/** `modinfo MODULE`: file name, version and licence of one module; and `lsmod`. */
export const modinfo: ReaderMaker = (facts) => {
  let module: { name: string; flavour: Flavour; line: number; version: string | null } | null = null
  return ({ bare, number, key, value }) => {
    if (bare === '') module = null
    const loaded = LOADED.exec(bare)?.[1]
    if (loaded) facts.driver(loaded, number)
    if (key === 'filename') {
      const file = FILE.exec(value)
      module = null
      const release = file?.[1] ? kernelReleaseIn(file[1]) : null
      if (release) facts.kernel(release, number, weight.logged)
      if (!file?.[3] || !GPU_MODULES.test(file[3])) return
      facts.tool('modinfo', number)
      module = {
        name: file[3].replace(/[-_]current$/, ''),
        flavour: flavourOf(file[2] ?? ''),
        line: number,
        version: null,
      }
      facts.driver(module.name, number, module.name === 'nvidia' ? {} : { flavour: module.flavour })
    } else if (module && key === 'version' && /^\d/.test(value)) {
      module.version = value
      facts.driver(module.name, number, { version: value })
    } else if (module?.name === 'nvidia' && module.version && key === 'license') {
      const flavour = /GPL|MIT/.test(value) ? 'open' : 'proprietary'
      facts.driver('nvidia', number, { version: module.version, flavour })
      module = null
    }
  }
}

function flavourOf(folder: string): Flavour {
  return folder.startsWith('kernel/drivers/') ? 'in-tree' : 'dkms'
}
