import { adviseAmdDesktop, adviseRocm } from './amd'
import { beginAdvice, deviceWords, say, worsen } from './draft'
import { adviseIntel } from './intel'
import { adviseNvidia } from './nvidia'
import type { Advice, Facts, Purpose, Question } from './types'

/** What to install for a device, and why: from the facts alone, and with what they do not tell said plainly. */
export function decide(question: Question, facts: Facts): Advice {
  const { device, purpose } = question
  if (purpose === 'passthrough') return advisePassthrough(question, facts)
  if (device.kind !== 'gpu') return notInTables(question)
  const mismatch = otherVendors(question)
  if (mismatch) return mismatch
  if (device.vendor === 'nvidia') return adviseNvidia(question, facts)
  if (device.vendor === 'intel') return adviseIntel(question, facts)
  if (device.vendor === 'amd')
    return purpose === 'rocm' ? adviseRocm(question, facts) : adviseAmdDesktop(question, facts)
  return notInTables(question)
}

const makers: Partial<Record<Purpose, { vendor: string; name: string; slug: string; stack: string }>> = {
  cuda: { vendor: 'nvidia', name: 'NVIDIA', slug: 'cuda', stack: 'CUDA' },
  rocm: { vendor: 'amd', name: 'AMD', slug: 'rocm', stack: 'ROCm' },
  oneapi: { vendor: 'intel', name: 'Intel', slug: 'compute-runtime', stack: 'oneAPI' },
}

function otherVendors({ device, purpose }: Question): Advice | null {
  const maker = makers[purpose]
  if (!maker || device.vendor === null || maker.vendor === device.vendor) return null
  const advice = beginAdvice(
    `${maker.stack} runs on hardware of ${maker.name}; none of our tables has it for ${deviceWords(device)}.`,
  )
  worsen(advice, purpose === 'oneapi' ? 'unknown' : 'no')
  advice.driver = { slug: maker.slug, name: maker.stack }
  advice.reasons.push({
    text: `The drivers of this card that we list do not offer ${maker.stack}.`,
    source: { title: `Drivers: ${maker.stack}`, url: `/drivers/${maker.slug}` },
  })
  if (purpose === 'oneapi')
    advice.gaps.push('oneAPI has plug-ins for other vendors’ GPUs; our tables have no source on them.')
  return advice
}

function notInTables({ device }: Question): Advice {
  const advice = beginAdvice(`Our tables do not cover ${deviceWords(device)} yet.`)
  worsen(advice, 'unknown')
  advice.gaps.push(
    device.kind === 'gpu'
      ? 'The maker of this device is not one of those whose drivers we list.'
      : 'For NPUs and accelerators there are drivers in our list, but no packages by distribution.',
  )
  return advice
}

/** The card goes to a guest; the host only has to keep its hands off. */
function advisePassthrough({ device, distribution }: Question, { tables, kernels }: Facts): Advice {
  const { steps, why, blocked, initramfs } = tables.passthrough
  const module = hostModule(device.vendor, kernels)
  const advice = beginAdvice(`${deviceWords(device)}: vfio-pci on the host, the card’s driver in the guest.`)
  advice.driver = { slug: 'linux', name: 'vfio-pci' }
  advice.flavour = 'in-tree'
  advice.reasons.push(say(why))
  if (module === null) {
    worsen(advice, 'unknown')
    advice.gaps.push('No list tells which driver of the host takes this card.')
    return advice
  }
  advice.steps = steps.map(({ text, run }) => ({
    ...say({ text, source: why.source }, { driver: module }),
    run: run.map((command) => command.replaceAll('{driver}', module)),
  }))
  advice.warnings.push(say(blocked, { driver: module }))
  if (!distribution || !initramfs.includes(distribution.id))
    advice.gaps.push(
      'update-initramfs is the command of Debian and Ubuntu; our tables do not have that of other distributions.',
    )
  advice.secureBoot = tables.secureBoot['in-tree']
  const { reset } = tables.amd
  if (reset.codeNames.some((name) => name === device.codeName)) {
    worsen(advice, 'care')
    advice.warnings.push(say(reset))
  }
  return advice
}

/** The module that would take the card on the host, as far as the kernels that were read tell. */
function hostModule(vendor: string | null, kernels: Facts['kernels']): string | null {
  const newest = kernels.find(({ modules }) => modules.length > 0)
  const preferred = ['amdgpu', 'xe', 'i915', 'nouveau', 'radeon']
  const found = preferred.find((name) => newest?.modules.includes(name))
  return found ?? (vendor === 'nvidia' ? 'nouveau' : null)
}
