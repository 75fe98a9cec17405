import { BadAddress } from '@/components/bad-address'
import { redirect } from '@/lib/http/leave'
import { listQuery, parseListFilter } from '@/lib/questions/list-input'
import { routes } from '@/lib/routes'
import { findTag } from '@/lib/tags/request'

/** `/tags/vulkan?sort=votes`: the same questions stand in the list of questions. */
export default async function TagVariant({ params, searchParams }: PageProps<'/tags/[name]/browse'>) {
  const found = await findTag((await params).name)
  const filter = parseListFilter({ ...(await searchParams), tags: undefined })
  if (!filter || found.found === 'nothing') return <BadAddress />
  const name = found.found === 'tag' ? found.tag.name : found.name
  redirect(routes.questions() + listQuery({ ...filter, all: [name], after: undefined }))
}
