import { formatScore } from '@/lib/format/numbers'
import { type FollowLevel, MOST_NEW, type ViewerAnswer, type ViewerPost } from '@/lib/viewer/types'
import { judgeRanges } from '../reports/judge-ranges'

/** What `/viewer` is asked: the ids and follow targets that stand on this page. */
export function questionFor(page: string): string {
  const posts = unique('[data-post-id]', (element) => element.dataset.postId)
  const tags = unique('[data-follow^="tag:"]', (element) => element.dataset.follow?.slice('tag:'.length))
  const targets = unique(
    '[data-follow^="device:"], [data-follow^="driver:"], [data-follow^="shelf:"]',
    (element) => element.dataset.follow,
  )
  const asked = [
    `page=${encodeURIComponent(page)}`,
    `posts=${posts.slice(0, mostPosts).join(',')}`,
    `tags=${tags.map(encodeURIComponent).join(',')}`,
    `targets=${targets.map(encodeURIComponent).join(',')}`,
    ...(document.querySelector('[data-validity]') ? ['ranges=1'] : []),
  ]
  return asked.join('&')
}

/** As many as the server reads; beyond it, plain forms do the work. */
const mostPosts = 400

/** Puts what is the viewer's onto a page that is the same for everyone. */
export function applyAnswer(answer: ViewerAnswer): void {
  for (const [id, post] of Object.entries(answer.posts)) showPost(id, post)
  for (const element of all('[data-follow]')) {
    showFollow(element.dataset.follow ?? '', answer.follows[element.dataset.follow ?? ''] ?? null)
  }
  if (answer.machine) judgeRanges(answer.machine)
  hideMuted(new Set(answer.muted), new Set(answer.mutedThreads.map(String)))
  if (answer.since) markNew(answer, answer.since)
}

export function showPost(id: string, post: ViewerPost): void {
  for (const form of formsOf('vote', id)) {
    press(form, post.vote)
    if (post.mine) disable(form, 'This post is yours')
  }
  for (const form of formsOf('bookmark', id)) press(form, post.bookmarked ? 1 : 0)
  for (const form of formsOf('me-too', id)) press(form, post.meToo ? 1 : 0)
  for (const tool of all('[data-tool]')) {
    const owner = tool.closest<HTMLElement>('[data-post-id]')
    if (owner?.dataset.postId !== id) continue
    if (post.can.includes(tool.dataset.tool ?? '')) tool.dataset.allowed = ''
    else delete tool.dataset.allowed
  }
}

export function showScore(id: string, score: number): void {
  for (const element of all(`[data-score="${CSS.escape(id)}"] [data-number]`)) {
    element.dataset.number = String(score)
    element.textContent = formatScore(score)
  }
}

export function scoreOf(id: string): number | null {
  const shown = all(`[data-score="${CSS.escape(id)}"] [data-number]`)[0]?.dataset.number
  return shown === undefined ? null : Number(shown)
}

export function showFollow(target: string, level: FollowLevel | null): void {
  for (const form of all(`[data-follow="${CSS.escape(target)}"]`)) {
    form.dataset.level = level ?? ''
    for (const button of form.querySelectorAll<HTMLButtonElement>('button[name="level"]')) {
      const isMain = button.hasAttribute('data-main')
      button.setAttribute(
        'aria-pressed',
        String(isMain ? level !== null : button.value === (level ?? 'none')),
      )
      if (isMain) button.value = level === null ? 'watch' : 'none'
    }
    const words = form.querySelector('[data-words]')
    if (words) words.textContent = level === null ? 'Follow' : level === 'mute' ? 'Muted' : 'Following'
  }
}

/** The pressed button sends 0 next time: pressing again takes back. */
function press(form: HTMLFormElement, state: -1 | 0 | 1): void {
  for (const button of wishes(form)) {
    const pressed = state !== 0 && button.dataset.wants === String(state)
    button.setAttribute('aria-pressed', String(pressed))
    button.value = pressed ? '0' : (button.dataset.wants ?? '0')
  }
}

function disable(form: HTMLFormElement, why: string): void {
  for (const button of wishes(form)) {
    button.disabled = true
    button.title = why
  }
}

const wishes = (form: HTMLFormElement) => form.querySelectorAll<HTMLButtonElement>('button[data-wants]')

/** Rows of lists about what carries a muted tag or is muted itself, and headings with nothing else below them. */
function hideMuted(tags: Set<string>, threads: Set<string>): void {
  for (const row of all('[data-tags]')) {
    const carried = (row.dataset.tags ?? '').split(' ')
    const id = row.dataset.root ?? row.dataset.postId ?? ''
    if (threads.has(id) || carried.some((tag) => tags.has(tag))) row.hidden = true
  }
  for (const group of all('[data-group]')) {
    if (!group.querySelector('[data-tags]:not([hidden])')) group.hidden = true
  }
}

/** Others' rows from after the last visit; how many there are on all pages of a list, the server has counted. */
function markNew({ posts, news = 0 }: ViewerAnswer, since: string): void {
  const isMine = (row: HTMLElement) => posts[row.dataset.postId ?? '']?.mine
  for (const row of all('[data-at]')) {
    if ((row.dataset.at ?? '') > since && !isMine(row)) row.dataset.new = ''
  }
  for (const counter of all('[data-new-count]')) {
    counter.hidden = news === 0
    counter.textContent = `${news > MOST_NEW ? `More than ${MOST_NEW}` : news} new since your last visit`
  }
}

function formsOf(toggle: string, id: string): NodeListOf<HTMLFormElement> {
  return document.querySelectorAll<HTMLFormElement>(
    `form[data-toggle="${toggle}"][data-post="${CSS.escape(id)}"]`,
  )
}

function all(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)]
}

function unique(selector: string, read: (element: HTMLElement) => string | undefined): string[] {
  return [...new Set(all(selector).flatMap((element) => read(element) ?? []))]
}
