import 'server-only'
import type { z } from 'zod'
import { getViewer } from '@/lib/auth/viewer'
import { networkOf } from '@/lib/limits/address'
import { type Failure, fail, type Result, statusOf } from '@/lib/result'
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
  run: (viewer: Viewer, input: z.output<S>, file: File | null) => Promise<Result<V>>
  /** Where a plain form goes afterwards, unless its `back` field names a page of ours. */
  done: (value: V, input: z.output<S>) => string
  /** Where a plain form goes when the command refuses what has a screen of its own to say it, with the refusal's status. */
  refused?: (error: Failure, input: z.output<S>) => string | null
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
    const form = await readBody(request)
    const fields = form && readFields(form)
    const entered = await enter(door, request, { ...fields, ...(await flatten(context)) }, fileIn(form))
    return answer(door, request, fields ?? {}, entered)
  }
}

type Visitor = { viewer: Viewer | null; address: string }
type OpenDoor<S extends z.ZodType, V> = Omit<Door<S, V>, 'gate' | 'run'> & {
  run: (visitor: Visitor, input: z.output<S>) => Promise<Result<V>>
}

/** The same for everybody, signed in or not; the command is told from which network, for its limits. */
export function openRoute<S extends z.ZodType, V>(door: OpenDoor<S, V>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const form = await readBody(request)
    const fields = form && readFields(form)
    const come = async (): Promise<Entered<V, z.output<S>>> => {
      if (!isSameOrigin(request)) return foreign
      if (!fields) return unreadable
      const input = parseFields(door.input, { ...fields, ...(await flatten(context)) })
      if (!input.ok) return input
      const address = networkOf(request.headers.get('x-client-address'))
      const result = await door.run({ viewer: await getViewer(), address }, input.value)
      return result.ok
        ? { ok: true, value: { value: result.value, input: input.value } }
        : { ...result, input: input.value }
    }
    return answer(door, request, fields ?? {}, await come())
  }
}

type Entered<V, I> = { ok: true; value: { value: V; input: I } } | { ok: false; error: Failure; input?: I }

function answer<S extends z.ZodType, V>(
  { done, refused }: Pick<Door<S, V>, 'done' | 'refused'>,
  request: Request,
  fields: Record<string, string>,
  entered: Entered<V, z.output<S>>,
): Response {
  const wantsJson = request.headers.get('accept')?.includes('application/json') ?? false
  if (entered.ok) {
    const { value, input } = entered.value
    if (wantsJson) return Response.json({ ok: true, ...value }, { headers: privately })
    return seeOther(localPath(fields.back) ?? done(value, input))
  }
  const { error, input } = entered
  const screen = input === undefined ? null : refused?.(error, input)
  if (!wantsJson && screen) return seeOther(screen)
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
  file: File | null,
): Promise<Entered<V, z.output<S>>> {
  if (!isSameOrigin(request)) return foreign
  const viewer = await getViewer()
  if (!viewer) return fail('signed-out', 'Sign in to do this.')
  if (!passes(viewer, door.gate)) return fail('not-found', 'There is nothing here.')
  if (!fields) return unreadable
  const input = parseFields(door.input, fields)
  if (!input.ok) return input
  const result = await door.run(viewer, input.value, file)
  if (!result.ok) return { ...result, input: input.value }
  return { ok: true, value: { value: result.value, input: input.value } }
}

function passes(viewer: Viewer, gate: Gate): boolean {
  if (gate === 'administrator') return viewer.role === 'administrator'
  return gate === 'member' || isModerator(viewer)
}

async function readBody(request: Request): Promise<FormData | null> {
  try {
    return await request.formData()
  } catch {
    return null
  }
}

/** A form without a chosen file sends an empty one. */
function fileIn(form: FormData | null): File | null {
  const file = form?.get('file')
  return file instanceof File && file.size > 0 ? file : null
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
