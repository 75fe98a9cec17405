import { beforeAll, describe, expect, it } from 'vitest'
import { followPost, followTag } from '@/lib/follows/commands'
import { listRelatedQuestions } from '@/lib/questions/similar'
import { findSimilarTitles } from '@/lib/search/beside'
import { listActivity } from '@/lib/users/activity'
import { countAuthored, listAuthored } from '@/lib/users/authored'
import { getViewerAnswer } from '@/lib/viewer/queries'
import { listChanges } from '@/lib/wiki/history'
import { listLinksTo, listTopics } from '@/lib/wiki/lists'
import { getPageHead, withBody } from '@/lib/wiki/queries'
import { writePage } from '../support/wiki'
import { answer, ask, createWorld, value, type World } from '../support/world'

let world: World
const level = 'mute' as const

beforeAll(async () => {
  world = await createWorld()
})

describe('who muted a tag or a page', () => {
  it('sees none of it among the changes, others do', async () => {
    const tagged = await writePage(world.brook, { tags: ['vulkan'] })
    const muted = await writePage(world.brook)
    const kept = await writePage(world.brook)
    value(await followTag(world.ada, { name: 'vulkan', level }))
    value(await followPost(world.ada, { id: muted.id, level }))
    const changesFor = async (viewer: World['ada'] | null, view = {}) =>
      (await listChanges(view, 50, viewer)).changes.map(({ root }) => root.id)
    expect(await changesFor(world.ada)).toEqual([kept.id])
    expect(await changesFor(world.ada, { vendor: 'nvidia' })).toEqual([kept.id])
    expect(await changesFor(null)).toEqual([kept.id, muted.id, tagged.id])
    expect(await changesFor(world.casey)).toEqual([kept.id, muted.id, tagged.id])
  })

  it('is not led on to older changes of which none is shown', async () => {
    const { changes, older } = await listChanges({}, 1, world.ada)
    expect(changes).toHaveLength(1)
    expect(older).toBeUndefined()
  })

  it('sees none of it among what links to a page', async () => {
    const target = await writePage(world.brook)
    const page = await writePage(world.brook, { body: `Whoever reads this reads [[${target.path}]].` })
    const question = await ask(world.brook, { body: `I have read [[${target.path}]] and wonder about it.` })
    value(await followPost(world.dana, { id: page.id, level }))
    const linking = async (viewer: World['dana'] | null) =>
      (await listLinksTo([target.path], viewer)).map(({ rootId }) => rootId)
    expect(await linking(world.dana)).toEqual([question.id])
    expect(await linking(null)).toEqual([page.id, question.id])
  })

  it('is not offered it as a title that was perhaps meant', async () => {
    const title = 'Flickering framebuffers after hibernation'
    const question = await ask(world.brook, { title, tags: ['nvidia', 'dkms'] })
    await writePage(world.brook, { title, tags: ['dkms'] })
    value(await followTag(world.dana, { name: 'dkms', level }))
    expect(await findSimilarTitles('flickring framebufers', 5, world.dana)).toEqual([])
    expect(await findSimilarTitles('flickring framebufers', 5, null)).toHaveLength(2)
    expect(question.id).toBeGreaterThan(0)
  })

  it('finds neither the posts nor their number on a profile', async () => {
    const quiet = await ask(world.casey, { tags: ['amd', 'suspend'] })
    const loud = await ask(world.casey, { tags: ['amd'] })
    await answer(world.casey, quiet.id)
    value(await followTag(world.brook, { name: 'suspend', level }))
    const list = async (kind: 'questions' | 'answers', reader: World['brook'] | null) =>
      (await listAuthored(world.casey.id, kind, { limit: 9, reader })).posts.map(({ rootId }) => rootId)
    expect(await list('questions', world.brook)).toEqual([loud.id])
    expect(await list('answers', world.brook)).toEqual([])
    expect(await list('questions', null)).toEqual([loud.id, quiet.id])
    expect(await countAuthored(world.casey.id, world.brook)).toMatchObject({ questions: 1, answers: 0 })
    expect(await countAuthored(world.casey.id)).toMatchObject({ questions: 2, answers: 1 })
  })

  it('is told on each page everything that is to be hidden there', async () => {
    const { id } = await writePage(world.brook)
    value(await followPost(world.casey, { id, level }))
    value(await followTag(world.casey, { name: 'wayland', level }))
    const seen = await getViewerAnswer(world.casey, { posts: [], tags: [], page: '/wiki' })
    expect(seen).toMatchObject({ muted: ['wayland'], mutedThreads: [id] })
  })
})

it('rows of lists that everyone gets say what they are about', async () => {
  const page = await writePage(world.brook, { path: 'intel/marked', tags: ['dkms'] })
  const root = { id: page.id, tags: ['intel', 'dkms'] }
  expect((await listTopics('intel'))[0]?.pages[0]).toMatchObject({ slug: 'marked', root })
  expect((await listChanges({ vendor: 'intel' })).changes[0]).toMatchObject({ root })
  expect((await listActivity(world.brook.id, 1))[0]).toMatchObject({ root })
  const title = 'Screen tearing on the second output'
  const [one, other] = [
    await ask(world.ada, { title, tags: ['intel', 'dkms'] }),
    await ask(world.ada, { title: `${title}, again`, tags: ['intel', 'dkms'] }),
  ]
  expect(await listRelatedQuestions({ id: one.id, title })).toContainEqual(
    expect.objectContaining({ id: other.id, tags: ['intel', 'dkms'] }),
  )
})

it('a page says how many follow it, not who muted it', async () => {
  const { id } = await writePage(world.brook)
  const followers = async () => {
    const head = await getPageHead(id)
    return head && (await withBody(head)).followers
  }
  const before = (await followers()) ?? 0
  expect(value(await followPost(world.ada, { id, level: 'watch' }))).toEqual({
    level: 'watch',
    count: before + 1,
  })
  value(await followPost(world.casey, { id, level }))
  expect(await followers()).toBe(before + 1)
})
