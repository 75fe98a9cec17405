import { makePgArray, parsePgArray } from 'drizzle-orm/pg-core'

type Codec = (value: unknown) => unknown
type Codecs = { parsers: Record<number, Codec>; serializers: Record<number, Codec> }

/**
 * Teaches a driver client how values travel. Done by hand, because the driver's own reading of array types
 * (`fetch_types`) ends in an unhandled rejection when the connection dies meanwhile.
 */
export function applyCodecs({ parsers, serializers }: Codecs): void {
  for (const type of READ_BY_DRIZZLE) parsers[type] = asItIs
  for (const type of [...READ_BY_DRIZZLE, JSON_TYPE, JSONB_TYPE]) serializers[type] = asItIs
  // Keys and counts fit a JavaScript number here, so a bigint never arrives as a string.
  parsers[BIGINT] = Number
  for (const type of LISTS_OF_TEXT) parsers[type] = (text) => parsePgArray(String(text))
  for (const type of LISTS_OF_NUMBERS) parsers[type] = (text) => parsePgArray(String(text)).map(toNumber)
}

/** Dates and lists as Postgres reads them, whatever the type of the column. */
export function plainParameter<T>(value: T): T | string {
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? makePgArray(value.map(plainParameter)) : value
}

// Dates, times and numeric lists: drizzle-orm/postgres-js wants their text and sets the same on its own client.
const READ_BY_DRIZZLE = [1082, 1083, 1114, 1115, 1182, 1184, 1185, 1231]
const JSON_TYPE = 114
const JSONB_TYPE = 3802
const BIGINT = 20
// name, char, varchar, text, uuid; in pg_type these numbers never change
const LISTS_OF_TEXT = [1003, 1014, 1015, 1009, 2951]
// smallint, integer, bigint, real, double precision
const LISTS_OF_NUMBERS = [1005, 1007, 1016, 1021, 1022]

function asItIs(value: unknown) {
  return value
}

function toNumber(text: unknown) {
  return text === 'NULL' ? null : Number(text)
}
