import { tidyName } from '@/lib/environments/readers/names'

const SIZE = String.raw`(?:\s\d{1,3}\s?GB?)?`
const MODELS = [
  String.raw`(?:nvidia\s+)?(?:geforce\s+)?(?:rtx|gtx)\s?(?:pro\s)?a?\d{3,4}(?:\s?ti)?(?:\s(?:super|max-q|laptop gpu|mobile|ada generation|ada|blackwell)\b)*${SIZE}`,
  String.raw`nvidia\s+(?:geforce\s+)?(?:gt|gts|mx)\s?\d{3,4}m?\b|geforce\s+\w{1,4}\s?\d{3,4}m?\b`,
  String.raw`nvidia\s+(?:tesla\s+)?(?:[ABHLKMPTV]\d{1,3}[a-z]{0,2}|GH200|GB\d{2,3}|\d{4}(?:\s?ti)?)\b(?:\s(?:PCIe|SXM\d?|NVL|HBM\w*|\d+\s?GB)\b)*`,
  String.raw`(?:nvidia\s+)?quadro\s(?:rtx\s)?[a-z]?\d{3,4}m?\b|tesla\s[a-z]\d{1,3}\b|(?:nvidia\s+)?titan\s(?:x|xp|v|rtx)\b`,
  String.raw`(?:amd\s+)?(?:ati\s+)?(?:radeon\s+)(?:rx\s?|pro\s+|hd\s+|r[579]\s+)(?:vega\s?)?w?x?\d{2,4}\s?(?:xtx|xt|gre|m|x|s)?\b${SIZE}`,
  String.raw`(?:amd\s+)?radeon\s+(?:vega\s?\d{1,2}|vii|\d{3,4}[ms])\b|(?:amd\s+)?rx\s?\d{3,4}\s?(?:xtx|xt|gre|m)?\b|(?:amd\s+)?vega\s?(?:10 xt|20|56|64)\b`,
  String.raw`(?:amd\s+)?(?:instinct\s+)?mi\d{2,3}[xa]?\b`,
  String.raw`(?:intel\s+)?arc\s+(?:pro\s+)?[ab]\d{2,3}m?\b(?:\s+pro\b)?|intel\s+(?:u?hd|iris)(?:\s+(?:xe|plus|pro))?(?:\s+graphics)?(?:\s+p?\d{3,4})?\b|data center gpu (?:max|flex)(?: series)?\s?\d{0,4}`,
  String.raw`(?:intel\s+)?gaudi\s?\d[a-z]?\b`,
]
// A processor `with Radeon Graphics` is not a card, nor is part of a path, package or identifier.
const PATTERN = new RegExp(String.raw`(?<![\w/.:-]|with (?=(?:amd\s+)?radeon))(?:${MODELS.join('|')})`, 'i')
const HINT = /\d|titan|iris|\buhd\b|vii/i
const WORDS =
  /rtx|gtx|nvidia|geforce|quadro|tesla|titan|radeon|\brx ?\d|vega|\bmi\d|\barc\b|intel|gaudi|data center/i

/** The first model of a GPU that a sentence names, as written. */
export function gpuIn(text: string): string | null {
  const short = text.slice(0, 600)
  if (!HINT.test(short) || !WORDS.test(short)) return null
  const name = PATTERN.exec(short.replace(/\((?:R|TM)\)/g, ''))?.[0]
  return name ? tidyName(name) : null
}
