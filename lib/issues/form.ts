import type { IssueFacts, TargetKind } from './types'

/** The facts as the form takes them. */
export function factValues(facts: IssueFacts | null): Record<string, string> {
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
