import 'server-only'
import { db } from '@/db/client'
import type { Signature } from '@/lib/signatures/types'
import { TAGS_MAX } from '@/lib/tags/limits'
import { resolveTags } from '@/lib/tags/queries'
import type { Reading } from './types'

/** Tags for a question about a log, of those that exist: vendors first, then drivers, the family of the error, the distribution. */
export async function suggestTags({ facts }: Reading, found: Signature[]): Promise<string[]> {
  const telling = found.filter(({ severity }) => severity !== 'info')
  const vendorsByDevice = facts.devices.flatMap(({ pciId }) => vendorOf[pciId?.slice(0, 4) ?? ''] ?? [])
  const open = facts.drivers.some(({ name, flavour }) => name === 'nvidia' && flavour === 'open')
  const wanted = [
    ...telling.flatMap(({ vendor }) => (vendor === 'general' ? [] : [vendor])),
    ...vendorsByDevice,
    ...facts.drivers.map(({ name }) => name),
    ...(open ? ['open-kernel-modules'] : []),
    ...telling.flatMap(tagsOf),
    ...(facts.session ? [facts.session.kind] : []),
    ...(facts.distro?.id ? [facts.distro.id] : []),
  ]
  const { known } = await resolveTags(db, [...new Set(wanted)].slice(0, 60))
  return known
    .sort((one, other) => Number(other.kind === 'vendor') - Number(one.kind === 'vendor'))
    .slice(0, TAGS_MAX)
    .map(({ name }) => name)
}

const vendorOf: Record<string, string> = { '10de': 'nvidia', '1002': 'amd', '8086': 'intel' }

/** What a signature is about, in the words of tags; those that do not exist are left out later. */
function tagsOf({ family, driver, slug }: Signature): string[] {
  const driverWords = driver.toLowerCase().match(/[a-z][a-z0-9-]+/g) ?? []
  const topics = [
    'gsp',
    'guc',
    'page-fault',
    'ring-timeout',
    'gpu-hang',
    'gpu-reset',
    'firmware',
    'secure-boot',
    'dkms',
  ]
  return [
    ...(family === null ? [] : [family.name === 'sxid' ? 'fabric-manager' : family.name]),
    ...driverWords,
    ...topics.filter((topic) => slug.includes(topic)),
  ]
}
