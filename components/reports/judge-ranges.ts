import { applies } from '@/lib/reports/applies'
import type { Machine } from '@/lib/reports/machine'
import type { Validity } from '@/lib/reports/types'
import { verdictText } from './verdict-text'

/** Says beside the versions of each post, and of each part of one, whether they are those of the reader's machine. */
export function judgeRanges(machine: Machine): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-validity]')) {
    const place = element.querySelector<HTMLElement>('[data-verdict]')
    const ranges: Validity[] = JSON.parse(element.dataset.validity ?? '[]')
    if (!place || ranges.length === 0) continue
    const verdict = applies(ranges, machine)
    place.dataset.verdict = verdict.verdict
    place.textContent = verdictText(verdict)
  }
}
