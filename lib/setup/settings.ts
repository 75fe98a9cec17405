import nextEnv from '@next/env'
import { SetupFailure } from '@/db/failure'
import { type Env, readEnv } from '@/lib/env'

/** The configuration from the environment, `.env.local` and `.env`, before anything relies on it. */
export function readSettings(): Env {
  nextEnv.loadEnvConfig(process.cwd(), process.env.NODE_ENV !== 'production', quiet)
  try {
    return readEnv(process.env)
  } catch (error) {
    throw new SetupFailure(error instanceof Error ? error.message : String(error))
  }
}

const quiet = { info: () => undefined, error: console.error }
