import { seeded } from '@/lib/demo/random'
import { sceneMaker } from '@/lib/demo/scenes'
import { renderMarkdown } from '@/lib/markdown/render'

/** 1 is the full size; BENCH_SCALE=0.01 tries the bench itself out. */
const scale = Number(process.env.BENCH_SCALE ?? 1)

export const size = {
  questions: 100_000 * scale,
  answers: 200_000 * scale,
  comments: 400_000 * scale,
  votes: 1_000_000 * scale,
  pages: 5_000 * scale,
  users: 2_000,
  /** Not more than a third of the questions, each of which comes from one of them. */
  machines: Math.floor(30_000 * scale),
}

/** Ids of one thread: a question, two answers, four comments. */
export const THREAD = 7
export const FIRST = 1_000
export const questionId = (index: number) => FIRST + index * THREAD
export const pageId = (index: number) => FIRST + size.questions * THREAD + index
export const authorOf = (id: number) => `bench-${(id * 7_919) % size.users}`
/** Spread over three years up to an hour ago, in the order of ids. */
export const madeAt = (id: number) => {
  const share = (id - FIRST) / (size.questions * THREAD + size.pages)
  return new Date(started - (1 - share) * 3 * 365 * 86_400_000 - 3_600_000).toISOString()
}
const started = Date.now()

export type Text = { markdown: string; html: string; plain: string; excerpt: string }
export type Thread = { title: string; tags: string[]; question: Text; answers: Text[]; comments: Text[] }

const VARIANTS = 400

/** Rendered once and reused: rendering all of 700,000 texts would take hours and measure nothing that is read. */
export async function makeThreads(): Promise<Thread[]> {
  const nextScene = sceneMaker(seeded(4090))
  const threads: Thread[] = []
  for (let made = 0; made < VARIANTS; made++) {
    const scene = nextScene()
    const [first = 'See the log first.', second = first] = scene.answers
    const comments = [scene.remark(), scene.remark(), scene.remark(), scene.remark()]
    threads.push({
      title: scene.title,
      tags: scene.tags,
      question: await renderText(`${scene.body}\n\nCase ${CASE}.`),
      answers: [await renderText(first), await renderText(`${second}\n\nSeen in case ${CASE}.`)],
      comments: await Promise.all(comments.map(renderText)),
    })
  }
  return threads
}

/** Replaced by the post's id, so that texts differ and their HTML ids are the post's own. */
const CASE = 900_000_001
export const ownText = (text: string, id: number) =>
  text.replaceAll(String(CASE), String(id)).replaceAll('p0-', `p${id}-`)

async function renderText(markdown: string): Promise<Text> {
  const { html, plain, excerpt } = await renderMarkdown(markdown, { postKey: 'p0-' })
  return { markdown, html, plain, excerpt }
}

/** Who voted on a post and how: three or four people, none of them its author; mostly up. */
export function votesOn(id: number): { user: string; value: 1 | -1 }[] {
  const many = id % 3 === 0 ? 4 : 3
  const author = authorOf(id)
  const votes: { user: string; value: 1 | -1 }[] = []
  for (let step = 0; votes.length < many; step++) {
    const user = `bench-${(id * 31 + step * 577) % size.users}`
    if (user !== author && !votes.some((vote) => vote.user === user))
      votes.push({ user, value: (id + step) % 9 === 0 ? -1 : 1 })
  }
  return votes
}
