export const factKinds = ['releases', 'branches', 'api', 'signatures', 'devices', 'issues'] as const
export type FactKind = (typeof factKinds)[number]

export type FactsRequest = {
  kind: FactKind
  /** A driver, a vendor or an architecture, as the kind wants it; small letters. */
  subject: string
  /** What else narrows it down: words of an error or a device, the branch of a release. */
  words: string
  limit: number
}

const LIMIT = { usual: 10, most: 50 }

type ReadFacts = { ok: true; request: FactsRequest } | { ok: false; problem: string }

/** Reads `releases nvidia limit=5`; whether there is such a driver or vendor shows when the table is made. */
export function readFacts(text: string): ReadFacts {
  const parts = text.split(' ').filter((part) => part !== '')
  const [named = '', subject = '', ...words] = parts.filter((part) => !/^limit=/i.test(part))
  const kind = factKinds.find((one) => one === named.toLowerCase())
  if (!kind) return wrong(`“${named}”: this is none of ${factKinds.join(', ')}.`)
  if (subject === '') return wrong(`Say whose: {{facts ${kind} ${examples[kind]}}}.`)
  if (words.length > 0 && (kind === 'branches' || kind === 'api'))
    // Architectures have names of two words: Ada Lovelace.
    return kind === 'api'
      ? finish(parts, { kind, subject: [subject, ...words].join(' ').toLowerCase(), words: '' })
      : wrong(`“${words.join(' ')}”: branches are listed whole.`)
  if (words.length > 0 && kind === 'issues') return wrong(`“${words.join(' ')}”: name one vendor or driver.`)
  return finish(parts, { kind, subject: subject.toLowerCase(), words: words.join(' ') })
}

function finish(parts: string[], request: Omit<FactsRequest, 'limit'>): ReadFacts {
  const written = parts.find((part) => /^limit=/i.test(part))?.slice('limit='.length) ?? String(LIMIT.usual)
  const limit = /^\d{1,3}$/.test(written) ? Number(written) : 0
  return limit >= 1 && limit <= LIMIT.most
    ? { ok: true, request: { ...request, limit } }
    : wrong(`“limit=${written}”: a table has 1 to ${LIMIT.most} rows.`)
}

const examples: Record<FactKind, string> = {
  releases: 'nvidia',
  branches: 'nvidia',
  api: 'radv',
  signatures: 'nvidia xid',
  devices: 'amd gfx1100',
  issues: 'amd',
}

function wrong(problem: string): ReadFacts {
  return { ok: false, problem }
}
