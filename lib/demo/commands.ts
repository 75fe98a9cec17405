import 'server-only'
import { acceptAnswer, answerQuestion } from '@/lib/answers/commands'
import { sayMeToo } from '@/lib/bookmarks/commands'
import { addComment } from '@/lib/comments/commands'
import { followTag } from '@/lib/follows/commands'
import { askQuestion } from '@/lib/questions/commands'
import type { Result } from '@/lib/result'
import { editPost } from '@/lib/revisions/commands'
import type { Viewer } from '@/lib/users/types'
import { castVote } from '@/lib/votes/commands'
import { giveRigs, type Owner, reportOn } from './machines'
import { demoPeople } from './people'
import { type Random, seeded } from './random'
import { type Scene, sceneMaker } from './scenes'
import { spreadOverYear } from './spread'

const SEED = 79

/**
 * Fills the site with about `questions` questions, answers, comments, votes and edits by demo accounts, through the
 * same commands as people's. Posts carry keys, so an interrupted load goes on; a second one adds nothing.
 */
export async function makeDemoWorld(questions: number, tell: (made: number) => void): Promise<void> {
  const random = seeded(SEED)
  const people = await demoPeople()
  const nextScene = sceneMaker(random)
  for (const person of people) await followSomething(person, random)
  const owners = await giveRigs(people, nextScene)
  for (let made = 0; made < questions; made++) {
    await play({ scene: nextScene(), people, owners, random, key: `demo-${String(made).padStart(5, '0')}` })
    tell(made + 1)
  }
  await spreadOverYear()
}

type Play = { scene: Scene; people: Viewer[]; owners: Owner[]; random: Random; key: string }

async function play({ scene, people, owners, random, key }: Play): Promise<void> {
  const asker = random.pick(people)
  const { title, body, tags, vendor, machine } = scene
  const environment = random.chance(0.7) ? machine : undefined
  const { id } = made(await askQuestion(asker, { title, body, tags, environment, key }))
  await vote(people, random, id, 0.25)
  await discuss(scene, people, random, { id, key: `${key}-c` })
  for (const person of people) {
    if (random.chance(0.06) && person !== asker) made(await sayMeToo(person, { id, value: true }))
  }
  if (random.chance(0.3)) await improve(asker, { id, title, body, tags })
  const replies = random.chance(0.18) ? [] : scene.answers.filter(() => random.chance(0.8))
  for (const [index, text] of replies.entries()) {
    const author = random.pick(people.filter((person) => person !== asker))
    const reply = made(await answerQuestion(author, { id, body: text, key: `${key}-a${index}` }))
    await vote(people, random, reply.id, 0.3 / (index + 1))
    await reportOn(owners, random, { id: reply.id, vendor })
    await discuss(scene, people, random, { id: reply.id, key: `${key}-a${index}c` })
    if (index === 0 && random.chance(0.55)) made(await acceptAnswer(asker, { id: reply.id, value: true }))
  }
}

/** A short thread: remarks, some of them replies to the one before. */
async function discuss(
  scene: Scene,
  people: Viewer[],
  random: Random,
  post: { id: number; key: string },
): Promise<void> {
  let parent = post.id
  for (let index = random.below(4); index > 0; index--) {
    const remark = { id: parent, body: scene.remark(), key: `${post.key}${index}` }
    const { id } = made(await addComment(random.pick(people), remark))
    if (random.chance(0.5)) parent = id
  }
}

async function vote(people: Viewer[], random: Random, id: number, share: number): Promise<void> {
  for (const person of people) {
    if (!random.chance(share)) continue
    // One's own post is the one expected refusal.
    await castVote(person, { id, value: random.chance(0.88) ? 1 : -1 })
  }
}

async function improve(
  author: Viewer,
  { id, title, body, tags }: Pick<Scene, 'title' | 'body' | 'tags'> & { id: number },
) {
  const more = `${body}\n\nIt also happens after a cold boot.`
  made(
    await editPost(author, {
      id,
      base: 1,
      title,
      body: more,
      tags,
      summary: 'Say more about when it happens',
      minor: false,
    }),
  )
}

async function followSomething(person: Viewer, random: Random): Promise<void> {
  const level = random.pick(['watch', 'track'] as const)
  made(await followTag(person, { name: random.pick(['nvidia', 'amd', 'intel']), level }))
}

function made<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`Demo world: ${result.error.message}`)
}
