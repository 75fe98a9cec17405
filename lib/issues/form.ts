import { type IssueFacts, stateNames, type TargetKind } from './types'

export type FactValues = Record<keyof typeof factLabels, string>

/** The facts as the form takes them. */
export function factValues(facts: IssueFacts | null): FactValues {
  const named = (kind: TargetKind, between: string) =>
    (facts?.targets ?? [])
      .filter((target) => target.kind === kind)
      .map(({ target }) => target)
      .join(between)
  return {
    status: facts?.status ?? 'open',
    component: facts?.component ?? '',
    introducedIn: facts?.introducedIn ?? '',
    fixedIn: facts?.fixedIn ?? '',
    workaround: facts?.workaround ?? '',
    workaroundUntil: facts?.workaroundUntil ?? '',
    devices: named('device', ' '),
    architectures: named('architecture', ', '),
    drivers: named('driver', ' '),
    signatures: named('signature', ' '),
    upstream: (facts?.upstream ?? []).map(({ url }) => url).join('\n'),
  }
}

const factLabels = {
  status: 'State',
  component: 'Versions are of',
  introducedIn: 'Introduced in',
  fixedIn: 'Fixed in',
  workaround: 'Workaround',
  workaroundUntil: 'Workaround not needed from',
  devices: 'Devices',
  architectures: 'Architectures',
  drivers: 'Drivers',
  signatures: 'Errors',
  upstream: 'Upstream links',
} as const

/** Every fact with its name, the same lines for every issue, so that two can be compared; none for other pages. */
export function factLines(facts: IssueFacts | null): { label: string; text: string }[] {
  if (!facts) return []
  const values: FactValues = { ...factValues(facts), status: stateNames[facts.status] }
  const names = Object.keys(factLabels).filter((name): name is keyof typeof factLabels => name in factLabels)
  return names.map((name) => ({ label: factLabels[name], text: values[name] }))
}
