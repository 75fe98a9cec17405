import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'

const folder = new URL('../corpora/', import.meta.url)

/** Hostile Markdown and HTML, each with the place it is meant for. */
export function xssPayloads() {
  return z
    .array(z.object({ id: z.string(), context: z.string(), payload: z.string() }))
    .parse(JSON.parse(readFileSync(new URL('xss.json', folder), 'utf8')))
}

/** Small texts that cost a careless parser seconds or gigabytes. */
export function markdownBombs() {
  return z
    .array(z.object({ id: z.string(), text: z.string() }))
    .parse(JSON.parse(gunzipSync(readFileSync(new URL('markdown-bombs.json.gz', folder))).toString('utf8')))
}

/** Text that breaks careless programs: odd Unicode, injection, overlong words. */
export function naughtyStrings(): string[] {
  return z
    .array(z.object({ value: z.string().optional() }))
    .parse(JSON.parse(readFileSync(new URL('naughty-strings.json', folder), 'utf8')))
    .flatMap(({ value }) => value ?? [])
}

/** Values that try to leave a folder when taken for a file name. */
export function pathTraversals(): string[] {
  return z
    .array(z.object({ value: z.string() }))
    .parse(JSON.parse(readFileSync(new URL('path-traversal.json', folder), 'utf8')))
    .map(({ value }) => value)
}
