export type Outage = {
  isDown: () => boolean
  /** Asks now instead of at the next beat, because something just failed. */
  suspect: () => void
  stop: () => void
}

const CALM_MS = 5_000
const WORRIED_MS = 1_000
const SECOND_LOOK_MS = 250

/**
 * Watches whether the database answers: every five seconds, every second while it does not. Two failures in a
 * row make an outage, so that one slow answer does not put a notice on every page.
 */
export function watchDatabase(
  ready: () => Promise<{ ok: boolean }>,
  onChange: (down: boolean) => void = () => undefined,
): Outage {
  let down = false
  let failures = 0
  let asking = false
  let stopped = false
  let timer = setTimeout(ask, CALM_MS).unref()

  async function ask() {
    if (asking || stopped) return
    asking = true
    clearTimeout(timer)
    const { ok } = await ready().catch(() => ({ ok: false }))
    asking = false
    if (stopped) return
    failures = ok ? 0 : failures + 1
    turn(ok ? false : failures > 1 || down)
    timer = setTimeout(ask, ok ? CALM_MS : failures === 1 ? SECOND_LOOK_MS : WORRIED_MS).unref()
  }

  function turn(to: boolean) {
    if (to === down) return
    down = to
    onChange(down)
  }

  return {
    isDown: () => down,
    suspect: () => void ask(),
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
