import { buildIfNeeded } from './build'
import { openDatabase } from './database'
import { run } from './run'
import { readSettings } from './settings'
import { stop } from './shutdown'

await run(async () => {
  await openDatabase(readSettings(), 'npm run build', 'share')
  await buildIfNeeded()
  await stop(0)
})
