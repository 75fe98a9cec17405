import { wordsToRemove } from '@/lib/environments/review'
import { scrub } from '@/lib/environments/scrub'
import type { DraftFields } from './input'

/** A draft as it may be stored: a machine's text without its secrets, and without the list of what else is one. */
export function withoutSecrets({ remove, ...fields }: DraftFields): DraftFields {
  const { environment } = fields
  if (!environment) return fields
  return { ...fields, environment: scrub(environment, wordsToRemove(remove ?? '')).text }
}
