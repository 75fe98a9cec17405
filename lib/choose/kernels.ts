import { compareVersions, truncateVersion } from '@/lib/versions/compare'
import { worsen } from './draft'
import type { Advice, Facts, Line, Question, Source } from './types'

type Demand = {
  module: string
  /** The first kernel at all, by a rule. */
  first?: Line & { kernel: string }
  /** Why a kernel that was read cannot drive the device although its module claims it. */
  lacking?: (kernel: string) => Line
  source: Source
}

/** `6.12.9-arch1-1` as `6.12`: a series is one kernel for what it drives. */
export const series = (kernel: string) => truncateVersion(kernel, 2)

/**
 * Whether the reader's kernel can drive the device with a module of the kernel: by a rule that names the first one, and
 * by the kernels whose modules were read. Between two of those the tables do not know, and say so.
 */
export function checkKernel(advice: Advice, { kernel }: Question, { kernels }: Facts, demand: Demand): void {
  const { module, first, source } = demand
  const able = kernels.filter((known) => known.modules.includes(module) && known.firmware !== false)
  const oldest = able.at(-1)
  const older = kernels.filter((known) => !able.includes(known)).map((known) => known.kernel)
  if (oldest)
    advice.reasons.push({
      text: `${module} claims this device in Linux ${able.map((known) => series(known.kernel)).join(', ')}${older.length > 0 ? `, not in ${older.map(series).join(', ')}` : ''}.`,
      source,
    })
  if (kernel === null) {
    advice.gaps.push('Tell your kernel (uname -r) and we say whether it is new enough.')
    return
  }
  const mine = series(kernel)
  if (first && compareVersions(mine, first.kernel) < 0) {
    tooOld(advice, mine, first.kernel, first)
    return
  }
  if (!oldest) {
    worsen(advice, 'unknown')
    advice.gaps.push(`None of the kernels that were read has ${module} claim this device.`)
    return
  }
  const enough = series(oldest.kernel)
  if (compareVersions(mine, enough) >= 0) return
  const lacks = older.map(series).find((known) => compareVersions(mine, known) <= 0)
  if (lacks !== undefined) {
    const why = demand.lacking?.(lacks) ?? { text: `In Linux ${lacks} ${module} does not claim it.`, source }
    tooOld(advice, mine, enough, why)
    return
  }
  worsen(advice, 'care')
  advice.warnings.push({
    text: `Linux ${mine} lies between the kernels that were read; ${enough} is the oldest of which we know that it drives this device. Take ${enough} or newer if yours does not.`,
    source,
  })
}

function tooOld(advice: Advice, mine: string, enough: string, why: Line): void {
  worsen(advice, 'no')
  advice.headline = `Linux ${mine} is too old for this device: take ${enough} or newer.`
  advice.warnings.unshift({ text: `Linux ${mine} is too old: ${why.text}`, source: why.source })
}
