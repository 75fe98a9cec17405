/** What readers said of one revision. */
export type Verdicts = { number: number; solved: number; said: number }
