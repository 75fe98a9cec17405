import type { Queue } from '@/lib/wiki/maintenance-input'

/** What each queue is called, asks for, and says when it is empty. */
export const queueWords: Record<Queue, { label: string; what: string; none: string }> = {
  ageing: {
    label: 'Ageing',
    what: 'Verified more than four months ago, the longest ago first. Read them against the versions of today, mend what changed, and say what you checked them against.',
    none: 'Every page that was verified at all was verified lately.',
  },
  unverified: {
    label: 'Unverified',
    what: 'Nobody has said against which versions they were checked.',
    none: 'Every page says what it was checked against.',
  },
  review: {
    label: 'Due',
    what: 'The day has come on which their editors wanted somebody to look again, the longest ago first.',
    none: 'No page is due.',
  },
  needs: {
    label: 'Needs change',
    what: 'Somebody said what is wrong or missing; what was said first comes first.',
    none: 'Nobody waits for a change.',
  },
  outdated: {
    label: 'Outdated',
    what: 'Readers marked them as outdated; what was never verified comes first.',
    none: 'No page is marked.',
  },
  unhelpful: {
    label: 'Unhelpful',
    what: 'Fewer than half of five or more readers said that the page solved it, the fewest first.',
    none: 'No page fails most of its readers.',
  },
  orphaned: {
    label: 'Orphaned',
    what: 'No other page, question or answer links to them.',
    none: 'Every page is linked to from somewhere.',
  },
  unsourced: {
    label: 'Unsourced',
    what: 'Their text links to no source.',
    none: 'Every page links to a source.',
  },
  obsolete: {
    label: 'Obsolete',
    what: 'Marked as holding no longer, the latest first. They are out of lists and plain searches.',
    none: 'Every page holds.',
  },
  wanted: {
    label: 'Wanted',
    what: 'Linked to, but nobody has written them; the most wanted first.',
    none: 'No link of the wiki leads nowhere.',
  },
  read: {
    label: 'Most read',
    what: 'What was read most in the last thirty days, with how fresh it is and whether it helped: a stale page among the first is worth an hour.',
    none: 'No read has been counted yet.',
  },
}
