import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { variantFields, variants } from '../variants.mjs'
import type { Params } from './page-module'

type Route = { page: string; expression: RegExp; names: string[] }
export type Routing = { statics: ReadonlySet<string>; dynamics: readonly Route[] }
type Found = { page: string; params: Params }

/** The addresses of the build, in the order in which Next tries them. */
export async function readRouting(dir: string): Promise<Routing> {
  const manifest = JSON.parse(await readFile(join(dir, '.next/routes-manifest.json'), 'utf8'))
  return createRouting(manifest)
}

export function createRouting(manifest: {
  staticRoutes: { page: string }[]
  dynamicRoutes: { page: string; regex: string }[]
}): Routing {
  return {
    statics: new Set(manifest.staticRoutes.map(({ page }) => page)),
    dynamics: manifest.dynamicRoutes.map(({ page, regex }) => ({
      page,
      expression: new RegExp(regex),
      names: [...page.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name = '']) => name),
    })),
  }
}

/** Which page of ours stands at an address, after the rewrites of next.config.ts. Only the one spelling our links have. */
export function findRoute({ statics, dynamics }: Routing, path: string, query: string): Found | undefined {
  if (path.endsWith('.md') || (path.endsWith('/') && path !== '/')) return undefined
  const place = variantOf(path, query)
  if (statics.has(place)) return { page: place, params: {} }
  for (const { page, expression, names } of dynamics) {
    const match = expression.exec(place)
    if (match) return { page, params: paramsOf(names, match) }
  }
  return undefined
}

const variantField = new RegExp(`[?&](${variantFields.join('|')})=`)
const variantPlaces = variants.map(({ source, destination }) => ({
  expression: new RegExp(`^${source.replace(/:\w+\((.*?)\)/g, '$1').replace(/:\w+/g, '[^/]+')}$`),
  suffix: destination.slice(destination.lastIndexOf('/')),
}))

/** Whether an address has a variant of a list or thread: the dynamic page beside the cached one. */
export function variantOf(path: string, query: string): string {
  if (!variantField.test(query)) return path
  const variant = variantPlaces.find(({ expression }) => expression.test(path))
  return variant ? path + variant.suffix : path
}

/** As Next hands them on: percent-encoded in one way, however they came. */
function paramsOf(names: string[], match: RegExpExecArray): Params {
  const values = match.slice(1).map((value) => encodeURIComponent(decodeURIComponent(value)))
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
}
