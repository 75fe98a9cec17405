import type { Metadata } from 'next'
import { FirstAid } from '@/components/home/first-aid'
import { HomeSide } from '@/components/home/home-side'
import { JsonLd } from '@/components/json-ld'
import { QuestionSection } from '@/components/question-section'
import { SearchForm } from '@/components/search-form'
import { Columns } from '@/components/ui/columns'
import { VendorCards } from '@/components/vendor/vendor-cards'
import { tagPage, tags } from '@/lib/cache'
import { siteOrigin } from '@/lib/env'
import { listQuery } from '@/lib/questions/list-input'
import { listNewestAndOpen } from '@/lib/questions/open-questions'
import { routes } from '@/lib/routes'
import { listTags } from '@/lib/tags/pages'
import { hubs } from '@/lib/vendors/hubs'
import { listPagesAt, listVendorCards } from '@/lib/vendors/queries'
import { listChanges } from '@/lib/wiki/history'

export const dynamic = 'force-static'
export const revalidate = false

export const metadata: Metadata = {
  alternates: { canonical: routes.home(), types: { 'application/atom+xml': routes.siteFeed() } },
}

/** What a newcomer should read first, as far as it exists. */
const startingPoints = [
  'general/how-to-collect-logs',
  'general/choosing-a-driver',
  'general/how-to-ask',
  'nvidia/kernel-driver-by-generation',
  'amd/kernel-driver-by-generation',
  'intel/kernel-driver-by-generation',
]

export default async function HomePage() {
  await tagPage(tags.home, tags.list, tags.recentChanges, tags.tagIndex, ...hubs.map(tags.vendor))
  const [vendors, { newest, unanswered }, { changes }, popular, start] = await Promise.all([
    listVendorCards(),
    listNewestAndOpen([], { newest: 8, open: 5 }),
    listChanges({ hideMinor: true }, 6),
    listTags(24),
    listPagesAt(startingPoints),
  ])
  return (
    <>
      <JsonLd data={aboutSite(siteOrigin())} />
      <Welcome />
      <section aria-labelledby="vendors" className="mb-10">
        <h2 id="vendors" className="sr-only">
          Vendors
        </h2>
        <VendorCards vendors={vendors} />
      </section>
      <Columns sideLabel="More" side={<HomeSide start={start} changes={changes} tags={popular} />}>
        <div className="grid gap-10">
          <QuestionSection
            id="newest"
            title="Newest questions"
            questions={newest}
            more={routes.questions()}
            moreText="All questions"
            none="Nobody has asked yet. Be the first."
          />
          <QuestionSection
            id="unanswered"
            title="Waiting for a solution"
            questions={unanswered}
            more={routes.questions() + listQuery({ sort: 'unanswered' })}
            moreText="All unanswered"
            none="There is no other open question here."
          />
        </div>
      </Columns>
    </>
  )
}

function Welcome() {
  return (
    <div className="mb-10 grid items-start gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid gap-4">
        <h1 className="text-2xl text-balance sm:text-3xl">Linux GPU drivers, by the people who run them</h1>
        <p className="max-w-measure text-lg text-ink-2">
          Nomodeset keeps driver notes, questions and answers about NVIDIA, AMD and Intel graphics and
          accelerators on Linux. Everything can be improved by anyone, and says which versions it holds for.
        </p>
        <div className="max-w-measure max-sm:hidden">
          <SearchForm id="home-search" />
        </div>
        <p className="text-sm text-ink-2">
          Error codes, versions and PCI ids are found as they are written:{' '}
          {['Xid 79', '1002:744c', 'gfx_0.0.0'].map((example) => (
            <a key={example} href={routes.search(example)} className="mr-3 font-mono">
              {example}
            </a>
          ))}
        </p>
      </div>
      <FirstAid />
    </div>
  )
}

function aboutSite(origin: string) {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: 'Nomodeset',
    url: `${origin}/`,
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${origin}/search?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
}
