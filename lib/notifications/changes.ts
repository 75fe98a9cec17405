import 'server-only'
import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { PageDetails } from '@/db/schema/posts'
import { plainDiff } from '@/lib/diff/plain'
import { isReadable } from '@/lib/revisions/bodies'
import { versionText } from '@/lib/revisions/text'

type Version = {
  number: number
  title: string | null
  lead: string | null
  tags: string[] | null
  details: PageDetails | null
  body: string
}

/**
 * What became of a text from one revision to another, as the lines that changed, `most` of them at the most. Empty when
 * nothing did, null when either text is not for everybody to read (any more).
 */
export async function describeChange(
  executor: Executor,
  postId: number,
  { from, to, most }: { from: number; to: number; most: number },
): Promise<string | null> {
  const versions = await executor.execute<Version>(sql`
    select v.number, v.title, v.lead, v.tags, v.details, v.body_markdown as body from revision v
    where v.post_id = ${postId} and v.number in (${from}, ${to}) and ${isReadable}`)
  const before = versions.find(({ number }) => number === from)
  const after = versions.find(({ number }) => number === to)
  if (!before || !after) return null
  const [left, right] = [textOf(before), textOf(after)]
  return left === right ? '' : plainDiff(left, right, most)
}

function textOf({ details, ...version }: Version): string {
  return versionText({ ...version, ...details })
}
