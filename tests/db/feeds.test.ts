import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { accountDeletions } from '@/db/schema'
import { atomDocument } from '@/lib/feeds/atom'
import {
  getPageFeed,
  getQuestionFeed,
  getSiteFeed,
  getTagFeed,
  getUserFeed,
  getVendorFeed,
} from '@/lib/feeds/feeds'
import type { Feed } from '@/lib/feeds/types'
import { setHidden } from '@/lib/moderation/commands'
import { deletePost } from '@/lib/posts/commands'
import { resolveTags } from '@/lib/tags/queries'
import { getProfile } from '@/lib/users/queries'
import { atomFaults } from '../support/atom'
import { edit, writePage } from '../support/wiki'
import { answer, ask, comment, createMember, createWorld, value, type World } from '../support/world'

let world: World

beforeAll(async () => {
  world = await createWorld()
})

const keys = (feed: Feed | null) => feed?.entries.map(({ key }) => key)

async function tagFeed(name: string): Promise<Feed> {
  const [tag] = (await resolveTags(db, [name])).known
  if (!tag) throw new Error('No tag')
  return getTagFeed(tag)
}

async function userFeed(handle: string): Promise<Feed | null> {
  const profile = await getProfile(handle)
  return profile && getUserFeed(profile)
}

describe('feeds', () => {
  it('are valid Atom, each of them, with the newest first', async () => {
    const older = await ask(world.ada, { tags: ['amd', 'vulkan'] })
    const question = await ask(world.ada, {
      tags: ['amd', 'vulkan'],
      title: 'Ring gfx timeout & <hang> after resume',
    })
    const reply = await answer(world.brook, question.id, 'Try `amdgpu.gpu_recovery=1`, see [[amd/reset]].')
    const remark = await comment(world.casey, reply.id)
    const page = await writePage(world.brook, { path: 'amd/reset', tags: ['vulkan'] })
    value(
      await edit(world.casey, page.id, {
        base: 1,
        body: 'Intro\n\nAll of it is new now.\n',
        summary: 'Rewritten',
      }),
    )
    const question1 = `post/${question.id}`
    expect(keys(await tagFeed('vulkan'))).toEqual([`post/${page.id}`, question1, `post/${older.id}`])
    expect(keys(await getVendorFeed('amd'))).toEqual([`post/${page.id}`, question1, `post/${older.id}`])
    expect(keys(await getQuestionFeed(question.id))).toEqual([
      `post/${remark.id}`,
      `post/${reply.id}`,
      question1,
    ])
    expect(keys(await getPageFeed('amd/reset'))).toEqual([
      `post/${page.id}/revision/2`,
      `post/${page.id}/revision/1`,
    ])
    expect(keys(await userFeed('Brook'))).toEqual([`post/${page.id}`, `post/${reply.id}`])
    const feeds = [
      await getSiteFeed(),
      await tagFeed('vulkan'),
      await getVendorFeed('amd'),
      await userFeed('Brook'),
    ]
    const threads = [
      await getQuestionFeed(question.id),
      await getPageFeed('amd/reset'),
      await getVendorFeed('general'),
    ]
    for (const feed of [...feeds, ...threads]) {
      if (!feed) throw new Error('No feed')
      expect(atomFaults(atomDocument(feed, 'https://forum.test'))).toEqual([])
    }
  })

  it('say nothing of what was deleted or hidden', async () => {
    const gone = await ask(world.ada, { tags: ['intel', 'dkms'] })
    const hidden = await ask(world.ada, { tags: ['intel', 'dkms'] })
    const open = await ask(world.ada, { tags: ['intel', 'dkms'] })
    const reply = await answer(world.brook, gone.id)
    value(await deletePost(world.casey, { id: gone.id, reason: 'Spam' }))
    value(await setHidden(world.casey, { id: hidden.id, value: true, reason: 'Spam' }))
    expect(keys(await tagFeed('dkms'))).toEqual([`post/${open.id}`])
    expect(await getQuestionFeed(gone.id)).toBeNull()
    expect(await getQuestionFeed(hidden.id)).toBeNull()
    expect(keys(await userFeed('Brook'))).not.toContain(`post/${reply.id}`)
    expect(keys(await getSiteFeed())).not.toContain(`post/${gone.id}`)
    const page = await writePage(world.brook, { path: 'intel/gone' })
    value(await deletePost(world.casey, { id: page.id, reason: 'Empty' }))
    expect(await getPageFeed('intel/gone')).toBeNull()
  })

  it('are missing for what does not exist', async () => {
    expect(await getQuestionFeed(999_999)).toBeNull()
    expect(await getVendorFeed('matrox')).toBeNull()
    for (const path of ['amd/nothing', 'amd', '../etc/passwd', 'amd/a/b', '%00/x'])
      expect(await getPageFeed(path)).toBeNull()
  })

  it('are no longer offered of somebody whose account is gone', async () => {
    const gus = await createMember('Gus')
    await ask(gus, { tags: ['nvidia'] })
    await db.insert(accountDeletions).values({ userId: gus.id })
    expect(await userFeed('Gus')).toBeNull()
  })
})
