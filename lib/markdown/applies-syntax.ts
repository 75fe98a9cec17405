import type { Literal } from 'mdast'
import type { Data, Processor } from 'unified'

type Syntax = NonNullable<Data['micromarkExtensions']>[number]
type Construct = NonNullable<NonNullable<Syntax['flow']>[number]>
type Tokenizer = Extract<Construct, { tokenize: unknown }>['tokenize']
type Code = Parameters<ReturnType<Tokenizer>>[0]

/** A line `:::applies …`, `:::tabs`, `:::tab …` or `:::`. What stands between becomes a block in applies-blocks.ts. */
export type AppliesMark = Literal & { type: 'appliesMark' }

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    appliesMark: 'appliesMark'
  }
}

declare module 'mdast' {
  interface BlockContentMap {
    appliesMark: AppliesMark
  }
  interface RootContentMap {
    appliesMark: AppliesMark
  }
}

const words = ['applies', 'tabs', 'tab'] as const

/** What a mark says: which block or tab it opens and for what, or that it closes one. */
export type BlockMark = { word: (typeof words)[number] | 'end'; text: string }

/** `undefined` for a line that is no mark. */
export function markOf(line: string): BlockMark | undefined {
  const [whole, named, text = ''] = /^:{3,}[ \t]*(?:([a-z]+)(?![^ \t])(.*))?$/i.exec(line) ?? []
  if (whole === undefined) return undefined
  if (named === undefined) return { word: 'end', text: '' }
  const word = words.find((one) => one === named.toLowerCase())
  return word && { word, text: text.trim() }
}

/**
 * Makes each mark a line of its own for the parser, which ends paragraphs and lists as a rule (`***`) does. All that
 * stands between stays ordinary Markdown: nothing is cut out, so footnotes and links reach over it.
 */
export function withAppliesMarks(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { flow: { 58: { tokenize } } }]
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    {
      enter: {
        appliesMark(token) {
          this.enter({ type: 'appliesMark', value: this.sliceSerialize(token) }, token)
          this.exit(token)
        },
      },
    },
  ]
}

const tokenize: Tokenizer = (effects, ok, nok) => {
  let colons = 0
  let name = ''
  return (code) => {
    effects.enter('appliesMark')
    return fence(code)
  }

  function fence(code: Code): ReturnType<typeof ok> {
    if (code === 58) {
      colons += 1
      effects.consume(code)
      return fence
    }
    return colons < 3 ? nok(code) : gap(code)
  }

  function gap(code: Code): ReturnType<typeof ok> {
    if (endsLine(code)) return close(code)
    if (!isSpace(code)) return named(code)
    effects.consume(code)
    return gap
  }

  function named(code: Code): ReturnType<typeof ok> {
    if (isSpace(code) || endsLine(code))
      return words.some((word) => word === name) ? conditions(code) : nok(code)
    name += code === null ? '' : String.fromCharCode(code).toLowerCase()
    if (!words.some((word) => word.startsWith(name))) return nok(code)
    effects.consume(code)
    return named
  }

  function conditions(code: Code): ReturnType<typeof ok> {
    if (endsLine(code)) return close(code)
    effects.consume(code)
    return conditions
  }

  function close(code: Code): ReturnType<typeof ok> {
    effects.exit('appliesMark')
    return ok(code)
  }
}

// micromark's own codes: tabs come as -2 and -1, line ends below, null is the end of the text.
function isSpace(code: Code): boolean {
  return code === -2 || code === -1 || code === 32
}

function endsLine(code: Code): boolean {
  return code === null || code < -2
}
