import { afterAll, inject } from 'vitest'
import { closeDatabase } from '@/db/client'
import { configureDatabase } from '@/db/url'
import { createDatabase, dropDatabase } from './postgres'

// Each test file gets a fresh database before its own imports run.
const url = await createDatabase(inject('postgres'))
configureDatabase(url)

afterAll(async () => {
  await closeDatabase()
  await dropDatabase(url)
})
