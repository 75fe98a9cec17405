import type { ImportOptions } from './input'
import { newFindings } from './report'
import type { Findings } from './types'

/** What a row of `import` keeps besides its columns. */
export type Stored = { file: string; options: ImportOptions; findings: Findings }

/** The JSON of a row; our own code alone writes it, so its form is only completed. */
export function readStored(report: Record<string, unknown> | null): Stored {
  const { file, options, findings } = { ...report }
  return {
    file: typeof file === 'string' ? file : '',
    options: { ...defaults, ...(isObject(options) ? options : {}) },
    findings: { ...newFindings(), ...(isObject(findings) ? findings : {}) },
  }
}

export const asReport = (stored: Stored): Record<string, unknown> => ({ ...stored })

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const defaults: ImportOptions = {
  ...{ vendor: 'general', topic: 'Imported', tags: [], prefix: '', source: '', namespaces: [0] },
  ...{ history: 'all', taken: 'update' },
}
