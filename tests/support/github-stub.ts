import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** Beside the site it serves: 4380 for 4300. */
export const gitHubFor = (site: string) => `http://localhost:${Number(new URL(site).port) + 80}`
export const gitHubClient = { id: 'nomodeset-tests-github', secret: 'another client secret for tests only' }

type Address = { email: string; primary: boolean; verified: boolean }
type Person = {
  id: number
  login: string
  /** What the profile shows to everybody; GitHub does not say whether it is confirmed. */
  email: string | null
  emails: Address[]
  /** What goes wrong: the list of addresses is withheld, or the profile is not answered. */
  fault?: 'no-emails-scope' | 'no-profile'
}
type Grant = { person: Person; challenge: string; redirect: string }

/**
 * As much of GitHub as signing in needs: authorize, access_token, /user and /user/emails as a GitHub Enterprise Server
 * has them. Its page asks who one is as JSON, so each test makes its own people.
 */
export async function startGitHub(siteOrigin: string): Promise<() => Promise<void>> {
  const codes = new Map<string, Grant>()
  const tokens = new Map<string, Person>()
  const callback = `${siteOrigin}/api/auth/callback/github`
  const answers: Record<string, (request: IncomingMessage, url: URL) => Promise<Answer> | Answer> = {
    'GET /login/oauth/authorize': () => ({ html: form }),
    'POST /login/oauth/authorize': async (request, url) => authorize(await readForm(request), url),
    'POST /login/oauth/access_token': async (request) => exchange(request, await readForm(request)),
    'GET /api/v3/user': (request) => profile(personOf(request)),
    'GET /api/v3/user/emails': (request) => emails(personOf(request)),
  }

  function authorize(typed: URLSearchParams, { searchParams }: URL): Answer {
    const known = searchParams.get('client_id') === gitHubClient.id
    const proven = searchParams.get('code_challenge_method') === 'S256'
    if (!known || !proven || searchParams.get('redirect_uri') !== callback) return refused
    const person: Person = JSON.parse(typed.get('person') ?? '')
    const code = randomUUID()
    codes.set(code, { person, challenge: searchParams.get('code_challenge') ?? '', redirect: callback })
    return { to: `${callback}?${new URLSearchParams({ code, state: searchParams.get('state') ?? '' })}` }
  }

  /** Wrong or used codes are answered with 200 and an error, as GitHub does. */
  function exchange(request: IncomingMessage, sent: URLSearchParams): Answer {
    const code = sent.get('code') ?? ''
    const grant = codes.get(code)
    codes.delete(code)
    const verifier = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url')
    const right = grant?.challenge === verifier && grant.redirect === sent.get('redirect_uri')
    if (!grant || !right || !isOurClient(request, sent)) return { json: { error: 'bad_verification_code' } }
    const token = randomUUID()
    tokens.set(token, grant.person)
    return { json: { access_token: token, token_type: 'bearer', scope: 'read:user,user:email' } }
  }

  const personOf = ({ headers }: IncomingMessage) => tokens.get(headers.authorization?.slice(7) ?? '')

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', gitHubFor(siteOrigin))
    const answer = answers[`${request.method} ${url.pathname}`]
    Promise.resolve(answer?.(request, url) ?? refused).then((made) => send(response, made))
  })
  await new Promise<void>((resolve) =>
    server.listen(Number(new URL(gitHubFor(siteOrigin)).port), 'localhost', resolve),
  )
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
}

type Answer = { html: string } | { to: string } | { json: unknown; status?: number }

const refused: Answer = { json: { message: 'Bad credentials' }, status: 401 }
const form = `<!doctype html><html lang="en"><title>GitHub</title><link rel="icon" href="data:,"><form method="post">
  <label>Person <textarea name="person"></textarea></label> <button>Authorize</button></form>`

function profile(person: Person | undefined): Answer {
  if (!person || person.fault === 'no-profile') return refused
  const { id, login, email } = person
  return { json: { id, login, email, name: `${login} of GitHub` } }
}

function emails(person: Person | undefined): Answer {
  if (!person || person.fault === 'no-emails-scope') return { json: { message: 'Not Found' }, status: 404 }
  return { json: person.emails }
}

function isOurClient({ headers }: IncomingMessage, sent: URLSearchParams): boolean {
  const { id, secret } = gitHubClient
  const basic = Buffer.from(headers.authorization?.replace(/^Basic /, '') ?? '', 'base64').toString('utf8')
  const [user = '', password = ''] = basic
    .split(':')
    .map((part) => decodeURIComponent(part.replace(/\+/g, ' ')))
  return (
    (user === id && password === secret) ||
    (sent.get('client_id') === id && sent.get('client_secret') === secret)
  )
}

function send(response: ServerResponse, answer: Answer): void {
  if ('to' in answer) response.writeHead(302, { location: answer.to }).end()
  else if ('html' in answer) response.writeHead(200, { 'content-type': 'text/html' }).end(answer.html)
  else
    response
      .writeHead(answer.status ?? 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer.json))
}

async function readForm(request: AsyncIterable<Buffer>): Promise<URLSearchParams> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'))
}
