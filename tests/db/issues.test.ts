import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { events, postEnvironments } from '@/db/schema'
import { loadDrivers } from '@/lib/drivers/starter/load'
import { createIssue, saveIssueFacts } from '@/lib/issues/commands'
import { newIssueFacts, newIssuePage } from '@/lib/issues/input'
import {
  getIssue,
  listIssues,
  listIssuesForQuestion,
  listIssuesOfDevice,
  listIssuesOfDriver,
} from '@/lib/issues/queries'
import { deletePost } from '@/lib/posts/commands'
import { saveMachine } from '../support/saved-rigs'
import { ask, createWorld, refusal, suspended, value } from '../support/world'

const { ada, brook, casey } = await createWorld()
await loadDrivers()

const page = (title: string, vendor = 'nvidia') =>
  newIssuePage.parse({
    path: `${vendor}/${title.toLowerCase().replace(/\W+/g, '-')}`,
    title,
    lead: 'One sentence that says what goes wrong.',
    tags: 'wayland',
    body: 'What goes wrong, seen by whom, and what helps.',
  })
const facts = (more: Record<string, string> = {}) =>
  newIssueFacts.parse({
    status: 'open',
    component: 'nvidia',
    introducedIn: '590.44',
    fixedIn: '',
    workaround: 'Boot with nvidia-drm.fbdev=0.',
    workaroundUntil: '',
    devices: '10de:2684',
    architectures: '',
    drivers: 'nvidia',
    signatures: '',
    upstream: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/446',
    ...more,
  })
const edit = (id: number, base: number, more: Record<string, string> = {}) => ({
  ...facts(more),
  ...{ id, base, summary: 'From the release notes' },
})
const nothing = { vendor: '', driver: '', device: '', status: '', after: null } as const

describe('a known issue', () => {
  it('is a page with facts, found by what it touches', async () => {
    const { id, path } = value(await createIssue(brook, page('Black screen with fbdev'), facts()))
    expect(path).toBe('nvidia/black-screen-with-fbdev')
    expect(await getIssue(id)).toMatchObject({
      status: 'open',
      introducedIn: '590.44',
      fixedIn: null,
      targets: [
        { kind: 'device', target: '10de:2684' },
        { kind: 'driver', target: 'nvidia', name: 'NVIDIA driver' },
      ],
      upstream: [{ kind: 'github', reference: 'NVIDIA/open-gpu-kernel-modules#446' }],
    })
    for (const lines of [await listIssuesOfDevice('10de:2684'), await listIssuesOfDriver('nvidia')])
      expect(lines.map((line) => line.id)).toEqual([id])
    expect(await listIssuesOfDevice('1002:744c')).toEqual([])
    expect(await getIssue(99_999)).toBeNull()
  })

  it('is refused whole when the address is taken or a name is unknown', async () => {
    expect(refusal(await createIssue(brook, page('Black screen with fbdev'), facts()))).toBe('conflict')
    const unknown = await createIssue(brook, page('Another one'), facts({ signatures: 'nvidia-xid-9999' }))
    expect(unknown.ok ? null : unknown.error.fields).toHaveProperty('signatures')
    expect((await listIssues(nothing)).issues).toHaveLength(1)
  })

  it('is corrected with an event, by those who may edit pages, while the page stands', async () => {
    const [line] = (await listIssues(nothing)).issues
    const id = line?.id ?? 0
    value(await saveIssueFacts(ada, edit(id, 1, { status: 'fixed', fixedIn: '595.10', devices: '' })))
    expect(await getIssue(id)).toMatchObject({
      status: 'fixed',
      fixedIn: '595.10',
      targets: [{ kind: 'driver' }],
    })
    const log = await db.select({ verb: events.verb }).from(events).where(eq(events.postId, id))
    expect(log.map(({ verb }) => verb)).toContain('edited')
    expect(refusal(await saveIssueFacts(suspended(ada), edit(id, 2)))).toBe('forbidden')
    expect(refusal(await saveIssueFacts(ada, edit(99_999, 1)))).toBe('not-found')
    const question = await ask(ada)
    expect(refusal(await saveIssueFacts(ada, edit(question.id, 1)))).toBe('not-found')
    value(await deletePost(casey, { id, reason: 'A test' }))
    expect(refusal(await saveIssueFacts(ada, edit(id, 2)))).toBe('gone')
    expect((await listIssues(nothing)).issues).toEqual([])
  })
})

describe('lists of known issues', () => {
  it('are filtered, and go on where the page before ended', async () => {
    for (let number = 1; number <= 33; number++) {
      const vendor = number % 2 ? 'nvidia' : 'amd'
      const more: Record<string, string> =
        number % 2 ? {} : { component: 'amdgpu', drivers: 'amdgpu', devices: '1002:744c', upstream: '' }
      value(await createIssue(casey, page(`Issue number ${number}`, vendor), facts(more)))
    }
    const first = await listIssues(nothing)
    expect(first.issues).toHaveLength(30)
    const second = await listIssues({ ...nothing, after: first.next })
    expect([...first.issues, ...second.issues].map(({ title }) => title)).toEqual(
      Array.from({ length: 33 }, (_, at) => `Issue number ${33 - at}`),
    )
    expect(second.next).toBeNull()
    expect((await listIssues({ ...nothing, driver: 'amdgpu' })).issues).toHaveLength(16)
    expect((await listIssues({ ...nothing, vendor: 'amd' })).issues).toHaveLength(16)
    expect((await listIssues({ ...nothing, device: '10de:2684' })).issues).toHaveLength(17)
    expect((await listIssues({ ...nothing, status: 'fixed' })).issues).toHaveLength(0)
  })

  it('stand on questions from a machine that they touch', async () => {
    const question = await ask(ada)
    expect(await listIssuesForQuestion(question.id)).toEqual([])
    const { environment } = await saveMachine(ada, { pciId: '10de:2684' })
    await db.insert(postEnvironments).values({ postId: question.id, environmentId: environment })
    const found = await listIssuesForQuestion(question.id)
    expect(found).toHaveLength(5)
    expect(found.every(({ vendor }) => vendor === 'nvidia')).toBe(true)
  })
})
