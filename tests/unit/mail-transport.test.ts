import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openMailTrap } from '../support/mail-trap'

const mail = {
  id: 42,
  recipient: 'ada@example.test',
  subject: 'Grüße · 580.95',
  textBody: 'Hello Ada,\n\nhttps://forum.test/verify-email/abc_DEF-123456789012345678901234567890123456789\n',
  headers: {
    'List-Unsubscribe': '<https://forum.test/unsubscribe/x>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
}

afterEach(() => vi.unstubAllEnvs())

describe('mail by SMTP', () => {
  it('reaches its one recipient whole, signed in and with its headers', async () => {
    const trap = await openMailTrap({ user: 'site', password: 'p@ss/word' })
    const { deliverMail, closeMail } = await transport({
      SMTP_URL: trap.url,
      MAIL_FROM: 'Forum <forum@forum.test>',
      AUTH_URL: 'https://forum.test',
    })
    await deliverMail(mail)
    await deliverMail({ ...mail, id: 43 })
    closeMail()
    await trap.close()
    expect(trap.mails).toHaveLength(2)
    const [first] = trap.mails
    expect(first).toMatchObject({ from: 'forum@forum.test', to: ['ada@example.test'] })
    expect(first?.raw).toMatch(/^Message-ID: <mail-42@forum\.test>/im)
    expect(first?.raw).toMatch(/^Auto-Submitted: auto-generated/im)
    expect(first?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im)
    expect(first?.raw).toMatch(/^Subject: =\?UTF-8\?/im)
    expect(decodeQuotedPrintable(first?.raw ?? '')).toContain(mail.textBody.trim())
  })

  it('that the server refuses, or cannot take, is an error for the caller to retry', async () => {
    const trap = await openMailTrap({ refuse: /ada@/ })
    const { deliverMail, closeMail } = await transport({ SMTP_URL: trap.url })
    await expect(deliverMail(mail)).rejects.toThrow(/No such mailbox/)
    closeMail()
    await trap.close()
    await expect(deliverMail(mail)).rejects.toThrow()
    closeMail()
  })

  it('never goes to a second address, whatever the recipient looks like', async () => {
    const trap = await openMailTrap()
    const { deliverMail, closeMail } = await transport({ SMTP_URL: trap.url })
    const hostile = [
      'a@example.test, b@example.test',
      '"a@attacker.test"@victim.test',
      'a@example.test\r\nBcc: b@example.test',
    ]
    for (const recipient of hostile) await deliverMail({ ...mail, recipient }).catch(() => undefined)
    closeMail()
    await trap.close()
    for (const { to } of trap.mails) expect(to).toHaveLength(1)
    expect(trap.mails.flatMap(({ to }) => to)).not.toContain('b@example.test')
    expect(trap.mails.map(({ raw }) => raw).join()).not.toMatch(/^Bcc:/im)
  })
})

describe('mail without a server', () => {
  it('is a whole file in the outbox folder that only the site can read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nomodeset-mail-'))
    const { deliverMail, sendsBySmtp } = await transport({ DATA_DIR: folder, SMTP_URL: '' })
    expect(sendsBySmtp()).toBe(false)
    await deliverMail(mail)
    const outbox = join(folder, 'outbox')
    expect(readdirSync(outbox)).toEqual(['000042.eml'])
    expect(statSync(join(outbox, '000042.eml')).mode & 0o077).toBe(0)
    const written = readFileSync(join(outbox, '000042.eml'), 'utf8')
    expect(written).toContain('To: ada@example.test')
    expect(decodeQuotedPrintable(written)).toContain(mail.textBody.trim())
    rmSync(folder, { recursive: true })
  })
})

/** The module as a process with this environment would load it. */
async function transport(environment: Record<string, string>) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  vi.resetModules()
  return import('@/lib/mail/transport')
}

function decodeQuotedPrintable(raw: string): string {
  const joined = raw.replaceAll(/=\r?\n/g, '').replaceAll('\r\n', '\n')
  return joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
