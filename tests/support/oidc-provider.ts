import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import Provider, { type Configuration } from 'oidc-provider'

/** Beside the site it serves: 4390 for 4300. */
export const oidcIssuerFor = (site: string) => `http://localhost:${Number(new URL(site).port) + 90}`
export const oidcClient = { id: 'nomodeset-tests', secret: 'a client secret for tests only' }

/** How the provider may misbehave: what it writes into the id token instead of the truth. */
export type Fault = 'none' | 'issuer' | 'audience' | 'nonce' | 'expired'

type Context = { req: IncomingMessage; res: ServerResponse; body: unknown; type: string; respond?: boolean }

type Person = { sub: string; email: string; verified: boolean }

/**
 * A real OpenID Connect provider on loopback. Its sign-in page asks who one is (subject, address, confirmed or not), so
 * each test makes its own people; `POST /fault/<fault>/<subject>` makes it misbehave for one of them.
 */
export async function startOidcProvider(siteOrigin: string): Promise<() => Promise<void>> {
  const people = new Map<string, Person>()
  const faults = new Map<string, Fault>()
  const issuer = oidcIssuerFor(siteOrigin)
  const provider = new Provider(issuer, configuration(siteOrigin, people))
  provider.use(async (context, next) => {
    if (context.path.startsWith('/interaction/')) return signInPage(provider, people, context)
    const fault = /^\/fault\/(issuer|audience|nonce|expired|none)\/([\w-]+)$/.exec(context.path)
    if (fault) {
      faults.set(fault[2] ?? '', asFault(fault[1]))
      context.status = 204
      return
    }
    await next()
    if (context.path === '/token') spoil(context, faults)
  })
  const server = createServer(provider.callback())
  await new Promise<void>((resolve) => server.listen(Number(new URL(issuer).port), 'localhost', resolve))
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
}

function configuration(siteOrigin: string, people: Map<string, Person>): Configuration {
  return {
    clients: [
      {
        client_id: oidcClient.id,
        client_secret: oidcClient.secret,
        redirect_uris: [`${siteOrigin}/api/auth/callback/oidc`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['for tests only'] },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    ttl: {
      Interaction: 600,
      Session: 600,
      Grant: 600,
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
    },
    findAccount: (_context, sub) => {
      const person = people.get(sub)
      return (
        person && {
          accountId: sub,
          claims: () => ({
            sub,
            email: person.email,
            email_verified: person.verified,
            preferred_username: sub,
          }),
        }
      )
    },
  }
}

/** Says who one is and agrees to everything at once. */
async function signInPage(provider: Provider, people: Map<string, Person>, context: Context) {
  const { req, res } = context
  if (req.method === 'GET') {
    context.type = 'html'
    context.body = `<!doctype html><html lang="en"><title>Provider</title><link rel="icon" href="data:,"><form method="post">
      <label>Subject <input name="sub"></label> <label>Address <input name="email"></label>
      <label><input type="checkbox" name="verified"> Confirmed</label> <button>Continue</button></form>`
    return
  }
  context.respond = false
  const form = new URLSearchParams(await readBody(req))
  const person = {
    sub: form.get('sub') ?? '',
    email: form.get('email') ?? '',
    verified: form.has('verified'),
  }
  people.set(person.sub, person)
  const details = await provider.interactionDetails(req, res)
  const grant = new provider.Grant({ accountId: person.sub, clientId: oidcClient.id })
  grant.addOIDCScope('openid profile email')
  await provider.interactionFinished(
    req,
    res,
    { login: { accountId: person.sub }, consent: { grantId: await grant.save() } },
    { mergeWithLastSubmission: details.prompt.name !== 'login' },
  )
}

async function readBody(request: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** The client reads the id token straight from this endpoint, so its claims are what it must check. */
function spoil(context: Context, faults: Map<string, Fault>): void {
  const { body } = context
  if (typeof body !== 'object' || body === null || !('id_token' in body) || typeof body.id_token !== 'string')
    return
  const [header, payload = '', signature] = body.id_token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  const fault = faults.get(claims.sub)
  if (fault === 'issuer') claims.iss = 'http://localhost:4391'
  if (fault === 'audience') claims.aud = 'another-client'
  if (fault === 'nonce') claims.nonce = 'of another sign-in'
  if (fault === 'expired') claims.exp = Math.floor(Date.now() / 1000) - 3_600
  context.body = {
    ...body,
    id_token: [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.'),
  }
}

function asFault(text: string | undefined): Fault {
  return text === 'issuer' || text === 'audience' || text === 'nonce' || text === 'expired' ? text : 'none'
}
