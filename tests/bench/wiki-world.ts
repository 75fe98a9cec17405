import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withScriptClient } from '@/db/client'
import { RENDER_VERSION } from '@/lib/markdown/types'
import { openDatabase } from '@/lib/setup/database'
import { loadSignaturesOnce } from '@/lib/setup/steps'

export const REVISIONS = 10_000
export const EDITORS = 1_000
const HISTORY_ID = 500_001
export const RACE_ID = 500_002

/** The paragraphs of the page that everybody edits at once, one for each. */
export const raceLines = Array.from({ length: EDITORS }, (_, at) => `Paragraph ${at} waits for its editor.`)

/** A database of its own with a page of 10,000 revisions, one to be edited, and the people who edit it. */
export async function openWikiWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'nomodeset-bench-wiki-'))
  const url = await openDatabase({ DATABASE_URL: undefined, DATA_DIR: folder }, 'npm run bench', 'refuse')
  await loadSignaturesOnce(url)
  await withScriptClient(url, async (sql) => {
    await sql`insert into vendor (slug, name, summary, position) values ('general', 'General', 'All vendors', 9)
      on conflict do nothing`
    await sql`insert into users (id, handle, handle_key, email, email_verified, role, reputation)
      select 'bench-' || n, 'bench-' || n, 'bench-' || n, 'bench-' || n || '@example.test', now(), 'moderator', 1000
      from generate_series(0, ${EDITORS - 1}::int) n`
    await page(sql, HISTORY_ID, 'long-history')
    await page(sql, RACE_ID, 'race')
    await sql`insert into revision (post_id, number, base_number, title, lead, body_markdown, tags, details, author_id, summary, kind)
      values (${RACE_ID}, 1, null, 'A race', 'Many edit it at once.', ${raceLines.join('\n\n')}, '{bench}',
        '{"topic": "Bench", "checkedAgainst": "", "checkedOn": null, "issue": null}', 'bench-0', '', 'create')`
    await sql`update post set body_markdown = ${raceLines.join('\n\n')}, revision_count = 1 where id = ${RACE_ID}`
    await sql`with made as (insert into tag (name) values ('bench') returning id)
      insert into post_tag (post_id, tag_id) select ${RACE_ID}, id from made`
    await history(sql)
    await sql`vacuum analyze`
  })
  return { url, folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

type Sql = Parameters<Parameters<typeof withScriptClient>[1]>[0]

async function page(sql: Sql, id: number, slug: string): Promise<void> {
  await sql`insert into post (id, kind, root_id, author_id, body_markdown, body_html, render_version, excerpt)
    values (${id}, 'page', ${id}, 'bench-0', 'Text', '<p>Text</p>', ${RENDER_VERSION}, 'Text')`
  await sql`insert into page (post_id, vendor, slug, title, lead, topic)
    values (${id}, 'general', ${slug}, ${`The page ${slug}`}, 'For the bench.', 'Bench')`
}

/** Each revision changes one of a hundred lines of some fifty characters, so that the first ones are gone after a while. */
async function history(sql: Sql): Promise<void> {
  const lines = Array.from({ length: 100 }, (_, at) => `Line ${at} of the page as its first author wrote it.`)
  for (let from = 1; from <= REVISIONS; from += 500) {
    const rows = Array.from({ length: 500 }, (_, step) => {
      const number = from + step
      // Line 0 stays as it is: who asks for its author has to look back to the beginning.
      if (number > 1)
        lines[1 + ((number * 37) % 99)] = `Line changed by revision ${number}, with some more words.`
      const details = sql.json({ topic: 'Bench', checkedAgainst: '', checkedOn: null, issue: null })
      return {
        ...{
          post_id: HISTORY_ID,
          number,
          base_number: number - 1,
          title: 'Long',
          lead: 'For the bench.',
          details,
        },
        ...{
          body_markdown: lines.join('\n'),
          author_id: `bench-${number % 50}`,
          summary: `Change ${number}`,
        },
        ...{ kind: number === 1 ? 'create' : 'edit', minor: number % 5 === 0 },
      }
    })
    await sql`insert into revision ${sql(rows)}`
  }
  await sql`update post set revision_count = ${REVISIONS}, body_markdown = ${lines.join('\n')} where id = ${HISTORY_ID}`
}
