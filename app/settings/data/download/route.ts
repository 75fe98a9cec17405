import { requireConfirmed, requireViewer } from '@/lib/auth/gates'
import { ownData } from '@/lib/own-data/export'
import { routes } from '@/lib/routes'

/** Everything we keep of the person who asks, as a file. */
export async function GET(): Promise<Response> {
  const viewer = await requireViewer(routes.settings('data'))
  await requireConfirmed(viewer, routes.ownData())
  const pieces = ownData(viewer.id)
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  return new Response(stream, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="nomodeset-${new Date().toISOString().slice(0, 10)}.json"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
