import { endWords } from '@/lib/drivers/months'
import type { Branch } from '@/lib/drivers/types'
import { compareVersions } from '@/lib/versions/compare'
import { beginAdvice, deviceWords, isFor, offerPackages, say, worsen } from './draft'
import { series } from './kernels'
import type { PackageRow } from './tables'
import type { Advice, Facts, Question } from './types'

type Bounds = {
  /** Branch numbers: `580`, `173.14`. */
  last: string | null
  first: string | null
  flavour: 'open' | 'proprietary'
  /** Whether the other flavour works, too. */
  either: boolean
}

/** The branch, flavour and package of NVIDIA's own driver for a card. */
export function adviseNvidia(question: Question, facts: Facts): Advice {
  const { device } = question
  const rules = facts.tables.nvidia
  const { architecture } = device
  if (architecture === null && device.lastBranch === null) {
    const advice = beginAdvice(`We cannot say which branch drives ${deviceWords(device)}.`)
    advice.gaps.push('No list tells the architecture of this card.')
    worsen(advice, 'unknown')
    return advice
  }
  const bounds = boundsOf(question, facts)
  const target = bounds.last ?? currentBranch(facts)
  const row = findRow(question, facts, bounds, target)
  const chosen = row ? (ownBranch(row) ?? target) : target
  const flavour = row?.flavour ?? bounds.flavour
  const advice = beginAdvice(
    `${deviceWords(device)}: NVIDIA driver of branch R${chosen}, ${flavour} kernel modules.`,
  )
  advice.driver = { slug: 'nvidia', name: 'NVIDIA driver' }
  advice.branch = `R${chosen}`
  advice.flavour = flavour
  explainBranch(advice, question, facts, { bounds, chosen })
  explainFlavour(advice, question, facts, { flavour, chosen })
  explainCuda(advice, question, facts, chosen)
  offerPackages(advice, question, facts, row, { what: `branch R${chosen}`, blanks: { branch: chosen } })
  if (row?.carries)
    advice.reasons.push({
      text: `${question.distribution?.name ?? 'Your distribution'} has ${row.carries}.`,
      source: row.source,
    })
  if (row && !row.flavour)
    advice.gaps.push('Our tables do not say which of the two flavours this package builds.')
  advice.reasons.push(say(rules.nouveau))
  return advice
}

function boundsOf({ device }: Question, { tables }: Facts): Bounds {
  const { openOnly, open, firstBranch } = tables.nvidia
  const within = ({ architectures }: { architectures: string[] }) =>
    architectures.some((name) => name === device.architecture)
  const first = firstBranch.find(within)?.branch.slice(1) ?? null
  const last = device.lastBranch?.replace(/\.xx$/, '') ?? null
  if (within(openOnly)) return { last, first, flavour: 'open', either: false }
  return within(open)
    ? { last, first, flavour: 'open', either: true }
    : { last, first, flavour: 'proprietary', either: false }
}

/** Production before long-term support, of those that have not ended; else the newest. */
function currentBranch({ branches, today }: Facts): string {
  const alive = branches.filter(({ endOfLife }) => endOfLife !== null && endOfLife >= today)
  const best =
    alive.find(({ kind }) => kind === 'production') ??
    alive.find(({ kind }) => kind === 'long-term') ??
    branches[0]
  return best?.name.slice(1) ?? ''
}

function findRow(question: Question, { tables }: Facts, bounds: Bounds, target: string) {
  const fitting = tables.packages.filter(
    (row) => row.driver === 'nvidia' && isFor(row, question) && holds(row, bounds, target),
  )
  const wanted = fitting.find(({ flavour }) => flavour === undefined || flavour === bounds.flavour)
  return wanted ?? (bounds.either ? fitting[0] : undefined)
}

function holds(row: PackageRow, { first, last }: Bounds, target: string): boolean {
  if (row.currentOnly && last !== null) return false
  const own = ownBranch(row)
  if (own !== null) return (first === null || atLeast(own, first)) && (last === null || atLeast(last, own))
  return row.branches === undefined || atLeast(target, row.branches.slice(1))
}

/** The one branch a row has, if it has but one. */
function ownBranch({ branch, carries }: PackageRow): string | null {
  return branch?.slice(1) ?? carries?.split('.')[0] ?? null
}

const atLeast = (branch: string, least: string) => compareVersions(branch, least) >= 0

type Choice = { bounds: Bounds; chosen: string }

function explainBranch(advice: Advice, question: Question, facts: Facts, { bounds, chosen }: Choice) {
  const { nvidia } = facts.tables
  const { device, installed } = question
  const branch = facts.branches.find(({ name }) => name === `R${chosen}`)
  const { last } = bounds
  const architecture = device.architecture ?? 'This card'
  if (last !== null) {
    const line = say(nvidia.lastBranch, { architecture, branch: `R${last}` })
    advice.warnings.push(line)
    if (installed !== null && !atLeast(last, installed.split('.')[0] ?? ''))
      advice.warnings.unshift({
        text: `The installed ${installed} ignores this card: go back to R${last}.`,
        source: line.source,
      })
    worsen(advice, 'care')
    if (facts.branches.find(({ name }) => name === `R${last}`)?.kind === 'legacy')
      advice.warnings.push(say(nvidia.lastLegacy, { branch: `R${last}` }))
  } else if (branch) advice.reasons.push({ text: `${kindWords(branch)}.`, source: sourceOf(branch) })
  const first = nvidia.firstBranch.find(({ architectures }) =>
    architectures.some((name) => name === device.architecture),
  )
  if (first) advice.reasons.push(say(first))
  for (const drop of facts.branches)
    if (device.architecture !== null && drop.drops.includes(device.architecture))
      advice.reasons.push({ text: `${drop.name} drops ${drop.drops.join(', ')}.`, source: sourceOf(drop) })
  if (branch?.endOfLife && branch.endOfLife < facts.today) {
    const text = `The end of life of ${branch.name} was ${endWords(branch.endOfLife)}.`
    advice.warnings.push({ text, source: sourceOf(branch) })
    worsen(advice, 'care')
  }
}

function kindWords({ name, kind, endOfLife }: Branch): string {
  const words = { production: 'the production branch', 'long-term': 'a branch with long-term support' }
  const what = kind === 'production' || kind === 'long-term' ? words[kind] : 'the newest branch listed'
  return `${name} is ${what}${endOfLife === null ? '' : `, until ${endWords(endOfLife)}`}`
}

const sourceOf = ({ name, sourceUrl }: Branch) => ({ title: `Table of branches: ${name}`, url: sourceUrl })

function explainFlavour(
  advice: Advice,
  { device, kernel }: Question,
  { tables }: Facts,
  { flavour, chosen }: { flavour: 'open' | 'proprietary'; chosen: string },
) {
  const { openOnly, graceHopper, open, proprietary, proprietaryGone, openKernel } = tables.nvidia
  for (const rule of [openOnly, open, proprietary])
    if (rule.architectures.some((name) => name === device.architecture)) advice.reasons.push(say(rule))
  if (graceHopper.architectures.some((name) => name === device.architecture))
    advice.warnings.push(say(graceHopper))
  if (flavour === 'open') {
    advice.reasons.push(say(openKernel))
    if (kernel !== null && compareVersions(series(kernel), openKernel.kernel) < 0) {
      worsen(advice, 'no')
      advice.warnings.unshift(say(openKernel))
    }
  } else if (atLeast(chosen, '580')) advice.reasons.push(say(proprietaryGone))
}

function explainCuda(advice: Advice, { device, purpose }: Question, facts: Facts, chosen: string) {
  if (purpose !== 'cuda') return
  const { cuda13, cudaBranch } = facts.tables.nvidia
  const api = facts.apis.find(({ api: name, driver }) => name === 'CUDA' && driver === 'nvidia')
  if (api) {
    const text = `CUDA on ${device.architecture ?? 'it'}: ${api.version}. ${api.note}`.trim()
    advice.reasons.push({ text, source: { title: 'Interfaces of the NVIDIA driver', url: api.sourceUrl } })
  }
  if (cuda13.architectures.some((name) => name === device.architecture)) advice.warnings.push(say(cuda13))
  const majors = facts.claims
    .filter(({ branch, outcome }) => branch === `R${chosen}` && outcome === 'works')
    .flatMap(({ framework }) => /^CUDA (\d+)$/.exec(framework)?.[1] ?? [])
    .sort(compareVersions)
  const cuda = majors.at(-1)
  if (cuda) advice.reasons.push(say(cudaBranch, { branch: `R${chosen}`, cuda }))
  else advice.gaps.push(`Our tables do not say which CUDA release branch R${chosen} serves.`)
}
