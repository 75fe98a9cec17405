import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TriagePage } from '@/components/triage/triage-page'
import { TriageResult } from '@/components/triage/triage-result'
import { markupOf } from '@/components/ui/markup'
import { db } from '@/db/client'
import { drafts } from '@/db/schema'
import { importShipped } from '@/lib/devices/import/shipped'
import { getDraft } from '@/lib/drafts/queries'
import { loadDrivers } from '@/lib/drivers/starter/load'
import { listSameErrors } from '@/lib/questions/same-errors'
import { loadSignatures } from '@/lib/signatures/load'
import { answerLog } from '@/lib/triage/answer'
import { beginQuestion } from '@/lib/triage/commands'
import { closeTriage } from '@/lib/triage/pool'
import { questionBody, questionTitle } from '@/lib/triage/question'
import { readLog } from '@/lib/triage/read'
import { getTriageView } from '@/lib/triage/view'
import { parsedElements } from '../support/parsed-html'
import { writePage } from '../support/wiki'
import { ask, createWorld, value } from '../support/world'

const { ada, brook } = await createWorld()
const log = `[    0.000000] Linux version 6.17.4-arch1-1 (build@anvil) #1 SMP PREEMPT_DYNAMIC
[    4.812345] NVRM: loading NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build  (mara@anvil)
01:00.0 VGA compatible controller [0300]: NVIDIA Corporation AD102 [GeForce RTX 4090] [10de:2684] (rev a1)
	Kernel driver in use: nvidia
[   32.402911] NVRM: Xid (PCI:0000:01:00): 79, pid=2714, name=<script>alert(1)</script>, Ch 00000008
`

beforeAll(async () => {
  await loadSignatures()
  await loadDrivers()
  await importShipped(() => undefined)
}, 120_000)
afterAll(closeTriage)

const resultOf = async (text: string) => {
  const view = await getTriageView(readLog(text))
  const question = { title: questionTitle(view), body: questionBody(view) }
  return { view, question, html: markupOf(TriageResult({ view, question })) }
}

function request(fields: Record<string, string>, address = '192.0.2.1'): Request {
  const body = new FormData()
  for (const [name, text] of Object.entries(fields)) body.set(name, text)
  return new Request('http://here.invalid/triage/result', {
    method: 'POST',
    body,
    headers: { 'x-client-address': address },
  })
}

describe('what a log is answered with', () => {
  it('joins what is known: devices, drivers, questions, pages, tags', async () => {
    const { id } = await ask(ada, {
      body: 'NVRM: Xid (PCI:0000:01:00): 79 and then nothing but a black screen.',
    })
    await writePage(brook, { path: 'nvidia/bus', title: 'Off the bus', body: 'All about Xid 79.' })
    const { view, question, html } = await resultOf(log)
    expect(view.knownDevices.has('10de:2684')).toBe(true)
    expect(view.knownDrivers.has('nvidia')).toBe(true)
    const found = view.signatures.find(({ signature }) => signature.id === 'nv-xid-79')
    expect(found?.questions.map((one) => one.id)).toEqual([id])
    expect(view.pages.map(({ slug }) => slug)).toContain('bus')
    expect(view.tags[0]).toBe('nvidia')
    expect(question.title).toContain('Xid 79')
    for (const part of [
      'href="/devices/10de:2684"',
      'href="/drivers/nvidia"',
      'href="/errors/nvidia/xid-79"',
    ])
      expect(html).toContain(part)
  })

  it('holds no name of the log and nothing of it as HTML', async () => {
    const { html, question } = await resultOf(log)
    expect(html + JSON.stringify(question)).not.toMatch(/mara|anvil/)
    expect(parsedElements(html).map(({ name }) => name)).not.toContain('script')
    const hostile = `\`\`\`\`\n</textarea><img src=x onerror=alert(1)>\n${log}`
    const refused = markupOf(TriagePage({ refused: { message: 'No.', typed: hostile } }))
    expect(parsedElements(refused).map(({ name }) => name)).not.toContain('img')
    expect(parsedElements((await resultOf(hostile)).html).map(({ name }) => name)).not.toContain('img')
  })

  it('says so when it knows nothing', async () => {
    const { html, view } = await resultOf('hello world')
    expect(view.signatures).toEqual([])
    expect(html).toContain('No known error is in this text')
  })

  it('comes from a worker, refuses with the right status, and counts by address', async () => {
    const read = await answerLog(request({ log }))
    expect(read.ok && read.reading.signatures.map((found) => found.id)).toContain('nv-xid-79')
    expect(await answerLog(request({ log: '' }))).toMatchObject({ ok: false, status: 400 })
    for (let time = 0; time < 60; time += 1) await answerLog(request({ log: '' }, '192.0.2.9'))
    expect(await answerLog(request({ log }, '192.0.2.9'))).toMatchObject({ ok: false, status: 429 })
    expect(await answerLog(request({ log }, '192.0.2.10'))).toMatchObject({ ok: true })
  }, 60_000)
})

describe('asking with it', () => {
  const input = {
    title: 'Xid 79 on a 4090',
    body: '\n\n## What the log shows\n\nXid 79\n',
    tags: 'nvidia',
    environment: 'a',
  }

  it('begins a question and leaves an unfinished one its words', async () => {
    value(await beginQuestion(ada, input))
    value(await beginQuestion(ada, input))
    expect((await getDraft(ada, 'ask'))?.fields).toMatchObject(input)
    await db.delete(drafts).where(eq(drafts.userId, ada.id))
    value(
      await beginQuestion(ada, { ...input, title: 'My own title', body: 'My own words.', environment: '' }),
    )
    value(await beginQuestion(ada, { ...input, tags: 'nvidia, wayland' }))
    const fields = (await getDraft(ada, 'ask'))?.fields
    expect(fields?.title).toBe('My own title')
    expect(fields?.body).toMatch(/^My own words\.\s+## What the log shows/)
    expect(fields?.tags).toBe('nvidia, wayland')
  })
})

it('a text being written is told of the questions with its errors', async () => {
  const { id } = await ask(ada, { body: 'The log says Xid 62 and the machine is dead afterwards.' })
  const [same] = await listSameErrors('since today: NVRM: Xid (PCI:0000:01:00): 62, pid=1 and Xid 13')
  expect(same).toMatchObject({ id: 'nv-xid-62', questions: [{ id }] })
  expect(await listSameErrors('nothing of note')).toEqual([])
})
