import { routes } from '@/lib/routes'

/** `message` is null when it was called off. */
export type FileAnswer = { ok: true; markdown: string; note: string } | { ok: false; message: string | null }

/** Sends one file; a request of the older kind, which alone tells how far it is. */
export function sendFile(
  file: File,
  signal: AbortSignal,
  tell: (percent: number) => void,
): Promise<FileAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const body = new FormData()
    body.set('file', file)
    request.open('POST', routes.files())
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = ({ loaded, total }) => tell(Math.round((loaded / Math.max(1, total)) * 100))
    request.onload = () => resolve(read(request.responseText))
    request.onerror = () => resolve({ ok: false, message: 'The site could not be reached. Try again.' })
    request.onabort = () => resolve({ ok: false, message: null })
    signal.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}

function read(text: string): FileAnswer {
  try {
    const answer: unknown = JSON.parse(text)
    const of = (name: string) =>
      typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined
    const [markdown, note, error]: unknown[] = [of('markdown'), of('note'), of('error')]
    if (typeof markdown === 'string')
      return { ok: true, markdown, note: typeof note === 'string' ? note : '' }
    const message: unknown =
      typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : undefined
    if (typeof message === 'string') return { ok: false, message }
  } catch {
    // Said below.
  }
  return { ok: false, message: 'This file was not taken. Try again.' }
}
