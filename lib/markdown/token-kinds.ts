import type { ThemeRegistration } from 'shiki/core'

export type TokenKind = (typeof kinds)[number]['kind']

/** The class of each kind is `t-<kind>`; its colours for light and dark are in app/code.css. */
const kinds = [
  {
    kind: 'comment',
    scope: ['comment', 'punctuation.definition.comment', 'log.verbose', 'log.date', 'meta.prompt'],
  },
  { kind: 'string', scope: ['string', 'markup.inline', 'punctuation.definition.string'] },
  {
    kind: 'constant',
    scope: ['constant', 'support.constant', 'variable.language', 'variable.other.constant', 'log.constant'],
  },
  {
    kind: 'keyword',
    scope: [
      'keyword',
      'storage',
      'punctuation.definition.heading',
      'punctuation.separator.prompt',
      'entity.name.section',
    ],
  },
  {
    kind: 'name',
    scope: [
      'entity.name',
      'support.function',
      'support.type',
      'support.class',
      'entity.other.attribute-name',
    ],
  },
  {
    kind: 'variable',
    scope: [
      'variable.parameter',
      'variable.other.normal',
      'variable.other.bracket',
      'punctuation.definition.variable',
    ],
  },
  { kind: 'inserted', scope: ['markup.inserted', 'log.info'] },
  { kind: 'deleted', scope: ['markup.deleted'] },
  { kind: 'warning', scope: ['log.warning', 'markup.changed'] },
  { kind: 'error', scope: ['log.error', 'log.exceptiontype', 'invalid'] },
  {
    kind: 'plain',
    scope: ['keyword.operator', 'string.unquoted', 'constant.other.option', 'markup.changed log.debug'],
  },
] as const

const foreground = '#000000'

// Colours only carry the number of the kind; what readers see comes from the stylesheet.
export const theme = {
  name: 'kinds',
  type: 'light',
  colors: { 'editor.foreground': foreground, 'editor.background': '#ffffff' },
  settings: kinds.map(({ kind, scope }, index) => ({
    scope: [...scope],
    settings: { foreground: kind === 'plain' ? foreground : colour(index) },
  })),
} satisfies ThemeRegistration

export function kindOfColour(value: string | undefined): TokenKind | null {
  const index = Number.parseInt((value ?? foreground).slice(1), 16) - 1
  return kinds[index]?.kind ?? null
}

function colour(index: number): string {
  return `#${(index + 1).toString(16).padStart(6, '0')}`
}
