import type { Metadata } from 'next'
import { ErrorBrowser } from '@/components/errors/error-browser'
import { tagPage, tags } from '@/lib/cache'
import { routes } from '@/lib/routes'
import { listErrorDrivers, listErrors } from '@/lib/signatures/list'
import { allErrors } from '@/lib/signatures/list-input'
import { countSightings } from '@/lib/signatures/queries'

export const dynamic = 'force-static'
export const revalidate = false

export const metadata: Metadata = {
  title: 'Errors',
  description:
    'Errors of GPU drivers on Linux: NVIDIA Xid codes, amdgpu, i915 and xe messages, CUDA, HIP and Level Zero errors, with causes and what to do.',
  alternates: { canonical: routes.errors() },
}

/** The first errors and all drivers; every filter and page is app/errors/browse. */
export default async function ErrorsPage() {
  await tagPage(tags.signatures, tags.list)
  const seen = await countSightings()
  return (
    <ErrorBrowser filter={allErrors} list={listErrors(allErrors)} drivers={listErrorDrivers()} seen={seen} />
  )
}
