import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { reports } from '@/db/schema'
import { saveRelease } from '@/lib/drivers/commands'
import { releaseInput } from '@/lib/drivers/input'
import { loadDrivers } from '@/lib/drivers/starter/load'
import { report } from '@/lib/reports/commands'
import { reportInput } from '@/lib/reports/input'
import { setValidity } from '@/lib/reports/validity'
import { parseVerifyCursor, verifyQuery } from '@/lib/verify/input'
import { listNewest, listOwnChecks, listStale } from '@/lib/verify/queries'
import { saveMachine } from '../support/saved-rigs'
import { answer, ask, createWorld, value } from '../support/world'

const { ada, brook, casey } = await createWorld()
await loadDrivers()
const question = await ask(ada)
const said = (id: number, outcome: string, rig: number) =>
  reportInput.parse({ id: String(id), outcome, rig: String(rig) })
const { rig: older } = await saveMachine(brook, { version: '580.95.05' })
const answers: number[] = []
for (let number = 0; number < 32; number++) {
  const { id } = await answer(brook, question.id, `Way ${number} out of it, long enough to be an answer.`)
  answers.push(id)
  value(await report(brook, said(id, 'works', older)))
}
await db.update(reports).set({ reportedAt: sql`now() - interval '10 days'` })
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)

describe('what a new release ages', () => {
  it('is what was seen to work before it came out', async () => {
    const before = await listStale(null)
    const facts = { driver: 'nvidia', branch: 'R620', version: '690.10.01', releasedOn: yesterday, note: '' }
    value(await saveRelease(brook, releaseInput.parse({ ...facts, sourceUrl: 'https://www.nvidia.com/' })))
    expect((await listNewest()).find(({ driver }) => driver === 'nvidia')).toMatchObject({
      version: '690.10.01',
    })
    const first = await listStale(null)
    expect(first.stale).toHaveLength(30)
    expect(before.stale.some(({ version }) => version === '690.10.01')).toBe(false)
    expect(first.stale[0]).toMatchObject({
      driver: 'nvidia',
      version: '690.10.01',
      seen: '580.95.05',
      kind: 'answer',
    })
    const cursor =
      first.next && parseVerifyCursor(new URLSearchParams(verifyQuery(first.next)).get('after') ?? '')
    expect(cursor).toEqual(first.next)
    const second = await listStale(cursor ?? null)
    expect(new Set([...first.stale, ...second.stale].map(({ postId }) => postId))).toEqual(new Set(answers))
    expect(second.next).toBeNull()
  })

  it('is asked of rigs that run something newer, until they say', async () => {
    expect(await listOwnChecks(brook.id)).toEqual([])
    const { rig } = await saveMachine(casey, { version: '690.10.01', chosen: true, rig: 'desk' })
    const checks = await listOwnChecks(casey.id)
    expect(checks).toHaveLength(20)
    const [check] = checks
    if (!check) throw new Error('Nothing is asked')
    expect(check.rig).toEqual({ id: rig, name: 'desk', version: '690.10.01' })
    value(await report(casey, said(check.postId, 'works', rig)))
    expect((await listOwnChecks(casey.id)).map(({ postId }) => postId)).not.toContain(check.postId)
    expect((await listStale(null)).stale.map(({ postId }) => postId)).not.toContain(check.postId)
  })

  it('leaves alone what says that it does not hold for the release', async () => {
    const [id = 0] = answers
    value(
      await setValidity(brook, {
        id,
        ranges: [{ subject: 'driver:nvidia', from: '580', to: '590', through: false }],
      }),
    )
    await db.execute(sql`update validity set set_at = now() - interval '10 days'`)
    const all = [...(await listStale(null)).stale, ...(await listStale((await listStale(null)).next)).stale]
    expect(all.map(({ postId }) => postId)).not.toContain(id)
    await db
      .update(reports)
      .set({ withdrawnAt: new Date() })
      .where(eq(reports.postId, answers[1] ?? 0))
    expect((await listStale(null)).stale.map(({ postId }) => postId)).not.toContain(answers[1])
  })

  it('refuses cursors that no link says', () => {
    for (const wrong of ['1', '2026-01-01T00:00:00.000000Z_1_A b', ['a', 'b'], ''])
      expect(parseVerifyCursor(wrong)).toBeUndefined()
    expect(parseVerifyCursor(undefined)).toBeNull()
  })
})
