import { readdir, readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { LRUCache } from 'lru-cache'
import { policyForFile } from './csp'
import { createDocument, type PageDocument, sendDocument } from './documents'
import type { Encoding } from './encoding'
import { securityHeaders } from './security-headers'

export type StaticFiles = {
  paths: Map<string, string>
  documents: LRUCache<string, PageDocument>
  https: boolean
}

const MEGABYTE = 1024 * 1024
const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
}

/** Lists the files of the build and of public/ once: only a listed path is ever opened. */
export async function listStaticFiles(dir: string, site: { https: boolean }): Promise<StaticFiles> {
  const built = await listFolder(join(dir, '.next', 'static'), '/_next/static')
  const own = await listFolder(join(dir, 'public'), '')
  return {
    paths: new Map([...own, ...built]),
    documents: new LRUCache({ maxSize: 32 * MEGABYTE, sizeCalculation: ({ body }) => body.length * 2 + 1 }),
    https: site.https,
  }
}

export async function sendStaticFile(
  files: StaticFiles,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  accepted: Encoding,
): Promise<void> {
  const document = files.documents.get(path) ?? (await readDocument(files, path))
  sendDocument(request, response, document, accepted, () => undefined)
}

async function listFolder(folder: string, prefix: string): Promise<[string, string][]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const files = await Promise.all(
    names.map(async (name) => ((await isFile(join(folder, name))) ? [name] : [])),
  )
  return files
    .flat()
    .map((name) => [`${prefix}/${name.split(sep).map(encodeURIComponent).join('/')}`, join(folder, name)])
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path)).isFile()
}

async function readDocument(files: StaticFiles, path: string): Promise<PageDocument> {
  const body = await readFile(files.paths.get(path) ?? '')
  const document = createDocument({
    status: 200,
    type: typeOf(path),
    headers: headersFor(path, files),
    body,
  })
  files.documents.set(path, document)
  return document
}

function headersFor(path: string, files: StaticFiles): string[] {
  const immutable = path.startsWith('/_next/static/')
  return [
    ...securityHeaders(files).flat(),
    ...['Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'],
    ...['Vary', 'Accept-Encoding'],
    ...['Content-Security-Policy', policyForFile(typeOf(path))],
  ]
}

function typeOf(path: string): string {
  return types[extname(path).toLowerCase()] ?? 'application/octet-stream'
}
