import { requiredLiterals } from './literals'
import type { FamilyName } from './types'

/** The shapes in which a numbered code is printed. Each has a `<code>` group. */
type Family = {
  shapes: { source: string; caseSensitive?: boolean; inProse?: boolean }[]
  unless: string | null
  /** From the digits as printed to the `value` of the catalogue. */
  normalise: (digits: string) => string
  /** What stands for numbers that the catalogue does not know. */
  otherwise: string | null
}

const sameDigits = (digits: string) => String(Number(digits))
const hexadecimal = (digits: string) => `0x${Number(digits).toString(16)}`

const FAMILIES: Record<FamilyName, Family> = {
  xid: {
    shapes: [
      { source: '\\bXid ?\\([^()]{1,60}\\) ?:? ?(?<code>\\d{1,3})(?![\\dx])(?!\\.\\d)' },
      {
        source:
          '\\bXids?(?: errors?| codes?| events?| numbers?| messages?)?["\'`*:=#( -]{0,4}(?<code>\\d{1,3})(?!\\w)(?!\\.\\d)',
        inProse: true,
      },
    ],
    unless: 'nouveau.{0,80}gsp: Xid|\\bxid ?[=:] ?0x',
    normalise: sameDigits,
    otherwise: null,
  },
  sxid: {
    shapes: [
      { source: '\\bSXid ?\\([^()]{1,60}\\) ?:? ?(?<code>\\d{3,6})(?!\\d)' },
      {
        source: '\\bSXids?(?: errors?| codes?| events?)?["\'`*:=#( -]{0,4}(?<code>\\d{5})(?!\\w)',
        inProse: true,
      },
    ],
    unless: null,
    normalise: sameDigits,
    otherwise: 'nv-sxid-any',
  },
  cuda: {
    shapes: [
      {
        source:
          '\\bCUDA (?:driver |runtime )?(?:API )?(?:error|failure)(?: code| number)?[ :=(#]{1,4}(?<code>\\d{1,3})(?![\\w.])',
        inProse: true,
      },
      { source: '\\bcode ?[=:] ?(?<code>\\d{1,3}) ?\\((?:cuda|CUDA_ERROR|<unknown>)' },
      {
        source:
          '\\b(?:cuda|cuInit|cu(?:Ctx|Device|Mem|Module|Launch|Stream|Event|Driver|Func|Link|Graph|Get|Array|Tex)[A-Z])\\w{0,60}(?:\\([^()]{0,60}\\))?[ :]{0,3}(?:returned|returns|failed|error|err:)(?: with| error| code| status| value){0,3}[ :=(]{1,3}(?<code>\\d{1,3})(?![\\w.])',
        caseSensitive: true,
        inProse: true,
      },
      {
        source:
          '\\bcuda (?:driver library )?(?:init|initialization) (?:failure|failed)(?: with error)?[ :=(]{1,3}(?<code>\\d{1,3})(?!\\w)',
      },
      { source: '\\b(?:CUresult|cudaError|cudaError_t|cudaError_enum)[ :=(]{1,3}(?<code>\\d{1,3})(?!\\w)' },
      { source: 'cuInit: UNKNOWN ERROR \\((?<code>\\d{1,3})\\)' },
      { source: 'cudaGetDeviceCount\\(\\).{0,200}\\bError (?<code>\\d{1,3}):' },
    ],
    unless: '\\bhip|rocm',
    normalise: sameDigits,
    otherwise: null,
  },
  hip: {
    shapes: [
      {
        source: '\\bHIP (?:runtime )?error(?: code| number)?[ :=(#]{1,4}(?<code>\\d{1,3})(?![\\w.])',
        inProse: true,
      },
      { source: '\\bhipError(?:_t)?[ :=(]{1,3}(?<code>\\d{1,3})(?!\\w)' },
      {
        source:
          '\\bhip(?:Get|Set|Malloc|Mem|Device|Launch|Module|Stream|Event|Init|Free|Host|Func|Ctx|Graph)\\w{0,60}(?:\\([^()]{0,60}\\))?[ :]{0,3}(?:returned|returns|failed)(?: with| error| code| status){0,3}[ :=(]{1,3}(?<code>\\d{1,3})(?![\\w.])',
        caseSensitive: true,
      },
    ],
    unless: null,
    normalise: sameDigits,
    otherwise: null,
  },
  hsa: {
    shapes: [
      { source: '\\bCall returned (?<code>4[01]\\d\\d|0x10[0-2][0-9a-f])(?!\\w)' },
      { source: '\\bhsa_\\w{2,60}.{0,60}\\b(?<code>4[01]\\d\\d|0x10[0-2][0-9a-f])(?!\\w)' },
    ],
    unless: 'HSA_STATUS_ERROR',
    normalise: hexadecimal,
    otherwise: null,
  },
  ze: {
    shapes: [
      {
        source:
          '(?:\\bze[A-Z]\\w{2,60}|\\bze_result|\\bL0\\b|\\blevel[ _-]?zero|ZE_).{0,160}\\b(?<code>0x7(?:[08]0|ff)[0-9a-f]{5}|1879(?:048|113|179)\\d{3}|2013265\\d{3}|2146435\\d{3}|2147483646)(?!\\w)',
      },
    ],
    unless: null,
    normalise: hexadecimal,
    otherwise: null,
  },
}

export type FamilyShape = { words: string[]; code: RegExp; inProse: boolean }
export type FamilyMatcher = {
  shapes: FamilyShape[]
  unless: RegExp | null
  normalise: (digits: string) => string
  otherwise: string | null
}

export function familyMatcher(name: FamilyName): FamilyMatcher {
  const { shapes, unless, normalise, otherwise } = FAMILIES[name]
  return {
    shapes: shapes.map(({ source, caseSensitive = false, inProse = false }) => ({
      words: requiredLiterals(source),
      code: new RegExp(source, caseSensitive ? 'g' : 'gi'),
      inProse,
    })),
    unless: unless === null ? null : new RegExp(unless, 'i'),
    normalise,
    otherwise,
  }
}

/** The expression that a reader of the catalogue sees for one member of a family; `any` stands for all other numbers. */
export function familyPattern(name: FamilyName, value: string): string {
  const group = /\(\?<code>(?:[^()]|\([^()]*\))*\)/
  return FAMILIES[name].shapes
    .map(({ source }) => (value === 'any' ? source.replace('(?<code>', '(?:') : source.replace(group, value)))
    .join('|')
}
