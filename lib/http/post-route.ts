import 'server-only'
import type { z } from 'zod'
import { getViewer } from '@/lib/auth/viewer'
import { networkOf } from '@/lib/limits/address'
import { fail, type Result, statusOf } from '@/lib/result'
import { routes } from '@/lib/routes'
import { isModerator, type Viewer } from '@/lib/users/types'
import { parseFields, readFields } from './form'
import { localPath } from './local-path'
import { isSameOrigin } from './origin'
import { hasText, refusalPage } from './refusal-page'

type Gate = 'member' | 'moderator' | 'administrator'

type Door<S extends z.ZodType, V> = {
  /** Who may come in. What they may do to this thing, the command decides. */
  gate: Gate
  /** Checks the route's parameters and the form's fields together; parameters win over fields of the same name. */
  input: S
  run: (viewer: Viewer, input: z.output<S>) => Promise<Result<V>>
  /** Where a plain form goes afterwards, unless its `back` field names a page of ours. */
  done: (value: V, input: z.output<S>) => string
}

/** Next gives a route without parameters none at all. */
type Context = { params: Promise<Record<string, string | string[]> | undefined> }

/**
 * A stable URL for a small write: a plain form gets 303, script (`Accept: application/json`) gets JSON.
 * Refusals carry their own status; to a plain form they come as a page that keeps what was typed. Who is signed out
 * is led to sign-in, unless that would lose a text.
 */
export function postRoute<S extends z.ZodType, V>(door: Door<S, V>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const fields = await readBody(request)
    const result = await enter(door, request, { ...fields, ...(await flatten(context)) })
    return answer(door, request, fields ?? {}, result)
  }
}

type Visitor = { viewer: Viewer | null; address: string }
type OpenDoor<S extends z.ZodType, V> = Omit<Door<S, V>, 'gate' | 'run'> & {
  run: (visitor: Visitor, input: z.output<S>) => Promise<Result<V>>
}

/** The same for everybody, signed in or not; the command is told from which network, for its limits. */
export function openRoute<S extends z.ZodType, V>(door: OpenDoor<S, V>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const fields = await readBody(request)
    const come = async (): Promise<Result<Entered<S, V>>> => {
      if (!isSameOrigin(request)) return foreign
      if (!fields) return unreadable
      const input = parseFields(door.input, { ...fields, ...(await flatten(context)) })
      if (!input.ok) return input
      const address = networkOf(request.headers.get('x-client-address'))
      const result = await door.run({ viewer: await getViewer(), address }, input.value)
      return result.ok ? { ok: true, value: { value: result.value, input: input.value } } : result
    }
    return answer(door, request, fields ?? {}, await come())
  }
}

type Entered<S extends z.ZodType, V> = { value: V; input: z.output<S> }

function answer<S extends z.ZodType, V>(
  { done }: Pick<Door<S, V>, 'done'>,
  request: Request,
  fields: Record<string, string>,
  result: Result<Entered<S, V>>,
): Response {
  const wantsJson = request.headers.get('accept')?.includes('application/json') ?? false
  if (result.ok) {
    const { value, input } = result.value
    if (wantsJson) return Response.json({ ok: true, ...value }, { headers: privately })
    return seeOther(localPath(fields.back) ?? done(value, input))
  }
  const { error } = result
  if (!wantsJson && error.code === 'signed-out' && !hasText(fields))
    return seeOther(routes.signIn(localPath(fields.back) ?? undefined))
  const status = statusOf(error)
  const headers = { ...privately, ...(error.retryAfter ? { 'retry-after': String(error.retryAfter) } : {}) }
  if (wantsJson) return Response.json({ ok: false, error }, { status, headers })
  const page = refusalPage(error, { action: new URL(request.url).pathname, fields })
  return new Response(page, { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
}

const foreign = fail('forbidden', 'This form was sent from another site.')
const unreadable = fail('invalid', 'This form could not be read.')
const privately = { 'cache-control': 'private, no-store' }

async function enter<S extends z.ZodType, V>(
  door: Door<S, V>,
  request: Request,
  fields: Record<string, string> | null,
): Promise<Result<Entered<S, V>>> {
  if (!isSameOrigin(request)) return foreign
  const viewer = await getViewer()
  if (!viewer) return fail('signed-out', 'Sign in to do this.')
  if (!passes(viewer, door.gate)) return fail('not-found', 'There is nothing here.')
  if (!fields) return unreadable
  const input = parseFields(door.input, fields)
  if (!input.ok) return input
  const result = await door.run(viewer, input.value)
  return result.ok ? { ok: true, value: { value: result.value, input: input.value } } : result
}

function passes(viewer: Viewer, gate: Gate): boolean {
  if (gate === 'administrator') return viewer.role === 'administrator'
  return gate === 'member' || isModerator(viewer)
}

async function readBody(request: Request): Promise<Record<string, string> | null> {
  try {
    return readFields(await request.formData())
  } catch {
    return null
  }
}

async function flatten({ params }: Context): Promise<Record<string, string>> {
  const entries = Object.entries((await params) ?? {})
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : value]),
  )
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { ...privately, location: path } })
}
