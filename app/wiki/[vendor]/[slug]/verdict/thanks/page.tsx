import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { GonePage } from '@/components/gone-page'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { askAddress } from '@/components/wiki/solved-form'
import { afterNo, thanks } from '@/components/wiki/verdict-words'
import { routes } from '@/lib/routes'
import { answers } from '@/lib/verdicts/input'
import { pathOf } from '@/lib/wiki/paths'
import { type PageParams, requirePage } from '@/lib/wiki/request'
import { listPageTagNames } from '@/lib/wiki/tags'

type Props = { params: PageParams; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Thank you', robots: { index: false } }

/** Where "Did this solve it?" leads without script: after a no, to what else can be done. */
export default async function ThanksPage({ params, searchParams }: Props) {
  const asked = (await searchParams).said
  const said = answers.find((one) => one === asked)
  const sight = await requirePage(params, (path) => routes.verdictThanks(path, said ?? 'yes'))
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  const { page } = sight
  const path = pathOf(page)
  if (!said)
    return (
      <BadAddress>
        <p>
          Whether a page solved it is said <a href={routes.page(path)}>at its foot</a>.
        </p>
      </BadAddress>
    )
  return (
    <>
      <WikiPageHeader {...page} path={path} summary={null} current="read" />
      <div className="grid max-w-measure gap-3">
        <p role="status">{thanks[said]}</p>
        {said === 'no' && (
          <ul className="grid list-disc gap-1 pl-5">
            <li>
              <a href={askAddress(await listPageTagNames(page.id))}>{afterNo.ask}</a>
            </li>
            <li>
              <a href={routes.pageNeeds(path)}>{afterNo.needs}</a>
            </li>
          </ul>
        )}
        <p>
          <a href={routes.page(path)}>Back to the page</a>
        </p>
      </div>
    </>
  )
}
