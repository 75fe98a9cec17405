import 'server-only'
import { getViewer } from '@/lib/auth/viewer'
import { fileHash } from './input'
import { fitsType } from './names'
import { getFile, getFileSight, type StoredFile } from './queries'

/** The bytes of a file under headers that let a browser do nothing with them but show them. */
export async function answerFile(request: Request, asked: { hash: string; name: string }): Promise<Response> {
  if (!fileHash.safeParse(asked.hash).success) return refuse(404, 'There is no such file.')
  const sight = await getFileSight(asked.hash, getViewer)
  if (sight.found === 'gone') return refuse(410, 'A moderator has removed this file.')
  // Asked for again only when the browser does not have it, so the bytes are read apart.
  const tag = `"${asked.hash}"`
  const known = request.headers.get('if-none-match')?.includes(tag) ?? false
  const file = sight.found === 'file' ? await getFile(asked.hash) : null
  if (sight.found === 'nothing' || !file || !fitsType(asked.name, file.type))
    return refuse(404, 'There is no such file.')
  const headers = {
    ...headersOf(file, asked.name),
    'x-entity-tag': tag,
    'cache-control': sight.isPublic ? FOREVER : 'private, no-store',
  }
  return known
    ? new Response(null, { status: 304, headers })
    : new Response(new Uint8Array(file.bytes), { headers })
}

/** The address names the content. Shared caches ask again in time, so that what had to be removed is gone there as well. */
const FOREVER = 'public, max-age=31536000, s-maxage=600, immutable'

function headersOf({ type }: StoredFile, name: string): Record<string, string> {
  return {
    'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
    'content-disposition': `inline; filename="${name}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  }
}

function refuse(status: number, message: string): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' }
  return new Response(`${message}\n`, { status, headers })
}
