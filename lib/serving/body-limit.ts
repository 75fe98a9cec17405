import { UPLOAD_BODY_MAX as FILE_BODY_MAX } from '@/lib/attachments/limits'
import { UPLOAD_BODY_MAX } from '@/lib/imports/limits'
import { routes } from '@/lib/routes'
import { TRIAGE_BODY_MAX } from '@/lib/triage/limits'
import type { Site } from './site'

/** How large a request to this path may be: logs, dumps and editors with a picture in them are larger than forms. */
export function bodyLimit({ maxBodyBytes }: Pick<Site, 'maxBodyBytes'>, path: string): number {
  if (path === routes.triageResult()) return TRIAGE_BODY_MAX
  if (path === routes.imports()) return UPLOAD_BODY_MAX
  return takesFiles.test(path) ? Math.max(maxBodyBytes, FILE_BODY_MAX) : maxBodyBytes
}

/** Where files are sent, alone or with the form of an editor. */
const takesFiles =
  /^\/(files|questions\/ask|questions\/\d+\/answer|posts\/\d+\/edit|wiki\/new|wiki\/[^/]+\/[^/]+\/edit|issues\/new)$/
