import 'server-only'
import { oncePerPage } from '@/lib/serving/once'
import { readTagName } from './input'
import { getMainTag, getTag, type TagView } from './pages'

type TagSight = { found: 'tag'; tag: TagView } | { found: 'synonym'; name: string } | { found: 'nothing' }

/** What a name in an address stands for; `known` hears the name before anything is read. */
export async function findTag(
  text: string,
  known: (name: string) => Promise<void> = async () => undefined,
): Promise<TagSight> {
  const name = readTagName(decode(text))
  if (name === null) return { found: 'nothing' }
  await known(name)
  return findOnce(name)
}

/** Head and body of one render ask for the same tag. */
const findOnce = oncePerPage(async (name: string): Promise<TagSight> => {
  const tag = await getTag(name)
  if (tag) return { found: 'tag', tag }
  const main = await getMainTag(name)
  return main === null ? { found: 'nothing' } : { found: 'synonym', name: main }
})

/** Next hands parameters on as they stand in the address: "c%2B%2B". */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
