import { readFileSync } from 'node:fs'
import { z } from 'zod'

export const servedSiteFile = 'reports/served-site.json'

const shape = z.object({
  url: z.string(),
  databaseUrl: z.string(),
  dataDir: z.string(),
  /** Makes the first account administrator; good for one use. */
  welcomeLink: z.string(),
})

export type ServedSite = z.infer<typeof shape>

/** The site that the browser tests of this run talk to, and the database behind it. */
export function servedSite(): ServedSite {
  return shape.parse(JSON.parse(readFileSync(servedSiteFile, 'utf8')))
}
