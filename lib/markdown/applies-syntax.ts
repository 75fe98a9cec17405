import type { Literal } from 'mdast'
import type { Data, Processor } from 'unified'

type Syntax = NonNullable<Data['micromarkExtensions']>[number]
type Construct = NonNullable<NonNullable<Syntax['flow']>[number]>
type Tokenizer = Extract<Construct, { tokenize: unknown }>['tokenize']
type Code = Parameters<ReturnType<Tokenizer>>[0]

/** A line `:::applies …` or `:::`. What stands between two of them becomes a block in applies-blocks.ts. */
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

/** For what a mark opens a block, `null` for one that closes; `undefined` for a line that is no mark. */
export function conditionsOf(line: string): string | null | undefined {
  const mark = /^:{3,}[ \t]*(?:applies(?![^ \t])(.*))?$/i.exec(line)
  return mark === null ? undefined : (mark[1]?.trim() ?? null)
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

const word = 'applies'

const tokenize: Tokenizer = (effects, ok, nok) => {
  let colons = 0
  let letters = 0
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
    if (!isSpace(code)) return name(code)
    effects.consume(code)
    return gap
  }

  function name(code: Code): ReturnType<typeof ok> {
    if (letters === word.length) return isSpace(code) || endsLine(code) ? conditions(code) : nok(code)
    if (code === null || String.fromCharCode(code).toLowerCase() !== word[letters]) return nok(code)
    letters += 1
    effects.consume(code)
    return name
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
