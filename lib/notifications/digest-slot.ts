export type DigestCadence = 'daily' | 'weekly'

/** Digests go out at this hour, UTC; the weekly one on Mondays. */
const HOUR = 7

/** The moment up to which a digest tells: today's or yesterday's 07:00, or that of Monday. */
export function latestSlot(cadence: DigestCadence, now: Date): Date {
  const slot = new Date(now)
  slot.setUTCHours(HOUR, 0, 0, 0)
  if (slot > now) slot.setUTCDate(slot.getUTCDate() - 1)
  if (cadence === 'weekly') slot.setUTCDate(slot.getUTCDate() - ((slot.getUTCDay() + 6) % 7))
  return slot
}
