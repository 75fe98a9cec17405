import { compareVersions } from '@/lib/versions/compare'
import { beginAdvice, deviceWords, isFor, offerPackages, say, worsen } from './draft'
import { checkKernel, series } from './kernels'
import type { Advice, ChosenDevice, Facts, Question } from './types'

type Rules = Facts['tables']['intel']

/** The kernel driver and Mesa for a screen, or the compute runtime for oneAPI. */
export function adviseIntel(question: Question, facts: Facts): Advice {
  const { device, purpose } = question
  const { intel, packages } = facts.tables
  const rule = platformOf(intel, device)
  const what = purpose === 'oneapi' ? 'compute-runtime (Level Zero, OpenCL)' : 'Mesa'
  const advice = beginAdvice(
    `${deviceWords(device)}: ${rule?.driver ?? 'the driver'} of the kernel with ${what}.`,
  )
  if (!rule) {
    advice.headline = `We cannot say which driver takes ${deviceWords(device)}.`
    worsen(advice, 'unknown')
    advice.gaps.push('No list tells the platform of this device.')
    return advice
  }
  const { driver } = rule
  advice.driver = { slug: driver, name: driver }
  advice.flavour = 'in-tree'
  advice.reasons.push(say(rule))
  checkKernel(advice, question, facts, {
    module: driver,
    source: rule.source,
    ...(rule.first ? { first: rule.first } : {}),
    lacking: () => (driver === 'xe' ? say(intel.noXe) : say(rule)),
  })
  explainProbe(advice, question, intel, rule)
  if (purpose === 'oneapi') return adviseCompute(advice, question, facts)
  const current = /^Xe/.test(device.architecture ?? '')
  advice.reasons.push(say(current ? intel.mesa : intel.oldMesa))
  const row = packages.find((some) => some.driver === 'intel' && isFor(some, question))
  offerPackages(advice, question, facts, row, { what: `${driver} and Mesa` })
  return advice
}

type Rule = ReturnType<typeof platformOf>

function platformOf({ platforms, older }: Rules, { codeName, architecture }: ChosenDevice) {
  const named = platforms.find((platform) => codeName?.startsWith(platform.codeName))
  if (named) {
    const { text, source, driver, probe, byDefault } = named
    const first = named.first ? { text, source, kernel: named.first } : undefined
    return { text, source, driver, probe, byDefault, first }
  }
  if (!older.architectures.some((name) => name === architecture)) return null
  const { text, source, driver } = older
  return { text, source, driver, probe: false, byDefault: undefined, first: undefined }
}

function explainProbe(advice: Advice, { kernel }: Question, intel: Rules, rule: NonNullable<Rule>): void {
  const early =
    rule.byDefault !== undefined && kernel !== null && compareVersions(series(kernel), rule.byDefault) < 0
  if (!rule.probe && !early) return
  worsen(advice, 'care')
  advice.warnings.push(say(rule), say(intel.forceProbe))
}

function adviseCompute(advice: Advice, question: Question, facts: Facts): Advice {
  const { device } = question
  const { intel, packages } = facts.tables
  const within = (names: string[]) => names.some((name) => name === device.architecture)
  if (within(intel.tooOld.architectures)) {
    worsen(advice, 'no')
    advice.headline = `${deviceWords(device)} is too old for oneAPI.`
    advice.warnings.unshift(say(intel.tooOld))
    return advice
  }
  const apis = facts.apis.filter(({ driver }) => driver === 'compute-runtime')
  for (const { api, support, version, note, sourceUrl } of apis)
    advice.reasons.push({
      text: `${[api, version].filter(Boolean).join(' ')}: ${support}. ${note}`.trim(),
      source: { title: 'Interfaces of compute-runtime', url: sourceUrl },
    })
  if (apis.length === 0)
    advice.gaps.push('Our tables do not say which interfaces the compute runtime offers on it.')
  if (advice.driver?.slug === 'xe') advice.warnings.push(say(intel.rebar))
  if (within(intel.legacy.architectures)) {
    worsen(advice, 'care')
    advice.branch = '24.35 legacy1'
    advice.warnings.push(say(intel.legacy))
    advice.gaps.push('Our tables do not have the names of the legacy1 packages of your distribution.')
    return advice
  }
  const row = packages.find((some) => some.driver === 'compute-runtime' && isFor(some, question))
  offerPackages(advice, question, facts, row, { what: 'the compute runtime' })
  return advice
}
