import { SMTPServer } from 'smtp-server'

/** What the server does once it has a whole mail. */
export type Mood = 'take' | 'take and hang up' | 'refuse for now' | 'refuse for good'

/** A real SMTP server on loopback that misbehaves on demand; `got` has a mail's subject each time it took one. */
export async function openMoodyMailServer(options: { takesMs?: number } = {}) {
  const got: string[] = []
  const state: { mood: Mood } = { mood: 'take' }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        setTimeout(() => {
          const { mood } = state
          if (mood === 'refuse for now') return done(refusal('Try later', 451))
          if (mood === 'refuse for good') return done(refusal('Not here', 554))
          got.push(/^Subject: (.*)$/m.exec(Buffer.concat(parts).toString())?.[1]?.trim() ?? '')
          if (mood === 'take') return done()
          for (const connection of server.connections) connection._socket.destroy()
          return undefined
        }, options.takesMs ?? 0)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    got,
    be: (mood: Mood) => {
      state.mood = mood
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function refusal(message: string, responseCode: number): Error {
  return Object.assign(new Error(message), { responseCode })
}
