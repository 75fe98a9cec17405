import 'server-only'
import { saveDraft } from '@/lib/drafts/commands'
import { draftInput } from '@/lib/drafts/input'
import { getDraft } from '@/lib/drafts/queries'
import { parseFields } from '@/lib/http/form'
import type { Result } from '@/lib/result'
import { splitTags } from '@/lib/tags/input'
import { TAGS_MAX } from '@/lib/tags/limits'
import type { Viewer } from '@/lib/users/types'
import type { QuestionInput } from './input'

/** Opens the ask form with what a log says, as a draft. An unfinished question stays: what is new comes behind it. */
export async function beginQuestion(
  viewer: Viewer,
  input: QuestionInput,
): Promise<Result<{ savedAt: Date }>> {
  const kept = (await getDraft(viewer, 'ask'))?.fields ?? {}
  const fields = parseFields(draftInput, { ...kept, ...merge(kept, input), draft: 'ask' })
  return fields.ok ? saveDraft(viewer, fields.value) : fields
}

function merge(kept: Record<string, string>, input: QuestionInput): Record<string, string> {
  const tags = splitTags(`${kept.tags ?? ''} ${input.tags}`).slice(0, TAGS_MAX)
  return {
    title: kept.title?.trim() || input.title,
    body: joined(kept.body, input.body),
    tags: tags.join(', '),
    environment: joined(kept.environment, input.environment),
  }
}

/** Sent twice, it is there once. */
function joined(kept: string | undefined, text: string): string {
  if (!kept?.trim()) return text
  return kept.includes(text.trim()) ? kept : `${kept.trimEnd()}\n\n${text.trimStart()}`
}
