import { createHighlighterCore, type GrammarState, type HighlighterCore, type ThemedToken } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import { commonLanguages, type Language, languageNamed } from './languages'
import { kindOfColour, type TokenKind, theme } from './token-kinds'

export type Token = { text: string; kind: TokenKind | null }

/** What one post may still spend on colour; what comes after is shown plain. */
export type HighlightBudget = { milliseconds: number; characters: number }

/** Splits code into lines of tokens; never throws, never takes much longer than the budget. */
export async function highlightLines(
  code: string,
  language: Language,
  budget: HighlightBudget,
): Promise<Token[][]> {
  const lines = code.split('\n')
  if (language.load === null || budget.milliseconds <= 0 || code.length > budget.characters)
    return lines.map(plain)
  const started = performance.now()
  const highlighter = await withLanguage(language)
  const tokens = tokenize(
    highlighter,
    language.grammar,
    lines,
    started + Math.min(blockMilliseconds, budget.milliseconds),
  )
  budget.milliseconds -= performance.now() - started
  budget.characters -= code.length
  return tokens
}

/** Starts the highlighter with the languages most posts use, before the first post waits for it. */
export async function warmHighlighter(): Promise<void> {
  for (const name of commonLanguages) await withLanguage(languageNamed(name))
}

const blockMilliseconds = 150
const linesAtOnce = 20

function tokenize(highlighter: HighlighterCore, lang: string, lines: string[], deadline: number): Token[][] {
  const result: Token[][] = []
  let grammarState: GrammarState | undefined
  // Shiki's own time limit is for one line, so a block goes through in small parts with a look at the clock between.
  for (let at = 0; at < lines.length; at += linesAtOnce) {
    const part = lines.slice(at, at + linesAtOnce)
    if (performance.now() > deadline) {
      result.push(...part.map(plain))
      continue
    }
    const options = { lang, theme: theme.name, tokenizeMaxLineLength: 1000, tokenizeTimeLimit: 50 }
    const tokens = highlighter.codeToTokensBase(
      part.join('\n'),
      grammarState ? { ...options, grammarState } : options,
    )
    grammarState = highlighter.getLastGrammarState(tokens)
    result.push(...tokens.map(mergeTokens))
  }
  return result
}

function plain(line: string): Token[] {
  return [{ text: line, kind: null }]
}

function mergeTokens(tokens: ThemedToken[]): Token[] {
  const merged: Token[] = []
  for (const { content, color } of tokens) {
    const kind = kindOfColour(color)
    const last = merged.at(-1)
    if (last !== undefined && (last.kind === kind || content.trim() === '')) last.text += content
    else merged.push({ text: content, kind })
  }
  return merged
}

let starting: Promise<HighlighterCore> | undefined

async function withLanguage(language: Language): Promise<HighlighterCore> {
  starting ??= createHighlighterCore({
    themes: [theme],
    langs: [],
    // Oniguruma can hold the thread for minutes on one line; the JavaScript engine stays under a second.
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
  const highlighter = await starting
  if (language.load !== null && !loaded.has(language.grammar)) {
    loaded.add(language.grammar)
    await highlighter.loadLanguage(language.load)
    // The first use of a rule compiles it, which may take longer than a line is given.
    highlighter.codeToTokensBase(sample, { lang: language.grammar, theme: theme.name, tokenizeTimeLimit: 0 })
  }
  return highlighter
}

const loaded = new Set<string>()
const sample =
  'a = "b" # c\n$ if [ -f "$a" ]; then b=1; fi\n{ "a": [1, true] } // c\n<a b="c"> @a /* c */\n+a\n-b\n'
