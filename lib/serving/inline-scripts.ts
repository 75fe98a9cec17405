import { createHash } from 'node:crypto'

/** Functions React 19.3 writes into a page, without their closing semicolon; a test compares them with the installed React. */
export const reactFunctions: readonly { length: number; sha256: string }[] = [
  // addEventListener("submit", …), requestAnimationFrame(…), $RS, $RB and $RC, $RV, $RR, $RX
  { length: 363, sha256: 'VfhfnvfA7zvhtq7qaIrTAcOOkphTfZALlbspYj2qT7s=' },
  { length: 56, sha256: 'sFeOzRu2mEqTObGAym1AVluQ26Gfx1dxJGv2PwpOdns=' },
  { length: 192, sha256: 'dW/dX4s22Wb/RKwjhTPlT6uBNIFHoTR535AjgMKaEws=' },
  { length: 828, sha256: 'tNBrhVhpwBw/l0vCWPK8EIr/51zkeQJGlBE46KH5wHM=' },
  { length: 2693, sha256: 'LfMXBKXR5xXI9u1pDOuDbB4KIHro6n8wzUIODtRoGGE=' },
  { length: 1104, sha256: 'ik5CuzKG16kxLMiWrbGtWliE5C3GFYiZnsysYypmDVc=' },
  { length: 199, sha256: 'jWUGjMRHNLSoNHPd4KWw4+G9pQwz+ZLNEf0h9mnNOjc=' },
]

/**
 * Whether an inline script is wholly one of the forms in which Next and React start a page: flight data pushed
 * as JSON, the list of chunks, React's own functions and calls of them with JSON arguments. Anything else was
 * not written by them and gets no hash, so it never runs.
 */
export function isBootstrapScript(text: string): boolean {
  return isFlightPush(text) || isChunkList(text) || isReactRuntime(text)
}

const flightStarts = [
  'self.__next_f.push(',
  '(self.__next_f=self.__next_f||[]).push(',
  '(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push(',
]
const chunkListStart = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push('

function isFlightPush(text: string): boolean {
  return flightStarts.some((start) => Array.isArray(argumentOf(text, start)))
}

function isChunkList(text: string): boolean {
  const list = argumentOf(text, chunkListStart)
  if (typeof list !== 'object' || list === null || !('otherChunks' in list)) return false
  const { otherChunks } = list
  return Array.isArray(otherChunks) && otherChunks.every(isChunkPath)
}

function isChunkPath(path: unknown): boolean {
  return typeof path === 'string' && /^static\/chunks\/[\w.~-]+$/.test(path)
}

function isReactRuntime(text: string): boolean {
  let rest = text
  for (let before = ''; rest !== before; ) {
    before = rest
    rest = withoutKnownFunction(rest)
  }
  if (rest === '') return text !== ''
  const call = /^\$R[CRSX]\((.*)\);?$/s.exec(rest)
  return call?.[1] !== undefined && parseJson(`[${call[1]}]`) !== undefined
}

function withoutKnownFunction(text: string): string {
  for (const { length, sha256 } of reactFunctions) {
    if (text.length < length) continue
    if (createHash('sha256').update(text.slice(0, length)).digest('base64') === sha256) {
      return text.slice(length).replace(/^;+/, '')
    }
  }
  return text
}

function argumentOf(text: string, start: string): unknown {
  if (!text.startsWith(start)) return undefined
  const end = text.endsWith(');') ? -2 : text.endsWith(')') ? -1 : undefined
  return end === undefined ? undefined : parseJson(text.slice(start.length, end))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
