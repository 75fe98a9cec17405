import { expect, it } from 'vitest'
import { followTag } from '@/lib/follows/commands'
import { setHidden } from '@/lib/moderation/commands'
import { markListsSeen } from '@/lib/viewer/commands'
import { getViewerAnswer } from '@/lib/viewer/queries'
import { MOST_NEW } from '@/lib/viewer/types'
import { answer, ask, createWorld, inWaves, value } from '../support/world'

const { ada, brook, casey } = await createWorld()
const old = await ask(brook)

async function newsOn(page: string): Promise<number | undefined> {
  return (await getViewerAnswer(ada, { posts: [], tags: [], page })).news
}

it('at the first visit nothing is new', async () => {
  expect(await newsOn('/questions')).toBeUndefined()
  value(await markListsSeen(ada))
  expect(await newsOn('/questions')).toBe(0)
})

it('counts all questions asked since, not only those of the first page, and none of one’s own', async () => {
  await inWaves(25, (n) => ask(brook, { tags: n < 5 ? ['nvidia', 'wayland'] : ['amd'] }))
  await ask(ada)
  expect(await newsOn('/questions')).toBe(25)
  expect(await newsOn('/questions?sort=votes')).toBe(25)
})

it('counts those that the list shows', async () => {
  expect(await newsOn('/questions?tags=nvidia')).toBe(5)
  expect(await newsOn('/questions?tags=nvidia,-wayland')).toBe(0)
  expect(await newsOn('/questions?tags=no-such-tag')).toBe(0)
  expect(await newsOn('/questions?sort=unanswered&tags=amd')).toBe(20)
})

it('counts activity where the list is ordered by it', async () => {
  const before = await newsOn('/questions?sort=active')
  await answer(brook, old.id)
  expect(await newsOn('/questions?sort=active')).toBe(Number(before) + 1)
  expect(await newsOn('/questions')).toBe(25)
})

it('leaves out what is hidden and what one muted', async () => {
  const { id } = await ask(brook, { tags: ['intel'] })
  expect(await newsOn('/questions')).toBe(26)
  value(await setHidden(casey, { id, value: true, reason: 'Looks like spam' }))
  expect(await newsOn('/questions')).toBe(25)
  value(await followTag(ada, { name: 'wayland', level: 'mute' }))
  expect(await newsOn('/questions')).toBe(20)
})

it('counts anew from each visit, and no further than the page says', async () => {
  value(await markListsSeen(ada))
  expect(await newsOn('/questions')).toBe(0)
  await inWaves(MOST_NEW + 5, () => ask(brook, { tags: ['amd'] }))
  expect(await newsOn('/questions')).toBe(MOST_NEW + 1)
})

it('is not asked for on other pages', async () => {
  for (const page of ['/', '/questions/1', '/questions?sort=odd', '//questions', '?', 'é%']) {
    expect(await newsOn(page), page).toBeUndefined()
  }
})
