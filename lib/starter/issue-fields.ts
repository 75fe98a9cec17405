import type { StarterIssue } from './read'

/** The fields of the form for a new known issue, as a person would fill them in from the file. */
export function pageFields(issue: StarterIssue) {
  return {
    path: `${issue.vendor}/${issue.slug}`,
    title: issue.title,
    lead: issue.summary,
    tags: issue.tags.join(' '),
    checkedAgainst: issue.checked_against,
    checkedOn: issue.checked_on.slice(0, 10),
    body: issue.body,
    summary: 'Starter content',
    key: `starter-issue-${issue.vendor}-${issue.slug}`.slice(0, 64),
  }
}

export function factFields(issue: StarterIssue) {
  return {
    status: issue.status,
    component: issue.component,
    introducedIn: issue.introduced_in,
    fixedIn: issue.fixed_in,
    workaround: issue.workaround,
    workaroundUntil: issue.workaround_until,
    devices: issue.devices.join(' '),
    architectures: issue.architectures.join(', '),
    drivers: issue.drivers.join(' '),
    signatures: issue.signatures.join(' '),
    upstream: issue.upstream.join('\n'),
  }
}
