import { compareVersions } from '@/lib/versions/compare'
import { beginAdvice, deviceWords, isFor, offerPackages, say, worsen } from './draft'
import { checkKernel, series } from './kernels'
import type { Advice, Facts, Question } from './types'

/** The kernel driver and Mesa for a screen. */
export function adviseAmdDesktop(question: Question, facts: Facts): Advice {
  const { device } = question
  const { amd } = facts.tables
  const within = (names: string[]) => names.some((name) => name === device.architecture)
  const old = within(amd.radeon.architectures)
  const module = old ? 'radeon' : 'amdgpu'
  const advice = beginAdvice(
    `${deviceWords(device)}: ${module} of the kernel with Mesa; nothing to install from AMD.`,
  )
  advice.driver = { slug: module, name: module }
  advice.flavour = 'in-tree'
  const why = say(old ? amd.radeon : within(amd.either.architectures) ? amd.either : amd.amdgpu)
  advice.reasons.push(why, say(old ? amd.oldMesa : amd.mesa))
  checkKernel(advice, question, facts, {
    module,
    source: why.source,
    lacking: (kernel) => say(amd.firmware, { kernel }),
  })
  const row = facts.tables.packages.find((some) => some.driver === module && isFor(some, question))
  offerPackages(advice, question, facts, row, { what: `${module} and Mesa` })
  return advice
}

/** ROCm: whether a list names the chip, and what the distribution has. */
export function adviseRocm(question: Question, facts: Facts): Advice {
  const { device, kernel } = question
  const { amd, packages } = facts.tables
  const { isa } = device
  const advice = beginAdvice(`${deviceWords(device)}: ROCm on amdgpu.`)
  advice.driver = { slug: 'rocm', name: 'ROCm' }
  if (isa === null) {
    worsen(advice, 'unknown')
    advice.headline = `We cannot say whether ROCm runs on ${deviceWords(device)}.`
    advice.gaps.push(
      'No list tells the compiler target (gfx…) of this chip, by which ROCm counts its hardware.',
    )
    return advice
  }
  const target = amd.targets.find(({ isas }) => isas.includes(isa))
  if (!target || target.level === 'unsupported') {
    worsen(advice, 'no')
    advice.headline = `ROCm does not support ${deviceWords(device)} (${isa}).`
    advice.warnings.push(say(target ?? amd.unlisted, { isa }))
    return advice
  }
  if (target.level === 'untested') {
    worsen(advice, 'care')
    advice.warnings.push(say(target, { isa }))
  } else advice.reasons.push(say(target, { isa }))
  const needs = amd.rocmKernels.find(({ isas }) => isas.includes(isa))
  if (needs && kernel !== null && compareVersions(kernel, needs.kernel) < 0) {
    worsen(advice, 'no')
    advice.headline = `Linux ${series(kernel)} is too old for ROCm on ${isa}: take ${needs.kernel} or newer.`
    advice.warnings.unshift(say(needs))
  } else if (needs) advice.reasons.push(say(needs))
  checkKernel(advice, question, facts, {
    module: 'amdgpu',
    source: amd.amdgpu.source,
    lacking: (known) => say(amd.firmware, { kernel: known }),
  })
  explainDistribution(advice, question, facts)
  const row = packages.find((some) => some.driver === 'rocm' && isFor(some, question))
  offerPackages(advice, question, facts, row, { what: 'ROCm' })
  advice.flavour = row?.packages.includes('amdgpu-dkms') ? 'open' : 'in-tree'
  advice.reasons.push(say(amd.atomics))
  return advice
}

/** The newest ROCm release whose matrix names the distribution. */
function explainDistribution(advice: Advice, { distribution, device }: Question, { claims }: Facts): void {
  if (!distribution?.version) return
  const name = `${distributionWords[distribution.id] ?? ''} ${distribution.version}`
  const found = claims
    .filter(
      (claim) =>
        claim.driver === 'rocm' &&
        claim.outcome === 'works' &&
        claim.kernel === '' &&
        (claim.hardware === '' || claim.hardware === device.architecture) &&
        claim.distribution.toLowerCase().startsWith(name.toLowerCase()),
    )
    .sort((a, b) => compareVersions(b.branch, a.branch))[0]
  if (!found) {
    worsen(advice, 'care')
    advice.gaps.push(`No ROCm release in our tables (6.0 to 6.3) lists ${distribution.name} for this card.`)
    return
  }
  advice.branch = found.branch
  const text = `ROCm ${found.branch} lists ${found.distribution}; of later releases our tables have no distributions.`
  advice.reasons.push({
    text,
    source: { title: `Claim of ${found.claimant}, ${found.asOf}`, url: found.sourceUrl },
  })
}

const distributionWords: Record<string, string> = {
  ...{ ubuntu: 'Ubuntu', debian: 'Debian', rhel: 'RHEL', sles: 'SLES', ol: 'Oracle Linux' },
  azurelinux: 'Azure Linux',
}
