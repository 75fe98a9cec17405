import 'server-only'
import { inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { devices, drivers } from '@/db/schema'
import { listIssuesOfSignatures } from '@/lib/issues/queries'
import { getSignature } from '@/lib/signatures/catalogue'
import { listPagesWith, listQuestionsWith } from '@/lib/signatures/queries'
import type { Signature } from '@/lib/signatures/types'
import { listPagesAt } from '@/lib/vendors/queries'
import { suggestTags } from './tags'
import type { FoundSignature, Reading } from './types'

export type TriageView = Awaited<ReturnType<typeof getTriageView>>
export type SignatureView = TriageView['signatures'][number]

/** What a log says, with everything that is known here about it. */
export async function getTriageView(reading: Reading) {
  const found = reading.signatures.flatMap((match) => {
    const signature = getSignature(match.id)
    return signature ? [{ match, signature }] : []
  })
  const ids = found.map(({ signature }) => signature.id)
  const telling = found
    .filter(({ signature }) => signature.severity !== 'info')
    .map(({ signature }) => signature.id)
  const [questions, issues, named, guides, known] = await Promise.all([
    listQuestionsWith(ids),
    listIssuesOfSignatures(ids),
    listPagesWith(telling),
    listPagesAt(guidesFor(vendorsOf(reading, found))),
    lookUp(reading),
  ])
  const isNew = new Set(named.map(({ root }) => root.id))
  return {
    ...known,
    facts: reading.facts,
    lines: reading.lines,
    redactions: reading.redactions,
    environment: reading.environment,
    total: reading.total,
    signatures: found.map(({ match, signature }) => ({
      match,
      signature,
      questions: questions.filter(({ signatureId }) => signatureId === signature.id),
      issues: issues.filter(({ signatureId }) => signatureId === signature.id),
    })),
    pages: [...named, ...guides.filter(({ root }) => !isNew.has(root.id))],
    tags: await suggestTags(
      reading,
      found.map(({ signature }) => signature),
    ),
  }
}

/** Which devices and drivers of the text have pages here. */
async function lookUp({ facts }: Reading) {
  const pciIds = [...new Set(facts.devices.flatMap(({ pciId }) => pciId ?? []))]
  const names = [
    ...new Set([
      ...facts.drivers.map(({ name }) => name),
      ...facts.devices.flatMap(({ driver }) => driver ?? []),
    ]),
  ]
  const [knownDevices, knownDrivers] = await Promise.all([
    pciIds.length === 0
      ? []
      : db
          .select({ pciId: devices.pciId, name: devices.name })
          .from(devices)
          .where(inArray(devices.pciId, pciIds)),
    names.length === 0
      ? []
      : db.select({ slug: drivers.slug }).from(drivers).where(inArray(drivers.slug, names)),
  ])
  return {
    knownDevices: new Map(knownDevices.map(({ pciId, name }) => [pciId, name])),
    knownDrivers: new Set(knownDrivers.map(({ slug }) => slug)),
  }
}

const vendorIds: Record<string, string> = { '10de': 'nvidia', '1002': 'amd', '8086': 'intel' }

/** The vendors that a log speaks of, by its devices and its errors. */
export function vendorsOf(
  { facts }: Pick<Reading, 'facts'>,
  found: { match: FoundSignature; signature: Signature }[],
): string[] {
  const byDevice = facts.devices.flatMap(({ pciId }) => vendorIds[pciId?.slice(0, 4) ?? ''] ?? [])
  const byError = found.flatMap(({ signature }) => (signature.vendor === 'general' ? [] : [signature.vendor]))
  return [...new Set([...byError, ...byDevice])]
}

function guidesFor(vendors: string[]): string[] {
  return [
    ...vendors.map((vendor) => `${vendor}/kernel-parameters-and-diagnostics`),
    'general/how-to-collect-logs',
  ]
}
