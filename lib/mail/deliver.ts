import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { mails } from '@/db/schema'
import { deliverMail, type OutgoingMail } from './transport'

/** Twelve tries over about a day: 2, 4, 8, … minutes apart, at most 6 hours. */
const TRIES_MAX = 12

/**
 * Sends what is due, one mail after the other; returns how many were tried. Any number of processes may do so at once.
 *
 * A mail is sent at most once. A try takes the mail for itself by moving its due time, so a killed try is followed by
 * another. Before the server can accept it, the mail is marked as handed over, and then never tried again unless the
 * server itself refused it: killed in that moment, it may be lost, and `lastError` says so, but it never comes twice.
 */
export async function deliverDueMails(most = 100): Promise<number> {
  for (let tried = 0; tried < most; tried++) {
    const mail = await takeDueMail()
    if (!mail) return tried
    await tryMail(mail)
  }
  return most
}

type Taken = OutgoingMail & { attempts: number }

/** Mail that somebody waits for goes before mail about news. */
async function takeDueMail(): Promise<Taken | null> {
  const [row] = await db
    .update(mails)
    .set({
      attempts: sql`${mails.attempts} + 1`,
      dueAt: sql`now() + least(interval '2 minutes' * power(2, ${mails.attempts}), interval '6 hours')`,
    })
    .where(
      sql`${mails.id} = (select m.id from mail m
        where m.handed_over_at is null and m.due_at <= now() and m.attempts < ${TRIES_MAX}
        order by m.key like 'event:%' or m.key like 'digest:%', m.due_at limit 1 for update skip locked)`,
    )
    .returning({
      id: mails.id,
      recipient: mails.recipient,
      subject: mails.subject,
      textBody: mails.textBody,
      headers: mails.headers,
      attempts: mails.attempts,
    })
  return row ?? null
}

async function tryMail(mail: Taken): Promise<void> {
  let handedOver = false
  try {
    await deliverMail(mail, async () => {
      await handOver(mail)
      handedOver = true
    })
    await db.update(mails).set({ sentAt: sql`now()`, lastError: null }).where(eq(mails.id, mail.id))
  } catch (error) {
    await noteFailure(mail, error, handedOver)
  }
}

/** Only the latest try may: one that was slower than its time has lost the mail to another. */
async function handOver({ id, attempts }: Taken): Promise<void> {
  const rows = await db
    .update(mails)
    .set({ handedOverAt: sql`now()`, lastError: unsure })
    .where(and(eq(mails.id, id), eq(mails.attempts, attempts), isNull(mails.handedOverAt)))
    .returning({ id: mails.id })
  if (rows.length === 0) throw new Error('Another process is sending this mail')
}

const unsure = 'The mail was on its way when the connection or the site stopped; it is not sent again.'

async function noteFailure({ id, attempts }: Taken, error: unknown, handedOver: boolean): Promise<void> {
  const { message, code, responseCode } = readError(error)
  const refused = responseCode !== undefined
  const forGood = refused && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  const lastError = handedOver && !refused ? `${unsure} (${message})` : message
  await db
    .update(mails)
    .set({
      lastError: lastError.slice(0, 1_000),
      ...(refused ? { handedOverAt: null } : {}),
      ...(forGood ? { attempts: TRIES_MAX } : {}),
    })
    .where(and(eq(mails.id, id), eq(mails.attempts, attempts)))
}

function readError(error: unknown): { message: string; code?: unknown; responseCode?: number } {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error ? error.code : undefined
  const responseCode = 'responseCode' in error ? error.responseCode : undefined
  return {
    message: error.message,
    code,
    ...(typeof responseCode === 'number' ? { responseCode } : {}),
  }
}
