import { z } from 'zod'
import { architectureNamed } from '@/lib/devices/architectures'
import { parsePciId } from '@/lib/devices/pci-id'
import { editSummary, postId, singleLine, storableText } from '@/lib/posts/input'
import { isVersion } from '@/lib/versions/compare'
import { createInput, revisionNumber } from '@/lib/wiki/input'
import { type IssueTarget, issueStates } from './types'
import { parseUpstreams } from './upstream'

export const WORKAROUND_MAX = 2_000
export const TARGETS_MAX = 60
export const UPSTREAM_MAX = 20
export const TOPIC = 'Known issues'

const version = singleLine
  .transform((text) => (text === '' ? null : text))
  .pipe(
    z
      .string()
      .max(60, 'At most 60 characters.')
      .refine(isVersion, 'A version begins with a number, such as 580.95.05 or 6.17.')
      .nullable(),
  )

const slug = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/

/** Words with spaces or commas between, each read by `read`; the first that cannot be read is told. */
function listOf(read: (word: string) => string | null, wrong: (word: string) => string, split = /[\s,;]+/) {
  return storableText.transform((text, context) => {
    const words = text.split(split).map((word) => word.trim())
    const found: string[] = []
    for (const word of words.filter(Boolean)) {
      const name = word.length <= 100 ? read(word) : null
      if (name === null) {
        context.addIssue(wrong(word.slice(0, 60)))
        return z.NEVER
      }
      found.push(name)
    }
    if (found.length > TARGETS_MAX) context.addIssue(`At most ${TARGETS_MAX}.`)
    return [...new Set(found)]
  })
}

const facts = {
  status: z.enum(issueStates, 'Choose one of the states.'),
  component: singleLine.pipe(
    z
      .string()
      .max(60)
      .regex(slug, 'What the versions are of, in one word: nvidia, linux, mesa, linux-firmware.'),
  ),
  introducedIn: version,
  fixedIn: version,
  workaround: storableText
    .transform((text) => text.trim())
    .pipe(
      z.string().max(WORKAROUND_MAX, `At most ${WORKAROUND_MAX} characters; the page has room for more.`),
    ),
  workaroundUntil: version,
  devices: listOf(parsePciId, (word) => `“${word}” is no PCI id such as 10de:2684.`),
  architectures: listOf(
    (word) => architectureNamed(word)?.name ?? null,
    (word) => `“${word}” is no architecture that we list.`,
    /[,;\n]+/,
  ),
  drivers: listOf(
    (word) => (slug.test(word) ? word : null),
    (word) => `“${word}” is no name of a driver.`,
  ),
  signatures: listOf(
    (word) => (/^[a-z0-9][a-z0-9._-]*$/.test(word) ? word : null),
    (word) => `“${word}” is no id of an error, such as nvidia-xid-79.`,
  ),
  upstream: storableText.transform((text, context) => {
    const { links, wrong } = parseUpstreams(text)
    if (wrong[0] !== undefined) context.addIssue(`“${wrong[0].slice(0, 60)}” is no web address.`)
    if (links.length > UPSTREAM_MAX) context.addIssue(`At most ${UPSTREAM_MAX} links.`)
    return links
  }),
}

/** `base` is the revision of the page that the form started from. */
export const factsInput = z
  .object({ ...facts, id: postId, base: revisionNumber, summary: editSummary })
  .transform(withTargets)
export type FactsInput = z.output<typeof factsInput>

/** The page of a new issue and its facts; the address comes from the vendor and the title. */
export const newIssueFacts = z.object(facts).transform(withTargets)
export const newIssuePage = createInput.extend({ topic: z.literal(TOPIC).default(TOPIC) })

export type IssueInput = z.output<typeof newIssueFacts>

function withTargets<T extends Record<'devices' | 'architectures' | 'drivers' | 'signatures', string[]>>(
  input: T,
) {
  const { devices, architectures, drivers, signatures, ...rest } = input
  const of = (kind: IssueTarget['kind'], names: string[]) => names.map((target) => ({ kind, target }))
  const targets: IssueTarget[] = [
    ...of('device', devices),
    ...of('architecture', architectures),
    ...of('driver', drivers),
    ...of('signature', signatures),
  ]
  return { ...rest, targets }
}
