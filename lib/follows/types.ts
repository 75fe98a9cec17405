/** One thing somebody follows or muted. */
export type Followed = {
  id: number
  level: 'watch' | 'track' | 'mute'
  target:
    | { kind: 'tag'; name: string; vendor: boolean }
    | { kind: 'device'; name: string; slug: string }
    | { kind: 'driver'; name: string; slug: string }
    /** `slug` is the shelf: 'nvidia' or 'nvidia#troubleshooting'. */
    | { kind: 'shelf'; name: string; slug: string }
    | { kind: 'question' | 'page'; id: number; title: string; slug: string }
}
