import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { answerForm } from '@/lib/triage/form'
import { LOG_MAX } from '@/lib/triage/limits'
import { readLog } from '@/lib/triage/read'
import { textOf } from '@/lib/triage/text'

const log = `Linux version 6.17.4-arch1-1 (build@anvil) #1 SMP PREEMPT_DYNAMIC
[    1.000000] DMI: Hardware name: Example Board
[    4.812345] NVRM: loading NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build  (mara@anvil)
[   31.402911] NVRM: Xid (PCI:0000:01:00): 31, pid=2714, name=render, Ch 00000008
[   32.402911] NVRM: Xid (PCI:0000:01:00): 79, pid=2714, name=render, Ch 00000008
[   33.402911] NVRM: Xid (PCI:0000:01:00): 79, pid=2714, name=render, Ch 00000008
`

async function send(fields: Record<string, string | Uint8Array<ArrayBuffer>>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    form.set(name, typeof value === 'string' ? value : new File([value], 'boot.log'))
  const sent = new Request('http://here.invalid', { method: 'POST', body: form })
  const body = new Uint8Array(await sent.arrayBuffer())
  return answerForm({ type: sent.headers.get('content-type') ?? '', body })
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const packed = (data: string | Uint8Array) => new Uint8Array(gzipSync(data))
const refusalOf = async (fields: Parameters<typeof send>[0]) => {
  const outcome = await send(fields)
  return outcome.kind === 'refused' ? outcome.refusal : outcome.kind
}

describe('a log', () => {
  it('is read for what it says, in order, without names', () => {
    const { signatures, lines, facts, redactions, environment } = readLog(log)
    expect(signatures.map(({ id, count, first }) => [id, count, first])).toEqual([
      ['nv-loading', 1, 3],
      ['nv-xid-31', 1, 4],
      ['nv-xid-79', 2, 5],
    ])
    expect(signatures[2]?.shown.map(({ number }) => number)).toEqual([5, 6])
    expect(lines).toBe(6)
    expect(facts.drivers).toContainEqual(expect.objectContaining({ name: 'nvidia', version: '580.95.05' }))
    expect(redactions.length).toBeGreaterThan(0)
    expect(environment).toContain('580.95.05')
    expect(JSON.stringify(readLog(log))).not.toMatch(/mara|anvil/)
  })

  it('comes pasted, as a file, packed, in UTF-16, or pasted and as a file', async () => {
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${log}`, 'utf16le'))
    const ways: Parameters<typeof send>[0][] = [
      { log },
      { file: bytes(log) },
      { file: packed(log) },
      { file: utf16 },
    ]
    for (const fields of ways) {
      const outcome = await send(fields)
      expect(outcome.kind === 'read' && outcome.reading.signatures.map(({ id }) => id)).toEqual([
        'nv-loading',
        'nv-xid-31',
        'nv-xid-79',
      ])
    }
    const both = await send({ log: 'NVRM: Xid (PCI:0000:01:00): 43, pid=1', file: bytes(log) })
    expect(both.kind === 'read' && both.reading.signatures).toHaveLength(4)
  })

  it('keeps its line numbers and meaning with NUL bytes, escapes, broken Unicode and CR line ends in it', async () => {
    for (const spoilt of [
      log.replaceAll('\n', '\u0000\u0000\n'),
      log.replaceAll('NVRM', '\u001b[31mNVRM\u001b[0m'),
      log.replaceAll('\n', '\r\n'),
      log.replaceAll('render', 'r\ud800nder'),
    ]) {
      const outcome = await send({ log: spoilt })
      expect(outcome.kind === 'read' && outcome.reading.signatures.map(({ first }) => first)).toEqual([
        3, 4, 5,
      ])
      expect(JSON.stringify(outcome)).not.toMatch(/\\u0000|\\u001b|\\ud800/)
    }
    const crashed = Buffer.concat([Buffer.from(log), Buffer.alloc(4096), Buffer.from(log)])
    expect(textOf(new Uint8Array(crashed)).ok).toBe(true)
  })
})

describe('what is no log', () => {
  it('is refused in words that keep what was typed', async () => {
    expect(await refusalOf({ log: ' \n ' })).toBe('empty')
    expect(await refusalOf({ log: '', file: new Uint8Array() })).toBe('empty')
    const picture = Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256)
    expect(await send({ log: 'my words', file: picture })).toMatchObject({
      refusal: 'not-text',
      typed: 'my words',
    })
    expect(await refusalOf({ file: packed(picture) })).toBe('not-text')
    expect(await refusalOf({ file: packed(log).slice(0, 90) })).toBe('broken-gzip')
    expect(await refusalOf({ file: packed(packed(log)) })).toBe('not-text')
    expect(await refusalOf({ file: new Uint8Array(LOG_MAX + 1).fill(97) })).toBe('too-large')
    expect(await refusalOf({ log: 'a'.repeat(LOG_MAX + 1) })).toBe('too-large')
    expect(await refusalOf({ log: 'ä'.repeat(LOG_MAX / 2 + 1) })).toBe('too-large')
    expect(
      await answerForm({ type: 'multipart/form-data; boundary=x', body: bytes('--x\r\n') }),
    ).toMatchObject({
      refusal: 'no-form',
    })
  })

  it('does not unpack into more memory than a log may take', async () => {
    const bomb = packed(new Uint8Array(200 * 1024 * 1024))
    const before = process.memoryUsage().rss
    const started = performance.now()
    expect(await refusalOf({ file: bomb })).toBe('unpacks-too-large')
    expect(performance.now() - started).toBeLessThan(1_500)
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
  })
})

describe('a very large log', () => {
  it('is read within its bounds, whatever stands in it', () => {
    const kernel =
      '[   10.123456] amdgpu 0000:03:00.0: amdgpu: ring gfx_0.0.0 timeout, signaled seq=1, emitted seq=2\n'
    const devices = Array.from(
      { length: 60_000 },
      (_, at) => `01:00.0 VGA [0300]: X [10de:${hex(at)}]\n`,
    ).join('')
    for (const text of [
      kernel.repeat(Math.floor(LOG_MAX / kernel.length)),
      devices,
      'x'.repeat(LOG_MAX),
      'Xid 79 '.repeat(LOG_MAX / 7),
      '\n'.repeat(LOG_MAX),
    ]) {
      const started = performance.now()
      const reading = readLog(text)
      // Ten times what it takes on an idle machine.
      expect(performance.now() - started).toBeLessThan(15_000)
      expect(JSON.stringify(reading).length).toBeLessThan(150_000)
    }
  }, 60_000)
})

const hex = (number: number) => number.toString(16).padStart(4, '0')
