import { readFileSync } from 'node:fs'
import { inspect } from '@/lib/environments/inspect'

const files = process.argv.slice(2)
if (files.length === 0) {
  process.stderr.write(
    'npm run inspect -- FILE... prints what each file says of its machine, one JSON object a line.\n',
  )
  process.exitCode = 2
}
const match = await loadMatcher()
for (const file of files) {
  process.stdout.write(`${JSON.stringify(inspect(file, readFileSync(file, 'utf8'), match))}\n`)
}

async function loadMatcher(): Promise<(text: string) => { id: string }[]> {
  try {
    const { createMatcher } = await import('@/lib/signatures/match')
    const { getCatalogue } = await import('@/lib/signatures/catalogue')
    return createMatcher(getCatalogue())
  } catch {
    return () => []
  }
}
