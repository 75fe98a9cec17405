import { type IssueFilter, issueQuery } from '@/lib/issues/list-input'
import { type IssueLine, issueStates } from '@/lib/issues/types'
import { routes } from '@/lib/routes'
import { IssueList } from '../issue-list'
import { Button, LinkButton } from '../ui/button'
import { Select, TextField } from '../ui/field'
import { PageHeader } from '../ui/page-header'
import { Pagination } from '../ui/pagination'
import { NothingFits } from './nothing-fits'
import { stateWords } from './words'

type IssueBrowserProps = {
  filter: IssueFilter
  issues: IssueLine[]
  next: IssueFilter['after']
  drivers: { slug: string; name: string }[]
}

/** Known issues by what they touch. */
export function IssueBrowser({ filter, issues, next, drivers }: IssueBrowserProps) {
  const first = { ...filter, after: null }
  const isFiltered = issueQuery(first) !== ''
  return (
    <>
      <PageHeader
        title="Known issues"
        summary="Faults that are understood: since when, until when, what helps meanwhile, and where they are followed upstream."
        actions={
          <LinkButton href={routes.newIssue()} icon="plus">
            Add a known issue
          </LinkButton>
        }
      />
      <Filters filter={filter} drivers={drivers} />
      <p className="mb-4 text-sm">
        <a href={routes.upstream()}>Look up an issue or message upstream</a>
      </p>
      {issues.length === 0 && isFiltered ? (
        <NothingFits filter={first} drivers={drivers} />
      ) : (
        <IssueList issues={issues} none="No known issue is written down yet." />
      )}
      <Pagination
        newer={filter.after ? routes.issues(issueQuery(first)) : undefined}
        older={next ? routes.issues(issueQuery({ ...filter, after: next })) : undefined}
        newerText="First page"
        olderText="More"
      />
    </>
  )
}

const vendors = { nvidia: 'NVIDIA', amd: 'AMD', intel: 'Intel', general: 'General' }

function Filters({ filter, drivers }: Pick<IssueBrowserProps, 'filter' | 'drivers'>) {
  return (
    <form method="get" action={routes.issues()} className="mb-6 flex flex-wrap items-end gap-2">
      <Select name="vendor" label="Vendor" defaultValue={filter.vendor}>
        <option value="">Any</option>
        {Object.entries(vendors).map(([slug, name]) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <Select name="driver" label="Driver" defaultValue={filter.driver}>
        <option value="">Any</option>
        {drivers.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <TextField
        name="device"
        label="Device (PCI id)"
        defaultValue={filter.device}
        maxLength={40}
        className="font-mono"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Select name="status" label="State" defaultValue={filter.status}>
        <option value="">Any</option>
        {issueStates.map((state) => (
          <option key={state} value={state}>
            {stateWords[state].text}
          </option>
        ))}
      </Select>
      <Button>Show</Button>
    </form>
  )
}
