import { readFileSync } from 'node:fs'
import { inspect } from '@/lib/environments/inspect'
import { getCatalogue } from '@/lib/signatures/catalogue'
import { createMatcher } from '@/lib/signatures/match'

const files = process.argv.slice(2)
if (files.length === 0) {
  process.stderr.write(
    'npm run inspect -- FILE... prints what each file says of its machine, one JSON object a line.\n',
  )
  process.exitCode = 2
}
const match = createMatcher(getCatalogue())
for (const file of files) {
  process.stdout.write(`${JSON.stringify(inspect(file, readFileSync(file, 'utf8'), match))}\n`)
}
