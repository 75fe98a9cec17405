export type Identifier = {
  token: string
  /** As somebody would write it, not only a piece or a shorter version of it. */
  whole: boolean
  /** Number of the piece of text it stands in, so that nearness counts. */
  position: number
}

/** Longer pieces are noise (base64, long paths) and are found by their words. */
const LONGEST = 100
/** Of one text: a long log is still found by its first errors. */
const MOST = 2_000

/**
 * What must be found exactly as written: error codes, versions, PCI ids, module parameters, package names, paths.
 * Lower case. "Xid 79" in all its spellings is `xid-79`; 580.95.05 is found as 580.95 and 580 too.
 */
export function listIdentifiers(text: string): Identifier[] {
  const found = new Map<string, Identifier>()
  const add = (token: string, whole: boolean, position: number) => {
    if (token.length > LONGEST || found.size >= MOST) return
    const known = found.get(token)
    if (!known || (whole && !known.whole)) found.set(token, { token, whole, position })
  }
  const lower = text.toLowerCase()
  for (const { code } of listXids(lower)) add(code, true, 1)
  let position = 0
  for (const [piece] of lower.matchAll(pieces)) {
    position += 1
    for (const { token, whole } of tokensOf(trim(piece))) add(token, whole, position)
  }
  return [...found.values()]
}

/** The identifier a word of a query is, or null for an ordinary word. */
export function identifierOf(word: string): string | null {
  const token = trim(word.toLowerCase())
  if (token.length > LONGEST || !isTechnical(token)) return null
  // "KDE/Wayland" and "e.g." are prose.
  if (/^\p{L}+\/\p{L}+$/u.test(token) || /^(\p{L}\.)+\p{L}$/u.test(token)) return null
  return token
}

/** Xid codes in every spelling of drivers and people, with where they stand. */
export function listXids(lower: string): { code: string; start: number; end: number }[] {
  return [...lower.matchAll(xids)].map((match) => ({
    code: `${match[1]}-${match[2]}`,
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Words that hide inside identifiers: `amdgpu.dcdebugmask=0x10` is found by "dcdebugmask". */
export function hiddenWords(identifiers: Identifier[]): string {
  const words = new Set<string>()
  for (const { token } of identifiers)
    if (/[.:=/@\\]/.test(token))
      for (const [word] of token.matchAll(/(?<![\p{L}\p{N}])\p{L}[\p{L}\p{N}]{2,}/gu)) words.add(word)
  return [...words].join(' ')
}

const pieces = /[^\s"'`,;()[\]{}<>|&]+/g
const xids =
  /(?<![\p{L}\p{N}])(s?xid)(?:\s?(?:errors?|codes?|number))?[\s:=#-]{0,3}(?:\(pci:[0-9a-f:.]{5,16}\)[\s:]{0,3})?(\d{1,5})(?![\p{L}\p{N}])/gu

function* tokensOf(whole: string): Generator<{ token: string; whole: boolean }> {
  if (whole.length < 2 || whole.length > 4 * LONGEST) return
  if (isTechnical(whole)) yield { token: whole, whole: true }
  for (const token of shorterForms(whole)) yield { token, whole: false }
  if (isBusAddress(whole)) return
  for (const part of whole.split(/[:=@/\\]+/).map(trim)) {
    if (part === whole || !isTechnical(part)) continue
    yield { token: part, whole: true }
    for (const token of shorterForms(part)) yield { token, whole: false }
  }
}

/** Joined by what only technical names hold inside, or a hexadecimal number. */
function isTechnical(token: string): boolean {
  if (/^0x[0-9a-f]+$/.test(token)) return true
  return token.length >= 3 && /[\p{L}\p{N}]/u.test(token) && /[._:=@/\\+~-]/.test(token)
}

function isBusAddress(token: string): boolean {
  return (
    /^[0-9a-f]{4}:[0-9a-f]{4}$/.test(token) || /^(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.\d$/.test(token)
  )
}

function shorterForms(token: string): string[] {
  const address = /^[0-9a-f]{4,8}:([0-9a-f]{2}:[0-9a-f]{2}\.\d)$/.exec(token)
  if (address?.[1]) return [address[1]]
  const hex = /^0x0+([0-9a-f]+)$/.exec(token)
  if (hex?.[1]) return [`0x${hex[1]}`]
  const named = /^[a-z][a-z0-9_+.-]*?[-_.]v?(\d+(?:\.\d+)+(?:[-+~][a-z0-9_.+~-]+)?)$/.exec(token)?.[1]
  const version = named ?? /^v?(\d+(?:\.\d+)+(?:[-+~].*)?)$/.exec(token)?.[1]
  return version ? [version, ...versionPrefixes(version)].filter((form) => form !== token) : []
}

/**
 * 6.12.9-arch1-1 is also 6.12.9-arch1, 6.12.9 and 6.12; 580.95.05 is also 580.95 and 580. A first number of two
 * digits says too little.
 */
function versionPrefixes(version: string): string[] {
  const [plain = '', ...suffixes] = version.split('-')
  const prefixes = suffixes.map((_, index) => [plain, ...suffixes.slice(0, index)].join('-')).reverse()
  const numbers = /^\d+(?:\.\d+)+/.exec(plain)?.[0].split('.') ?? []
  const least = (numbers[0]?.length ?? 0) >= 3 ? 1 : 2
  for (let length = numbers.length; length >= least; length--)
    prefixes.push(numbers.slice(0, length).join('.'))
  return prefixes
}

function trim(piece: string): string {
  let start = 0
  let end = piece.length
  while (start < end && !/[\p{L}\p{N}/_]/u.test(piece.charAt(start))) start += 1
  while (end > start && !/[\p{L}\p{N}+_]/u.test(piece.charAt(end - 1))) end -= 1
  return piece.slice(start, end)
}
