import type { FieldChange } from '@/lib/diff/types'
import { factLines } from '@/lib/issues/form'
import type { PageText } from './types'

const labels = {
  title: 'Title',
  lead: 'Summary',
  topic: 'Topic',
  tags: 'Tags',
  checkedAgainst: 'Checked against',
  checkedOn: 'Checked on',
  reviewBy: 'Review by',
} as const

const fieldNames = ['title', 'lead', 'topic', 'tags', 'checkedAgainst', 'checkedOn', 'reviewBy'] as const

type Pages = [before: PageText, after: PageText]

/** What differs between two versions of a page besides the text. */
export function changedFields(...pages: Pages): FieldChange[] {
  return [...fieldRows(...pages), ...factRows(...pages)].filter(({ was, is }) => was !== is)
}

function fieldRows(...[before, after]: Pages): FieldChange[] {
  return fieldNames.map((field) => ({
    label: labels[field],
    was: textOf(before[field]),
    is: textOf(after[field]),
  }))
}

/** The facts of a known issue; all of them when the page became one, or is none any more. */
function factRows(...[before, after]: Pages): FieldChange[] {
  const was = new Map(factLines(before.issue).map(({ label, text }) => [label, text]))
  const is = new Map(factLines(after.issue).map(({ label, text }) => [label, text]))
  return [...new Set([...was.keys(), ...is.keys()])].map((label) => ({
    label,
    was: was.get(label) ?? '',
    is: is.get(label) ?? '',
  }))
}

function textOf(value: string | string[] | null): string {
  return Array.isArray(value) ? value.join(' ') : (value ?? '')
}
