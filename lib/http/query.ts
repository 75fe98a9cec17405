import { isStorable } from '@/lib/text/well-formed'

type SearchParams = Record<string, string | string[] | undefined>

/** The query of a page as plain text: the first of repeated values, nothing that cannot be text, nothing over-long. */
export function readQuery(params: SearchParams): Record<string, string | undefined> {
  const query: Record<string, string | undefined> = Object.create(null)
  for (const [name, value] of Object.entries(params)) {
    const first = Array.isArray(value) ? value[0] : value
    if (first !== undefined && first.length <= 2_000 && isStorable(first)) query[name] = first
  }
  return query
}
