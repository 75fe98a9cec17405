import { type Application, applies } from '@/lib/reports/applies'
import type { Machine } from '@/lib/reports/machine'
import type { Validity } from '@/lib/reports/types'
import { preferFittingTabs } from '../enhance/tabs'
import { blockText, verdictText } from './verdict-text'

/** Says beside the versions of each post, and of each block of a text, whether they are those of the reader's machine. */
export function judgeRanges(machine: Machine): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-validity]')) {
    // A block's own place stands in its summary, before those of the blocks within it.
    const place = element.querySelector<HTMLElement>('[data-verdict]')
    const ranges: Validity[] = JSON.parse(element.dataset.validity ?? '[]')
    if (!place || ranges.length === 0) continue
    const verdict = applies(ranges, machine)
    place.dataset.verdict = verdict.verdict
    if (element instanceof HTMLDetailsElement) judgeBlock(element, place, verdict)
    else
      place.textContent = element.classList.contains('alternative')
        ? blockText(verdict)
        : verdictText(verdict)
  }
  preferFittingTabs()
}

/** Folds a block that is not for this machine, unless the reader is in it already. */
function judgeBlock(block: HTMLDetailsElement, place: HTMLElement, verdict: Application): void {
  place.textContent = blockText(verdict)
  if (verdict.verdict === 'does-not' && !isWanted(block)) block.open = false
}

function isWanted(block: HTMLElement): boolean {
  return block.querySelector(':target') !== null || block.contains(document.activeElement)
}
