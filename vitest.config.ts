import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Node gets these too: with 'import' among them, packages that are required would get their ES modules.
const conditions = ['react-server', 'node', 'module']

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') }, conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    testTimeout: 15_000,
    hookTimeout: 60_000,
    env: { NODE_ENV: 'test', AUTH_SECRET: 'a secret for tests only, of enough length' },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['tests/db/**/*.test.ts'],
          globalSetup: 'tests/support/postgres-server.ts',
          setupFiles: 'tests/support/postgres-database.ts',
        },
      },
    ],
  },
})
