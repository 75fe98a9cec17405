import { UPLOAD_BODY_MAX } from '@/lib/imports/limits'
import { routes } from '@/lib/routes'
import { TRIAGE_BODY_MAX } from '@/lib/triage/limits'
import type { Site } from './site'

/** How large a request to this path may be: logs and dumps are larger than forms. */
export function bodyLimit({ maxBodyBytes }: Pick<Site, 'maxBodyBytes'>, path: string): number {
  if (path === routes.imports()) return UPLOAD_BODY_MAX
  return path === routes.triageResult() ? TRIAGE_BODY_MAX : maxBodyBytes
}
