import { expect, it } from 'vitest'
import { db } from '@/db/client'
import { adminInvitations, users } from '@/db/schema'
import { hashInvitation, inviteAdministrator } from '@/lib/setup/invitation'

it('a site without administrator gets a link at every start, of which only the hash is kept', async () => {
  const links = [await inviteAdministrator(), await inviteAdministrator()]
  const kept = (await db.select().from(adminInvitations)).map(({ tokenHash }) => tokenHash)
  const hashes = links.map((link) => hashInvitation(String(link).replace('/welcome/', '')))
  expect(kept.sort()).toEqual(hashes.sort())
  expect(links[0]).toMatch(/^\/welcome\/[\w-]{32}$/)
})

it('links older than a day are forgotten', async () => {
  const yesterday = new Date(Date.now() - 25 * 3_600_000)
  await db.update(adminInvitations).set({ createdAt: yesterday })
  await inviteAdministrator()
  expect(await db.select().from(adminInvitations)).toHaveLength(1)
})

it('a site with an administrator gets no link', async () => {
  await db.insert(users).values({ handle: 'Ada', handleKey: 'ada', role: 'administrator' })
  expect(await inviteAdministrator()).toBeNull()
})
