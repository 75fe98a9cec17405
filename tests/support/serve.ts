import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gitHubClient, gitHubFor, startGitHub } from './github-stub'
import { leaveDatabase } from './left-databases'
import { oidcClient, oidcIssuerFor, startOidcProvider } from './oidc-provider'
import { createDatabase, dropDatabase, openTestServer } from './postgres'
import { type ServedSite, servedSiteFile } from './served-site'

/** Starts the product as an operator would, on a database of its own, for the browser tests. */
const server = await openTestServer()
const databaseUrl = await createDatabase(server.url)
const staysForRecount = leaveDatabase({ DATABASE_URL: databaseUrl })
const dataDir = mkdtempSync(join(tmpdir(), 'nomodeset-e2e-'))
const port = process.env.PORT ?? '4300'
const url = `http://localhost:${port}`
const closeProvider = await startOidcProvider(url)
const closeGitHub = await startGitHub(url)

const site = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'lib/setup/start.ts'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
  env: {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: port,
    AUTH_SECRET: 'a secret for the browser tests only, long enough',
    AUTH_OIDC_ISSUER: oidcIssuerFor(url),
    AUTH_OIDC_ID: oidcClient.id,
    AUTH_OIDC_SECRET: oidcClient.secret,
    AUTH_OIDC_NAME: 'Test provider',
    AUTH_GITHUB_URL: gitHubFor(url),
    AUTH_GITHUB_ID: gitHubClient.id,
    AUTH_GITHUB_SECRET: gitHubClient.secret,
  },
})

site.stdout.on('data', (chunk: Buffer) => {
  process.stdout.write(chunk)
  const link = /http:\/\/\S+\/welcome\/\S+/.exec(chunk.toString())?.[0]
  if (link) publish({ url, databaseUrl, dataDir, welcomeLink: link })
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => site.kill(signal))

const code = await new Promise<number>((resolve) => site.once('exit', (ended) => resolve(ended ?? 1)))
await closeProvider()
await closeGitHub()
if (!staysForRecount) await dropDatabase(databaseUrl)
await server.close()
rmSync(dataDir, { recursive: true, force: true })
process.exit(code)

function publish(served: ServedSite): void {
  mkdirSync('reports', { recursive: true })
  writeFileSync(servedSiteFile, JSON.stringify(served))
}
