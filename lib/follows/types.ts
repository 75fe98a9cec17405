/** One thing somebody follows or muted. */
export type Followed = {
  id: number
  level: 'watch' | 'track' | 'mute'
  target:
    | { kind: 'tag'; name: string; vendor: boolean }
    | { kind: 'question' | 'page'; id: number; title: string; slug: string }
}
