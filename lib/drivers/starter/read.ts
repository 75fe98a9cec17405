import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { endOfMonth } from '../months'
import { resolveSource, type SourceTable, sourcesFile } from './sources'

export const starterFolder = resolve('db/starter/drivers')
const driverFiles = ['nvidia', 'amd', 'intel', 'general'] as const

/** Reads one of db/starter/drivers/*.yaml. */
export const readYaml = (name: string): unknown =>
  parse(readFileSync(join(starterFolder, `${name}.yaml`), 'utf8'))

export const readSources = (): SourceTable => sourcesFile.parse(readYaml('sources'))

const text = z.string().min(1)
const one = z.string().default('')
const oneOrMore = z.union([z.string(), z.array(z.string()).min(1)]).default('')

const branchRow = z.strictObject({
  name: text,
  kind: z.enum(['production', 'long-term', 'new-feature', 'beta', 'legacy', 'stable']),
  /** A month as makers announce it. */
  end: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .transform(endOfMonth)
    .optional(),
  drops: z.array(text).default([]),
  note: one,
  source: text,
})
const releaseRow = z.strictObject({
  branch: text,
  version: text,
  on: z.iso.date().optional(),
  /** Where the day is read, when not in `source`. */
  dated: text.optional(),
  note: one,
  source: text,
})
const apiRow = z.strictObject({
  api: text,
  hardware: one,
  support: z.enum(['yes', 'partly', 'no', 'unknown']),
  version: one,
  note: one,
  source: text,
})
const driverRow = z.strictObject({
  slug: z.string().regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/),
  name: text,
  vendor: text,
  kind: z.enum(['kernel', 'user-space', 'stack']),
  licence: z.enum(['open', 'proprietary', 'mixed']),
  module: text.optional(),
  summary: text,
  hardware: text,
  sources: z.array(text).min(1),
  branches: z.array(branchRow).default([]),
  releases: z.array(releaseRow).default([]),
  apis: z.array(apiRow).default([]),
})
const claimRow = z.strictObject({
  driver: text,
  branch: z.union([text, z.array(text).min(1)]),
  hardware: oneOrMore,
  kernel: oneOrMore,
  distribution: oneOrMore,
  framework: oneOrMore,
  outcome: z.enum(['works', 'partly', 'fails']),
  source: text,
})

/** The drivers that come with the software, with every source resolved to an address. */
export function readDrivers() {
  const sources = readSources()
  const url = (reference: string) => resolveSource(sources, reference).url
  const rows = driverFiles.flatMap((name) => z.array(driverRow).parse(readYaml(name)))
  return rows.map(({ branches, releases, apis, sources: named, ...driver }, position) => ({
    ...driver,
    position,
    sources: named.map(url),
    branches: branches.map(({ source, end, ...row }) => ({
      ...row,
      endOfLife: end ?? null,
      sourceUrl: url(source),
    })),
    releases: releases.map(({ source, on, dated, ...row }) => ({
      ...row,
      releasedOn: on ?? null,
      sourceUrl: url(source),
      dateSourceUrl: dated ? url(dated) : '',
    })),
    apis: apis.map(({ source, ...row }) => ({ ...row, sourceUrl: url(source) })),
  }))
}

export type StarterDriver = ReturnType<typeof readDrivers>[number]

/** The claims that come with the software; lists become one claim for each combination. */
export function readClaims() {
  const sources = readSources()
  return z
    .array(claimRow)
    .parse(readYaml('claims'))
    .flatMap(({ source, driver, outcome, ...lists }) => {
      const { url, claimant, date } = resolveSource(sources, source)
      return combine(lists).map((row) => ({
        driver,
        ...row,
        outcome,
        claimant,
        sourceUrl: url,
        asOf: date,
      }))
    })
}

type Lists = Record<'branch' | 'hardware' | 'kernel' | 'distribution' | 'framework', string | string[]>
type Row = Record<keyof Lists, string>

function combine({ branch, hardware, kernel, distribution, framework }: Lists): Row[] {
  return many(branch).flatMap((b) =>
    many(hardware).flatMap((h) =>
      many(kernel).flatMap((k) =>
        many(distribution).flatMap((d) =>
          many(framework).map((f) => ({ branch: b, hardware: h, kernel: k, distribution: d, framework: f })),
        ),
      ),
    ),
  )
}

const many = (value: string | string[]) => (Array.isArray(value) ? value : [value])
