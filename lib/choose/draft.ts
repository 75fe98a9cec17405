import type { PackageRow } from './tables'
import type { Advice, Facts, Line, Question, Source, Verdict } from './types'

/** An answer in the making. */
export function beginAdvice(headline: string): Advice {
  return {
    ...{ verdict: 'ready', headline, driver: null, branch: null, flavour: null },
    ...{ packages: [], steps: [], secureBoot: null, warnings: [], reasons: [], gaps: [] },
  }
}

const order: Verdict[] = ['ready', 'care', 'unknown', 'no']

/** Makes an answer worse, never better. */
export function worsen(advice: Advice, verdict: Verdict): void {
  if (order.indexOf(verdict) > order.indexOf(advice.verdict)) advice.verdict = verdict
}

/** The text of a rule with its blanks filled. */
export function say(line: { text: string; source: Source }, blanks: Record<string, string> = {}): Line {
  return { text: fill(line.text, blanks), source: line.source }
}

/** The package row that answers, or a plain word that none does. */
export function offerPackages(
  advice: Advice,
  { distribution, secureBoot }: Question,
  { tables }: Facts,
  row: PackageRow | undefined,
  { what, blanks = {} }: { what: string; blanks?: Record<string, string> },
): void {
  if (!row) {
    worsen(advice, 'unknown')
    advice.gaps.push(
      distribution
        ? `Our tables have no package of ${what} for ${distribution.name}.`
        : `Which packages bring ${what} depends on the distribution: choose one.`,
    )
    return
  }
  advice.packages = row.packages.map((name) => fill(name, blanks))
  advice.steps = row.steps.map(({ text, run }) => ({
    text: fill(text, blanks),
    run: run.map((command) => fill(command, blanks)),
    source: row.source,
  }))
  if (secureBoot !== 'off') advice.secureBoot = tables.secureBoot[row.secureBoot]
  if (secureBoot === 'on' && row.secureBoot === 'unknown')
    advice.gaps.push('Our tables do not say whether these modules are signed for Secure Boot.')
}

/** Whether a row is for this distribution and purpose; what else it asks for is the caller's. */
export function isFor(row: PackageRow, { distribution, purpose }: Question): boolean {
  if (!row.purposes.some((name) => name === purpose)) return false
  if (!row.distributions) return true
  if (!distribution || !row.distributions.includes(distribution.id)) return false
  if (!row.versions) return true
  const { version } = distribution
  return (
    version !== null && row.versions.some((known) => version === known || version.startsWith(`${known}.`))
  )
}

export function deviceWords({ name, pciId }: { name: string | null; pciId: string }): string {
  return name ?? pciId
}

function fill(text: string, blanks: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => blanks[name] ?? whole)
}
