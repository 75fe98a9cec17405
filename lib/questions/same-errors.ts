import 'server-only'
import { getSignature } from '@/lib/signatures/catalogue'
import { findCodes } from '@/lib/signatures/codes'
import { findSignatures } from '@/lib/signatures/find'
import { listQuestionsWith } from '@/lib/signatures/queries'
import type { SimilarQuestion } from './similar'

/** Questions in which an error of the text was seen before. */
export type SameError = {
  id: string
  title: string
  vendor: string
  slug: string
  questions: SimilarQuestion[]
}

const ERRORS = 4

/** What was asked before about the errors that a text being written names or shows; for the ask form. */
export async function listSameErrors(text: string): Promise<SameError[]> {
  const ids = [...new Set([...findSignatures(text), ...findCodes(text)].map(({ id }) => id))]
  const known = ids.flatMap((id) => getSignature(id) ?? []).filter(({ severity }) => severity !== 'info')
  const questions = await listQuestionsWith(known.map(({ id }) => id))
  return known
    .map(({ id, title, vendor, slug }) => ({
      ...{ id, title, vendor, slug },
      questions: questions
        .filter(({ signatureId }) => signatureId === id)
        // Even what somebody muted is worth knowing before they ask the same.
        .map(({ signatureId: _, tags: __, ...question }) => question),
    }))
    .sort((one, other) => Number(other.questions.length > 0) - Number(one.questions.length > 0))
    .slice(0, ERRORS)
}
