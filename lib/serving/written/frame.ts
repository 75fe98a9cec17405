import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { policyFor } from '../csp'
import type { Site } from '../site'
import { contentPlace, headPlace } from './places'

/** Header, footer and script of every page, as the build rendered them, ready to be filled. */
export type Frame = { fill: (head: string, content: string) => Buffer; policy: string }

/** Reads the built frame (app/frame). Its policy is worked out once: what is filled in holds no script that runs. */
export async function readFrame(dir: string, site: Site): Promise<Frame> {
  return createFrame(await readFile(join(dir, '.next/server/app/frame.html'), 'utf8'), site)
}

export function createFrame(html: string, site: Pick<Site, 'https' | 'formOrigins'>): Frame {
  const [beforeHead = '', afterHead] = html.split(`<meta name="${headPlace}"/>`, 2)
  // The first one: the frame's own data for script names the place once more.
  const at = afterHead?.indexOf(contentPlace) ?? -1
  if (afterHead === undefined || at === -1) throw new Error('The frame has no place for a page.')
  const parts = [beforeHead, afterHead.slice(0, at), afterHead.slice(at + contentPlace.length)]
  const [start, middle, end] = parts.map((part) => Buffer.from(part))
  if (!start || !middle || !end) throw new Error('The frame is not whole.')
  return {
    fill: (head, content) => Buffer.concat([start, Buffer.from(head), middle, Buffer.from(content), end]),
    policy: policyFor(html, site),
  }
}
