import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { env, siteOrigin } from '@/lib/env'

export type OutgoingMail = {
  id: number
  recipient: string
  subject: string
  textBody: string
  headers: Record<string, string>
}

/** Sends one mail by SMTP, or leaves it as a file in the outbox folder when no server is configured. Throws when it did not get away. */
export async function deliverMail(mail: OutgoingMail): Promise<void> {
  const { SMTP_URL } = env()
  if (SMTP_URL) await smtp(SMTP_URL).sendMail(messageOf(mail))
  else await writeToOutbox(mail)
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
  return createTransport({ url, pool: true, maxConnections: 2, ...patience, ...safely })
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
  const composed = await createTransport({ streamTransport: true, buffer: true, newline: 'unix' }).sendMail(
    messageOf(mail),
  )
  const file = join(folder, `${String(mail.id).padStart(6, '0')}.eml`)
  // Complete or not there: somebody may be watching the folder.
  await writeFile(`${file}.part`, composed.message, { mode: 0o600 })
  await rename(`${file}.part`, file)
}
