import type { FormState } from '@/lib/http/form'

/** What a form answers that gives backup codes: they are shown once, in its place. */
export type CodesState = FormState & { codes?: string[] }
