import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { environments, issueTargets, knownIssues, postEnvironments, reports } from '@/db/schema'
import { acceptAnswer } from '@/lib/answers/commands'
import { getSignature } from '@/lib/signatures/catalogue'
import { loadSignatures } from '@/lib/signatures/load'
import { getErrorPage } from '@/lib/signatures/page'
import { countSightings, listPagesWith, listQuestionsWith } from '@/lib/signatures/queries'
import { branchOf, listSightings } from '@/lib/signatures/sightings'
import { deleteQuietly, writePage } from '../support/wiki'
import { answer, ask, createWorld, value } from '../support/world'

const { ada, brook, casey } = await createWorld()
const line = 'NVRM: Xid (PCI:0000:01:00): 79, pid=2714, name=render, Ch 00000008'

beforeAll(async () => {
  await loadSignatures()
})

async function pageOf(id: string) {
  const signature = getSignature(id)
  if (!signature) throw new Error(`No signature ${id}`)
  return getErrorPage(signature)
}

async function machine(facts: { driver?: string; driverVersion?: string; kernel?: string } = {}) {
  const [row] = await db
    .insert(environments)
    .values({ facts: {}, log: '', ...facts })
    .returning()
  if (!row) throw new Error('No environment')
  return row.id
}

describe('the page of an error', () => {
  it('lists the questions that show it, also in an answer, and forgets removed ones', async () => {
    const asked = await ask(ada, { body: `The screen froze and the log says:\n\n    ${line}` })
    const other = await ask(ada, { body: 'The screen froze and the log says nothing at all about it.' })
    await answer(brook, other.id, 'Look for Xid 79 in the log of the boot before.')
    const removed = await ask(ada, { body: `This one goes again, with its log:\n\n    ${line}` })
    await deleteQuietly(casey, removed.id)
    const { questions, total } = await pageOf('nv-xid-79')
    expect(questions.map(({ id }) => id).sort()).toEqual([asked.id, other.id].sort())
    expect(total).toBe(2)
    expect((await countSightings()).get('nv-xid-79')).toBe(2)
    expect((await listQuestionsWith(['nv-xid-79', 'nv-xid-31'])).map(({ id }) => id).sort()).toEqual(
      [asked.id, other.id].sort(),
    )
  })

  it('ranks fixes by who confirmed them, then acceptance, then votes', async () => {
    const { id } = await ask(ada, { body: `Xid 62 since the update, and nothing I tried has helped.` })
    const answers = [
      await answer(brook, id, 'Nobody has an opinion about this answer of mine.'),
      await answer(brook, id, 'This one was accepted by the asker, it seems.'),
      await answer(casey, id, 'This one was confirmed by somebody with a machine.'),
    ]
    const [, accepted, confirmed] = answers.map((one) => one.id)
    if (accepted === undefined || confirmed === undefined) throw new Error('No answers')
    value(await acceptAnswer(ada, { id: accepted, value: true }))
    const environmentId = await machine()
    await db.insert(reports).values({ postId: confirmed, userId: ada.id, environmentId, outcome: 'works' })
    const { fixes } = await pageOf('nv-xid-62')
    expect(fixes.map((fix) => [fix.id, fix.accepted, fix.works])).toEqual([
      [confirmed, false, 1],
      [accepted, true, 0],
    ])
  })

  it('counts sightings by month and branch of the driver', async () => {
    for (const [driver, driverVersion] of [
      ['nvidia', '580.95.05'],
      ['nvidia', '580.105.08'],
      ['nvidia', '550.163.01'],
    ] as const) {
      const { id } = await ask(ada, {
        body: `It says Xid 31 with ${driverVersion} and then the program is gone.`,
      })
      await db
        .insert(postEnvironments)
        .values({ postId: id, environmentId: await machine({ driver, driverVersion }) })
    }
    await ask(ada, { body: 'It says Xid 31 and then the program is gone, now and then.' })
    const { total, months, branches } = await listSightings('nv-xid-31')
    expect([total, months.length]).toEqual([4, 12])
    expect(branches.map(({ name, counts }) => [name, counts.at(-1)])).toEqual([
      ['nvidia 580', 2],
      ['nvidia 550', 1],
      ['Other or unknown', 1],
    ])
    expect(branchOf({ driver: 'xe', version: null, kernel: '6.17.4-arch1-1' })).toBe('xe, Linux 6.17')
    expect(branchOf({ driver: null, version: null, kernel: '6.17' })).toBe('Other or unknown')
  })

  it('carries the community text of its page, wherever the page moves, and known issues that name it', async () => {
    expect((await pageOf('amd-ring-timeout')).community).toBeNull()
    const page = await writePage(brook, {
      path: 'amd/errors-ring-timeout',
      title: 'Ring timeouts',
      tags: ['wayland'],
      body: 'What **people** saw when a ring timed out.',
    })
    const issue = await writePage(brook, { path: 'amd/known-hang', title: 'A known hang', tags: ['wayland'] })
    await db.insert(knownIssues).values({ pageId: issue.id, component: 'linux', introducedIn: '6.16' })
    await db.insert(issueTargets).values({ pageId: issue.id, kind: 'signature', target: 'amd-ring-timeout' })
    const shown = await pageOf('amd-ring-timeout')
    expect(shown.community).toMatchObject({ path: 'amd/errors-ring-timeout' })
    expect(shown.community?.html).toContain('<strong>people</strong>')
    expect(shown.issues).toMatchObject([{ slug: 'known-hang', status: 'open' }])
    await deleteQuietly(casey, page.id)
    expect((await pageOf('amd-ring-timeout')).community).toBeNull()
  })

  it('leads to the pages that speak of it', async () => {
    await writePage(brook, {
      path: 'nvidia/about-codes',
      title: 'About codes',
      body: 'On Xid 13 and others.',
    })
    expect((await listPagesWith(['nv-xid-13'])).map(({ slug }) => slug)).toEqual(['about-codes'])
    expect((await pageOf('nv-xid-13')).pages.map(({ slug }) => slug)).toEqual(['about-codes'])
  })
})
