import { createServer } from 'node:http'
import next from 'next'

type Address = { port: number; host?: string }

/** Starts the site. `close` lets requests in flight finish. */
export async function startServer({ port, host }: Address): Promise<{ close(): Promise<void> }> {
  const app = next({ dev: false, hostname: host, port })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host }, resolve)
  })
  const close = async () => {
    const done = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
    await done
    await app.close()
  }
  return { close }
}
