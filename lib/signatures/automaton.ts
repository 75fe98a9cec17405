/** Finds many words in one pass (Aho and Corasick 1975), whatever their case. State 0 is the start. */
export type Automaton = {
  /** Class of each ASCII character; 0 stands in no word. */
  classes: Uint8Array
  classCount: number
  /** `next[state * classCount + class]` */
  next: Int32Array
  /** 1 for a state in which words end. */
  accepting: Uint8Array
  /** The words (by index) that end in a state; empty for most. */
  ends: readonly (readonly number[])[]
  blank: number
}

export function buildAutomaton(words: readonly string[]): Automaton {
  const { classes, classCount } = classify(words)
  const trie = plant(words, classes, classCount)
  const { next, ends } = link(trie, classCount)
  return {
    classes,
    classCount,
    next,
    accepting: Uint8Array.from(ends, (words) => Math.min(words.length, 1)),
    ends,
    blank: classes[BLANK] ?? 0,
  }
}

const BLANK = 32

function classify(words: readonly string[]) {
  const classes = new Uint8Array(128)
  let classCount = 1
  for (const character of new Set([' ', ...words.join('')])) {
    const code = character.charCodeAt(0)
    if (code >= 128) throw new Error(`not ASCII: ${character}`)
    classes[code] = classCount
    const upper = character.toUpperCase().charCodeAt(0)
    classes[upper] = classCount
    classCount += 1
  }
  classes[9] = classes[BLANK] ?? 0
  return { classes, classCount }
}

type Trie = { children: Map<number, number>[]; ends: number[][] }

function plant(words: readonly string[], classes: Uint8Array, classCount: number): Trie {
  const trie: Trie = { children: [new Map()], ends: [[]] }
  words.forEach((word, index) => {
    let state = 0
    for (const character of word) {
      const kind = classes[character.charCodeAt(0)] ?? classCount
      const known = trie.children[state]?.get(kind)
      const child = known ?? trie.children.length
      if (known === undefined) {
        trie.children[state]?.set(kind, child)
        trie.children.push(new Map())
        trie.ends.push([])
      }
      state = child
    }
    trie.ends[state]?.push(index)
  })
  return trie
}

/** Turns the trie into full tables, breadth first: a state without the edge takes that of its longest suffix. */
function link({ children, ends }: Trie, classCount: number) {
  const next = new Int32Array(children.length * classCount)
  const suffix = new Int32Array(children.length)
  const queue = [0]
  for (const state of queue) {
    const back = suffix[state] ?? 0
    if (state !== 0) ends[state]?.push(...(ends[back] ?? []))
    for (let kind = 0; kind < classCount; kind += 1) {
      const child = children[state]?.get(kind)
      const fallback = state === 0 ? 0 : (next[back * classCount + kind] ?? 0)
      next[state * classCount + kind] = child ?? fallback
      if (child === undefined) continue
      suffix[child] = fallback
      queue.push(child)
    }
  }
  return { next, ends }
}
