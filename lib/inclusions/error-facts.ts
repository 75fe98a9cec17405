import 'server-only'
import { getDriver } from '@/lib/drivers/queries'
import { formatDate } from '@/lib/format/dates'
import { type IssueFilter, issueQuery } from '@/lib/issues/list-input'
import { listIssues, listIssuesOfDriver } from '@/lib/issues/queries'
import { stateNames } from '@/lib/issues/types'
import { routes } from '@/lib/routes'
import { listErrors } from '@/lib/signatures/list'
import { errorQuery } from '@/lib/signatures/list-input'
import { VENDORS } from '@/lib/signatures/types'
import type { Facts } from './facts'
import type { FactsRequest } from './facts-syntax'

/** Known errors of a vendor, all or those that words name: `signatures nvidia xid`. */
export async function signaturesTable({ subject, words, limit }: FactsRequest): Promise<Facts> {
  const vendor = VENDORS.find((one) => one === subject)
  if (!vendor) return { problem: `“${subject}”: errors are those of ${VENDORS.join(', ')}.` }
  const filter = { q: words, vendor, driver: null, severity: null, after: null }
  const { found, total } = listErrors(filter)
  if (total === 0) return { problem: `No known error of ${vendor} goes by “${words}”.` }
  return {
    table: {
      caption: `Known errors${words === '' ? '' : `: ${words}`}`,
      head: ['Error', 'Driver', 'Severity', 'What it means'],
      rows: found
        .slice(0, limit)
        .map(({ vendor: of, slug, title, driver, severity, meaning }) => [
          { text: title, href: routes.error(of, slug) },
          driver,
          severity,
          firstSentence(meaning),
        ]),
      source: ['From the catalogue of errors, where each has its sources.'],
      all: { text: `All ${total} errors`, href: routes.errors(errorQuery(filter)) },
    },
  }
}

/** Known issues of a vendor or a driver, those that changed last first. */
export async function issuesTable({ subject, limit }: FactsRequest): Promise<Facts> {
  const vendor = VENDORS.find((one) => one === subject)
  const driver = vendor ? null : await getDriver(subject)
  if (!vendor && !driver)
    return { problem: `“${subject}” is neither a vendor nor a driver that is known here.` }
  const filter: IssueFilter = {
    vendor: vendor ?? '',
    driver: driver?.slug ?? '',
    device: '',
    status: '',
    after: null,
  }
  const issues = driver ? await listIssuesOfDriver(driver.slug, limit) : (await listIssues(filter)).issues
  const shown = issues.slice(0, limit)
  const changed = shown.map(({ updatedAt }) => updatedAt).sort((a, b) => b.getTime() - a.getTime())[0]
  return {
    table: {
      caption: `Known issues of ${driver?.name ?? vendor}`,
      head: ['Issue', 'State', 'Component', 'Since', 'Fixed in'],
      rows: shown.map(({ vendor: of, slug, title, status, component, introducedIn, fixedIn }) => [
        { text: title, href: routes.page(`${of}/${slug}`) },
        stateNames[status],
        component,
        introducedIn ?? '',
        fixedIn ?? '',
      ]),
      source: [`From the pages of these issues${changed ? `; last changed on ${formatDate(changed)}` : ''}.`],
      all: { text: 'All known issues', href: routes.issues(issueQuery(filter)) },
    },
  }
}

function firstSentence(text: string): string {
  const sentence = /^[\s\S]*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text
  return sentence.length > 200 ? `${sentence.slice(0, 199)}…` : sentence
}
