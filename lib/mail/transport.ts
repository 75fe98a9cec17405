import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { env, siteOrigin } from '@/lib/env'

export type OutgoingMail = {
  id: number
  recipient: string
  subject: string
  textBody: string
  headers: Record<string, string>
}

/**
 * Sends one mail by SMTP, or leaves it as a file in the outbox folder when no server is configured. Throws when it did
 * not get away. `handOver` runs when all has been sent but the end: while it has not succeeded, no server accepts it.
 */
export async function deliverMail(
  mail: OutgoingMail,
  handOver: () => Promise<void> = async () => undefined,
): Promise<void> {
  const { SMTP_URL } = env()
  if (SMTP_URL) return sendBySmtp(SMTP_URL, mail, handOver)
  // A second time it is the same file.
  await writeToOutbox(mail)
  await handOver()
}

export function sendsBySmtp(): boolean {
  return env().SMTP_URL !== undefined
}

/** Ends idle connections to the mail server, so that the process can exit. */
export function closeMail(): void {
  pool?.transport.close()
  pool = undefined
}

let pool: { url: string; transport: ReturnType<typeof connect> } | undefined

function smtp(url: string) {
  if (pool?.url !== url) {
    pool?.transport.close()
    pool = { url, transport: connect(url) }
  }
  return pool.transport
}

const safely = { disableFileAccess: true, disableUrlAccess: true }

function connect(url: string) {
  const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
  // Left to itself the pool sends again what was underway when a connection broke, accepted or not.
  const once = { maxRequeues: 0 }
  return createTransport({ url, pool: true, maxConnections: 2, ...once, ...patience, ...safely })
}

async function sendBySmtp(url: string, mail: OutgoingMail, handOver: () => Promise<void>): Promise<void> {
  const { message, envelope } = await composeMail(mail, 'windows')
  async function* parts() {
    yield message
    await handOver()
  }
  await smtp(url).sendMail({ envelope, raw: Readable.from(parts()) })
}

async function composeMail(mail: OutgoingMail, newline: 'unix' | 'windows') {
  const composer = createTransport({ streamTransport: true, buffer: true, newline })
  const { message, envelope } = await composer.sendMail(messageOf(mail))
  if (!Buffer.isBuffer(message)) throw new Error('The mail was not composed')
  return { message, envelope: { from: envelope.from, to: envelope.to } }
}

function messageOf(mail: OutgoingMail): SendMailOptions {
  const host = new URL(siteOrigin()).hostname
  return {
    from: env().MAIL_FROM,
    // As an object, so that nothing in the address is read as a list.
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.textBody,
    // The same for each try: a server that already has the mail can tell.
    messageId: `<mail-${mail.id}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
    ...safely,
  }
}

async function writeToOutbox(mail: OutgoingMail): Promise<void> {
  const folder = resolve(env().DATA_DIR, 'outbox')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { message } = await composeMail(mail, 'unix')
  const file = join(folder, `${String(mail.id).padStart(6, '0')}.eml`)
  // Complete or not there: somebody may be watching the folder.
  await writeFile(`${file}.part`, message, { mode: 0o600 })
  await rename(`${file}.part`, file)
}
