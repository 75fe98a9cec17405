import { type Sighting, sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { addressOf, pciIdOf, tidyName } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const ELEMENT = /<gpu id=["']([0-9A-Fa-f:.]{10,16})["']>|<([a-z_]{4,40})>([^<>]{1,160})<\/\2>/g

/** `nvidia-smi -q -x`, indented or on one line. */
export const nvidiaSmiXml: ReaderMaker = (facts) => {
  let open = false
  let gpu: Sighting | null = null
  return ({ bare, number }) => {
    if (bare.includes('<nvidia_smi_log')) {
      open = true
      facts.tool('nvidia-smi', number)
    }
    if (!open || !bare.includes('<')) return
    for (const [, address, tag = '', text = ''] of bare.matchAll(ELEMENT)) {
      if (address)
        gpu = facts.see(sighting('nvidia-smi -q', number, { address: addressOf(address), driver: 'nvidia' }))
      else if (gpu) readElement(gpu, tag, text.trim(), number, facts)
      readVersion(tag, text.trim(), number, facts)
    }
  }
}

function readVersion(tag: string, text: string, line: number, facts: Facts) {
  if (!/^\d/.test(text)) return
  if (tag === 'driver_version') facts.driver('nvidia', line, { version: text })
  if (tag === 'cuda_version') facts.version('cuda_driver_api', text, line)
  if (tag === 'vbios_version') facts.version('vbios', text, line)
  if (tag === 'gsp_firmware_version') facts.version('gsp', text, line)
}

function readElement(gpu: Sighting, tag: string, text: string, line: number, facts: Facts) {
  if (tag === 'product_name') gpu.name ??= tidyName(text)
  // `1B8110DE`: device first, then vendor.
  const id = /^(?:0x)?([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})$/.exec(text)
  if (id?.[1] && id[2] && tag === 'pci_device_id') gpu.pciId ??= pciIdOf(id[2], id[1])
  if (id?.[1] && id[2] && tag === 'pci_sub_system_id') gpu.subsystem ??= pciIdOf(id[2], id[1])
  if (/^(?:current_dm|driver_model)$/.test(tag) && /^(?:WDDM|TCC|MCDM)$/.test(text))
    facts.driver('nvidia', line, { flavour: 'windows' })
}
