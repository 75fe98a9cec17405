import 'server-only'
import { fail, type Result } from '@/lib/result'

/** Together with a transaction's own deadline less than the front allows an answer. */
const PATIENCE_MS = 4_000

type Refusal = Extract<Result, { ok: false }>

declare global {
  // Next bundles this module more than once; a person stands in one line all the same.
  var nomodesetTurns: Map<string, Set<() => void>> | undefined
}

globalThis.nomodesetTurns ??= new Map()
const lines = globalThis.nomodesetTurns

/**
 * One person's writes go one after the other, and wait before they take a connection: in the database they would wait
 * for each other's locks with a connection each, until the lock's deadline, while nobody else found one free. Who
 * sends more than fits into four seconds is refused as `limited`. `work` must not ask for a turn itself.
 */
export async function inTurn<T>(
  person: { id: string },
  work: () => Promise<T>,
  refusal: Refusal = tooMany,
): Promise<T | Refusal> {
  const { id } = person
  if (!(await take(id))) return refusal
  try {
    return await work()
  } finally {
    handOn(id)
  }
}

const tooMany = fail(
  'limited',
  'You are sending more at once than can be saved. Please try again in a moment.',
  {
    retryAfter: 2,
  },
)

/** False when the patience ran out first. */
function take(id: string): Promise<boolean> {
  const line = lines.get(id)
  if (!line) {
    lines.set(id, new Set())
    return Promise.resolve(true)
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      line.delete(begin)
      resolve(false)
    }, PATIENCE_MS)
    const begin = () => {
      clearTimeout(timer)
      resolve(true)
    }
    line.add(begin)
  })
}

function handOn(id: string): void {
  const line = lines.get(id)
  const [next] = line ?? []
  if (!line || !next) {
    lines.delete(id)
    return
  }
  line.delete(next)
  next()
}
