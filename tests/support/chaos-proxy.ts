import net from 'node:net'

type Faults = {
  /** Milliseconds each chunk waits, both ways. */
  latency?: number
  /** Connections are taken and stay silent. */
  blackHole?: boolean
  /** Each connection is reset after so many bytes from the server. */
  cutAfter?: number
}

export type ChaosProxy = Awaited<ReturnType<typeof openChaosProxy>>

/** A TCP proxy on the loopback whose network can be made bad while it runs. */
export async function openChaosProxy(target: { host: string; port: number }) {
  const sockets = new Set<net.Socket>()
  let faults: Faults = {}
  let accepted = 0

  const server = net.createServer((client) => {
    accepted += 1
    const upstream = net.connect(target)
    let passed = 0
    join(client, upstream, () => true)
    join(upstream, client, (bytes) => {
      passed += bytes
      return faults.cutAfter === undefined || passed <= faults.cutAfter
    })
  })

  function join(from: net.Socket, to: net.Socket, mayPass: (bytes: number) => boolean) {
    sockets.add(from)
    from.on('data', (chunk) => {
      if (faults.blackHole) return
      if (!mayPass(chunk.length)) return reset(from, to)
      if (faults.latency) setTimeout(() => to.writable && to.write(chunk), faults.latency)
      else to.write(chunk)
    })
    from.on('error', () => undefined)
    from.on('close', () => {
      sockets.delete(from)
      // A black hole swallows the goodbye as well.
      if (!faults.blackHole) to.destroy()
    })
  }

  function reset(...ends: net.Socket[]) {
    for (const end of ends) end.resetAndDestroy()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port')
  return {
    port: address.port,
    /** Replaces all faults; an empty object heals the network for what comes next. */
    set: (next: Faults) => {
      faults = next
    },
    resetAll: () => reset(...sockets),
    accepted: () => accepted,
    close: async () => {
      reset(...sockets)
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The same database, seen through the proxy. */
export function through(proxy: ChaosProxy, url: string): string {
  const address = new URL(url)
  address.hostname = '127.0.0.1'
  address.port = String(proxy.port)
  return address.href
}

export function targetOf(url: string): { host: string; port: number } {
  const address = new URL(url)
  return { host: address.hostname, port: Number(address.port || 5432) }
}
