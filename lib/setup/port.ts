import { createServer } from 'node:net'
import { codeOf, SetupFailure } from '@/db/failure'

/** Fails early when another program has the port, before minutes go into a build. */
export async function assertPortFree(port: number, host?: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      const probe = createServer()
      probe.once('error', reject)
      probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()))
    })
  } catch (error) {
    throw portFailure(error, port, host)
  }
}

/** The error of `listen` as a line for the operator. */
export function portFailure(error: unknown, port: number, host?: string): unknown {
  const lines: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken: stop the program that uses it, or choose another with PORT=3001 npm start.`,
    EACCES: `Port ${port} is reserved for root: choose one above 1023 with PORT=3000 npm start.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: correct HOST.`,
    ENOTFOUND: `There is no host ${host}: correct HOST.`,
  }
  const line = lines[codeOf(error) ?? '']
  return line ? new SetupFailure(line, { cause: error }) : error
}
