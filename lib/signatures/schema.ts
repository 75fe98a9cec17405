import { z } from 'zod'
import { FAMILY_NAMES, SEVERITIES, VENDORS } from './types'

const line = z.string().trim().min(1)

/** One entry of `db/starter/signatures/*.json`; what most entries do not need may be left out. */
export const catalogueEntry = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
    slug: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
    vendor: z.enum(VENDORS),
    driver: line,
    code: line.nullable().default(null),
    title: line,
    severity: z.enum(SEVERITIES),
    pattern: line.nullable().default(null),
    caseSensitive: z.boolean().default(false),
    unless: line.nullable().default(null),
    family: z
      .strictObject({ name: z.enum(FAMILY_NAMES), value: line })
      .nullable()
      .default(null),
    names: z.array(line).default([]),
    prose: line.nullable().default(null),
    meaning: line,
    causes: z.array(line),
    actions: z.array(line),
    sources: z.array(line).min(1),
    examples: z.array(line).min(1),
  })
  .refine((entry) => entry.pattern !== null || entry.family !== null, 'needs a pattern or a family')

export const catalogueFile = z.array(catalogueEntry)
export type CatalogueEntry = z.infer<typeof catalogueEntry>
