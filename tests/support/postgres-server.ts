import type { TestProject } from 'vitest/node'
import { openTestServer } from './postgres'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
  }
}

/** Vitest's global set-up: one PostgreSQL for all database tests of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTestServer()
  project.provide('postgres', server.url)
  return server.close
}
