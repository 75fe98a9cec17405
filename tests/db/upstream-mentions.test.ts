import { expect, it } from 'vitest'
import { db } from '@/db/client'
import { loadDrivers } from '@/lib/drivers/starter/load'
import { createIssue } from '@/lib/issues/commands'
import { newIssueFacts, newIssuePage } from '@/lib/issues/input'
import { listMentions } from '@/lib/issues/mentions'
import {
  getFacts,
  listIssuesFollowing,
  listIssuesForQuestion,
  listMatchingQuestions,
} from '@/lib/issues/queries'
import { parseUpstream } from '@/lib/issues/upstream'
import { deletePost } from '@/lib/posts/commands'
import { editPost } from '@/lib/revisions/commands'
import { answer, ask, createWorld, value } from '../support/world'

const { ada, brook, casey } = await createWorld()
await loadDrivers()
const url = 'https://gitlab.freedesktop.org/drm/amd/-/issues/3388'
const link = parseUpstream(`${url}#note_1`)
if (!link) throw new Error('No link')

const { id: issue } = value(
  await createIssue(
    brook,
    newIssuePage.parse({
      path: 'amd/flicker',
      title: 'Flicker after resume',
      lead: 'The screen flickers after the machine wakes.',
      tags: 'suspend',
      body: `Seen by many; see [the text of another](https://github.com/ROCm/ROCm/issues/12).`,
    }),
    newIssueFacts.parse({
      ...{ status: 'open', component: 'linux', introducedIn: '6.16', fixedIn: '', workaround: '' },
      ...{ workaroundUntil: '', devices: '', architectures: '', drivers: '', signatures: '', upstream: url },
    }),
  ),
)

it('a question that links to a thread upstream is shown the known issue that is followed there', async () => {
  const question = await ask(ada)
  expect(await listIssuesForQuestion(question.id)).toEqual([])
  const reply = await answer(brook, question.id, `This is ${url}?sort=asc#note_2 and has no fix so far.`)
  expect((await listIssuesForQuestion(question.id)).map(({ id }) => id)).toEqual([issue])
  expect(await listMatchingQuestions(db, issue)).toEqual([question.id])
  expect((await listMentions(link)).map(({ id, kind }) => [id, kind])).toEqual([[reply.id, 'answer']])
  expect((await listIssuesFollowing(link)).map(({ id }) => id)).toEqual([issue])

  const body = 'It had another cause, which is told in the log of the kernel.'
  value(await editPost(brook, { id: reply.id, base: 1, body, summary: '', minor: false }))
  expect(await listMentions(link)).toEqual([])
  expect(await listIssuesForQuestion(question.id)).toEqual([])
})

it('what the text of a known issue links to is no fact of it, but is found by its link', async () => {
  expect((await getFacts(issue))?.upstream).toEqual([link])
  const other = parseUpstream('https://github.com/ROCm/ROCm/issues/12')
  expect(other && (await listIssuesFollowing(other)).map(({ id }) => id)).toEqual([issue])
})

it('a deleted answer mentions nothing', async () => {
  const question = await ask(ada)
  const reply = await answer(brook, question.id, `Told upstream already: ${url} with a patch to try.`)
  expect(await listMentions(link)).toHaveLength(1)
  value(await deletePost(casey, { id: reply.id, reason: 'A test' }))
  expect(await listMentions(link)).toEqual([])
})
