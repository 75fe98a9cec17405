import { gzipSync } from 'node:zlib'

export type Weight = { name: string; html: number; script: number; style: number }

/** Bytes on the wire, gzip, of one page with all scripts and styles it names; those for browsers without modules are never fetched. */
export async function weigh(origin: string, name: string, path: string): Promise<Weight> {
  const html = await read(origin + path)
  const scripts = new Set(
    [...html.matchAll(/<script[^>]* src="([^"]+)"[^>]*>/g)]
      .filter(([tag]) => !/nomodule/i.test(tag))
      .map(([, src = '']) => src),
  )
  const styles = new Set(
    [...html.matchAll(/<link[^>]* rel="stylesheet"[^>]* href="([^"]+)"/g)].map(([, href = '']) => href),
  )
  return { name, html: zipped(html), script: await sum(origin, scripts), style: await sum(origin, styles) }
}

async function sum(origin: string, paths: Set<string>): Promise<number> {
  const sizes = await Promise.all(
    [...paths].map(async (path) => zipped(await read(new URL(path, origin).href))),
  )
  return sizes.reduce((total, bytes) => total + bytes, 0)
}

async function read(url: string): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.text()
}

const zipped = (text: string) => gzipSync(text).length
