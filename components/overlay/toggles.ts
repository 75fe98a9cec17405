import { routes } from '@/lib/routes'
import type { FollowLevel, ToggleAnswer, ViewerAnswer, ViewerPost } from '@/lib/viewer/types'
import { scoreOf, showFollow, showPost, showScore } from './page-state'
import { toast } from './toast'

/** Sends toggle forms in the background: shows the wanted state at once and takes it back when refused. */
export function watchToggles(state: ViewerAnswer): () => void {
  const underway = new Set<string>()
  const onSubmit = (event: SubmitEvent) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.dataset.toggle) return
    event.preventDefault()
    const body = fieldsOf(form, event.submitter)
    const key = form.dataset.follow ?? `${form.dataset.toggle}:${form.dataset.post}`
    if (underway.has(key)) return
    underway.add(key)
    const change = changeOf(form, body, state)
    change.show()
    void send(form.action, body).then((answer) => {
      underway.delete(key)
      if (answer.ok) change.settle(answer)
      else refuse(change, answer.error)
    })
  }
  document.addEventListener('submit', onSubmit)
  return () => document.removeEventListener('submit', onSubmit)
}

type Settled = Extract<ToggleAnswer, { ok: true }>
type Change = { show: () => void; undo: () => void; settle: (answer: Settled) => void }

function changeOf(form: HTMLFormElement, body: URLSearchParams, state: ViewerAnswer): Change {
  const target = form.dataset.follow
  if (target) return followChange(target, body.get('level'), state)
  const id = form.dataset.post ?? ''
  const before = state.posts[id] ?? { vote: 0, bookmarked: false, mine: false, can: [] }
  return postChange(id, before, wantedPost(form.dataset.toggle, before, Number(body.get('value'))), state)
}

function wantedPost(toggle: string | undefined, before: ViewerPost, value: number): ViewerPost {
  if (toggle === 'vote') return { ...before, vote: value > 0 ? 1 : value < 0 ? -1 : 0 }
  if (toggle === 'bookmark') return { ...before, bookmarked: value === 1 }
  return { ...before, meToo: value === 1 }
}

function postChange(id: string, before: ViewerPost, after: ViewerPost, state: ViewerAnswer): Change {
  const score = scoreOf(id)
  const show = (post: ViewerPost, shown: number | null) => {
    state.posts[id] = post
    showPost(id, post)
    if (shown !== null) showScore(id, shown)
  }
  return {
    show: () => show(after, score === null ? null : score + after.vote - before.vote),
    undo: () => show(before, score),
    settle: (answer) => {
      if (answer.score !== undefined) showScore(id, answer.score)
    },
  }
}

function followChange(target: string, level: string | null, state: ViewerAnswer): Change {
  const before = state.follows[target] ?? null
  const show = (shown: FollowLevel | null) => {
    if (shown) state.follows[target] = shown
    else delete state.follows[target]
    showFollow(target, shown)
  }
  return {
    show: () => show(level === 'watch' || level === 'track' || level === 'mute' ? level : null),
    undo: () => show(before),
    settle: ({ count }) => {
      const counter = document.querySelector(`[data-follow-count="${CSS.escape(target)}"]`)
      if (counter && count !== undefined) counter.textContent = String(count)
    },
  }
}

function refuse(change: Change, error: { code: string; message: string }): void {
  change.undo()
  if (error.code === 'signed-out') location.assign(routes.signIn(location.pathname + location.search))
  else toast(error.message)
}

async function send(url: string, body: URLSearchParams): Promise<ToggleAnswer> {
  try {
    const headers = { accept: 'application/json' }
    // Arrives even when the page is left at once.
    const response = await fetch(url, { method: 'POST', body, headers, keepalive: true })
    return await response.json()
  } catch {
    return {
      ok: false,
      error: { code: 'offline', message: 'That did not arrive. Check the connection and try again.' },
    }
  }
}

function fieldsOf(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === 'string') fields.append(name, value)
  }
  return fields
}
