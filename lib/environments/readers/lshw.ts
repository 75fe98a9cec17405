import { type Sighting, sighting } from '@/lib/environments/readers/devices'
import { addressOf, tidyName } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const NOT_A_GPU = /ASPEED|Matrox|Cirrus|QXL|virtio|VMware|VirtualBox|Bochs/i

const SHORT = /^\/0\/\S+\s+(?:\/dev\/\S+\s+)?display\s+(\S.{2,100})$/

/** `lshw`, `lshw -short`: the tree below `*-display`, up to the next node. */
export const lshw: ReaderMaker = (facts) => {
  let inside = false
  let gpu: Sighting | null = null
  let product: string | null = null
  return ({ bare, number, key, value }) => {
    const short = bare.startsWith('/0/') ? SHORT.exec(bare)?.[1] : undefined
    if (short && !NOT_A_GPU.test(short))
      facts.see(sighting('lshw -short', number, { name: tidyName(short), slot: String(number) }))
    if (bare.startsWith('*-')) {
      inside = /^\*-(?:display|graphics)/.test(bare)
      gpu = null
      product = null
      if (inside) facts.tool('lshw', number)
      return
    }
    if (!inside) return
    if (key === 'product' && !NOT_A_GPU.test(value)) {
      product = tidyName(value.replace(/ \[[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}\]$/, ''))
      const id = /\[([0-9A-Fa-f]{4}:[0-9A-Fa-f]{4})\]$/.exec(value)?.[1]?.toLowerCase() ?? null
      gpu = facts.see(sighting('lshw', number, { name: product, pciId: id, slot: String(number) }))
    }
    if (gpu && key === 'vendor' && NOT_A_GPU.test(value)) gpu.name = null
    if (gpu && key === 'bus info') gpu.address ??= addressOf(value.replace(/^pci@/, ''))
    const driver = key === 'configuration' ? /\bdriver=([\w-]+)/.exec(value)?.[1] : undefined
    if (gpu?.name && driver) {
      gpu.driver ??= driver
      facts.driver(driver, number)
    }
  }
}
