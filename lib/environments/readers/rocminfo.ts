import { sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { addressOf, pciIdOf, tidyName } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

type Agent = { number: string; line: number; values: Map<string, string> }

const TOLD = new Set(['name', 'marketing name', 'device type', 'chip id', 'bdfid', 'vendor name'])

const GPU_NAME = /Radeon|Instinct|FirePro|^gfx/
const CPU_NAME = /Ryzen|EPYC|Processor|Threadripper/

/** `rocminfo`: an agent is a device only when its type is GPU, for the CPU is an agent too. */
export const rocminfo: ReaderMaker = (facts) => {
  let agent: Agent | null = null
  return ({ bare, number, key, value }) => {
    const start = /^Agent (\d+)$/.exec(bare)?.[1]
    if (start) {
      finish(agent, facts)
      agent = { number: start, line: number, values: new Map() }
      facts.tool('rocminfo', number)
    } else if (agent && (bare === '' || bare.startsWith('*** Done') || bare.startsWith('```'))) {
      finish(agent, facts)
      if (bare !== '') agent = null
    } else if (agent && TOLD.has(key) && !agent.values.has(key)) agent.values.set(key, value)
    else if (agent === null && key === 'marketing name' && GPU_NAME.test(value) && !CPU_NAME.test(value)) {
      // What is left where only the names were picked out.
      facts.see(sighting('rocminfo names', number, { name: tidyName(value), slot: String(number) }))
    }
    if (bare.startsWith('ROCk module version')) {
      const version = /version (\d+\.[\d.]+\d)/.exec(bare)?.[1]
      if (version) facts.driver('amdgpu', number, { version, flavour: 'dkms' })
    }
  }
}

function finish(agent: Agent | null, facts: Facts) {
  if (!agent || !isGpu(agent)) return
  const { values, line } = agent
  const chip = /\(0x([0-9a-f]{4})\)/i.exec(values.get('chip id') ?? '')?.[1]
  const target = values.get('name') ?? ''
  const marketing = values.get('marketing name') ?? ''
  const at = Number.parseInt(values.get('bdfid') ?? '', 10)
  facts.see(
    sighting('rocminfo', line, {
      slot: agent.number,
      name: tidyName(marketing || target) || null,
      pciId: chip ? pciIdOf('1002', chip) : null,
      address: Number.isInteger(at) && at > 0 ? fromBdf(at) : null,
    }),
  )
}

/** Where the output ends before the type, the name of a GPU is that of its instruction set. */
function isGpu({ values }: Agent): boolean {
  return (values.get('device type') ?? (/^gfx\d/.test(values.get('name') ?? '') ? 'GPU' : '')) === 'GPU'
}

/** BDFID packs bus, device and function in sixteen bits. */
function fromBdf(id: number): string | null {
  const hex = (part: number) => part.toString(16).padStart(2, '0')
  return addressOf(`${hex((id >> 8) & 0xff)}:${hex((id >> 3) & 0x1f)}.${id & 7}`)
}
