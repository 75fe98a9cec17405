import { fieldsFromPaste } from '@/lib/choose/from-paste'
import { PASTE_MAX } from '@/lib/choose/input'
import { readFields } from '@/lib/http/form'
import { isSameOrigin } from '@/lib/http/origin'
import { routes } from '@/lib/routes'

/**
 * Reads a paste and leads to the form with the ids and versions it holds. Stores nothing, so that nobody has to sign in;
 * the paste itself, with whatever names are in it, gets into no address.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response('This form was sent from another site.\n', { status: 403 })
  const fields = await read(request)
  const { paste = '', ...typed } = fields
  const found = fieldsFromPaste(paste.slice(0, PASTE_MAX))
  const kept = Object.entries(typed).filter(
    ([name, value]) => names.has(name) && value !== '' && value.length <= 200 && !(name in found),
  )
  const query = new URLSearchParams([...Object.entries(found), ...kept])
  if (!found.device) query.set('paste', 'nothing')
  const location = `${routes.choose(query.toString())}#answer`
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } })
}

const names = new Set(['distribution', 'kernel', 'purpose', 'secureboot'])

async function read(request: Request): Promise<Record<string, string>> {
  try {
    return readFields(await request.formData())
  } catch {
    return {}
  }
}
