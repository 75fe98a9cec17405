import { isEmptySearch } from '@/lib/search/parse'
import type { SearchAnswer } from '@/lib/search/types'
import { LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { askAddress } from './beside'
import { SimilarTitles } from './similar-titles'

/** What to do next when nothing was found. */
export function NothingFound({ answer, words }: { answer: SearchAnswer; words: string }) {
  const { search, similar, tooSlow } = answer
  const isEmpty = isEmptySearch(search)
  return (
    <div className="grid gap-6">
      <SimilarTitles titles={similar} />
      {!tooSlow && (
        <EmptyState
          title={isEmpty ? 'There is no word in this search' : 'Nothing was found'}
          actions={
            <LinkButton href={askAddress(words)} tone="primary">
              Ask this question
            </LinkButton>
          }
        >
          <ul className="grid list-disc gap-1 pl-5">
            <li>Leave words out; every one of them must occur.</li>
            <li>Take the error line as the log has it, without times, addresses and host names.</li>
            <li>Try a shorter version: 580 instead of 580.95.05.</li>
          </ul>
        </EmptyState>
      )}
    </div>
  )
}
