import { codeSpan } from './code'
import { inline, plainText } from './inline'
import { encodeTitle, normalTitle } from './links'
import { silentTemplates } from './magic'
import { placeCode, placePiece, quotation } from './pieces'
import type { Context, Node } from './types'

type Template = Extract<Node, { kind: 'template' }>
/** Arguments as flattened text, by number from 1 and by name. */
type Arguments = { all: [name: string, text: string][]; get: (name: string) => string }
type Rule = (args: Arguments, context: Context) => string

const pkg =
  (base: string): Rule =>
  (args, context) => {
    const name = plainText(args.get('1'), context).trim()
    const address = `${base}${encodeURIComponent(name.toWellFormed())}`
    return placePiece({ inline: () => `[${codeSpan(name)}](${address})`, plain: () => name }, context)
  }
const word =
  (text: string): Rule =>
  (args, context) => {
    const said = args.get('1').trim()
    return placePiece(
      { inline: () => (said === '' ? text : inline(said, context)), plain: () => text },
      context,
    )
  }
const notice =
  (name: string): Rule =>
  (args, context) =>
    quotation(args.get('1').trim(), context, name)
const code: Rule = (args, context) => {
  const text = plainText(args.get('1'), context)
  return placePiece({ inline: () => codeSpan(text), plain: () => text }, context)
}
const itself: Rule = (args) => args.get('1')
const character =
  (text: string): Rule =>
  () =>
    text

/** Templates that ArchWiki and its like use on most pages. */
const rules: Record<string, Rule> = {
  ic: code,
  code,
  kbd: code,
  key: code,
  path: code,
  bc: (args, context) => placeCode(plainText(args.get('1'), context), '', context),
  hc: (args, context) => {
    const title = placePiece(
      { inline: () => codeSpan(plainText(args.get('1'), context)), plain: () => '' },
      context,
    )
    return `${title}\n${placeCode(plainText(args.get('2'), context), '', context)}`
  },
  note: notice('Note'),
  tip: notice('Tip'),
  warning: notice('Warning'),
  important: notice('Important'),
  caution: notice('Caution'),
  pkg: pkg('https://archlinux.org/packages/?q='),
  grp: pkg('https://archlinux.org/groups/?q='),
  aur: pkg('https://aur.archlinux.org/packages/'),
  bug: pkg('https://bugs.archlinux.org/task/'),
  man,
  yes: word('Yes'),
  no: word('No'),
  'related articles start': () => "'''Related articles:'''",
  related: (args, context) => `* ${related(args.get('1'), context)}`,
  '=': character('='),
  '!': character('|'),
  ';': character(';'),
  nowrap: itself,
  lang: (args) => args.get('2') || args.get('1'),
  app: (args) => {
    const [name = '', ...says] = ['1', '2', '3'].map((at) => args.get(at).trim())
    return [`'''${name}''':`, ...says].filter((part) => part !== '').join(' ')
  },
  wikipedia: (args, context) => outside('https://en.wikipedia.org/wiki/', args, context),
}

function man(args: Arguments, context: Context): string {
  const [section, page] = [args.get('1'), args.get('2')].map((text) => plainText(text, context).trim())
  const name = `${page}(${section})`
  const address = `https://man.archlinux.org/man/${encodeURIComponent(`${page}.${section}`.toWellFormed())}`
  return placePiece({ inline: () => `[${codeSpan(name)}](${address})`, plain: () => name }, context)
}

function related(target: string, context: Context): string {
  const title = normalTitle(plainText(target, context))
  const path = context.pathOf(title)
  if (path === null) context.note('missing-link', title)
  const plain = title.replace(/[[\]|]/g, ' ')
  return placePiece(
    { inline: () => (path === null ? plain : `[[${path}|${plain}]]`), plain: () => title },
    context,
  )
}

function outside(base: string, args: Arguments, context: Context): string {
  const title = plainText(args.get('1'), context).trim()
  const text = (plainText(args.get('2'), context).trim() || title).replace(/[[\]\\`*]/g, '\\$&')
  return placePiece({ inline: () => `[${text}](${base}${encodeTitle(title)})`, plain: () => text }, context)
}

/** `{{…}}` as text or placeholder. One we do not know is kept as words, and told. */
export function flattenTemplate(node: Template, context: Context): string {
  const [head = [], ...parts] = node.parts
  const name = nameOf(plainText(context.flatten(head, context), context))
  const key = name.toLowerCase()
  const args = argumentsOf(parts, context)
  const rule = Object.hasOwn(rules, key) ? rules[key] : undefined
  if (rule) return rule(args, context)
  if (silentTemplates.has(key) || silentTemplates.has(key.split(':')[0] ?? '')) return ''
  context.note('template', name.slice(0, 80) || '(without a name)')
  const said = args.all
    .filter(([, text]) => text.trim() !== '')
    .map(([label, text]) => (/^\d+$/.test(label) ? text.trim() : `${label}: ${text.trim()}`))
  const words = name.replace(/[\n|]/g, ' ')
  const text = [words, said.join(', ')].filter((part) => part !== '').join(': ')
  const line = text.replace(/\s*\n\s*/g, ' ')
  return placePiece({ inline: () => inline(line, context), plain: () => plainText(line, context) }, context)
}

const nameOf = (text: string) =>
  text
    .replace(/[\s_]+/g, ' ')
    .trim()
    .replace(/^(?:template|subst|safesubst)\s*:\s*/i, '')

function argumentsOf(parts: Node[][], context: Context): Arguments {
  let number = 0
  const all = parts.map((part): [string, string] => {
    const text = context.flatten(part, context)
    // Only an equals sign of the text itself separates name and value; those of links and templates are placeholders.
    const equals = text.indexOf('=')
    const label = equals > 0 ? text.slice(0, equals).trim() : ''
    if (/^[\w -]{1,40}$/.test(label)) return [label, text.slice(equals + 1)]
    number += 1
    return [String(number), text]
  })
  const byName = new Map(all)
  return { all, get: (name) => byName.get(name) ?? '' }
}
