import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { inspect } from '@/lib/environments/inspect'
import { getCatalogue } from '@/lib/signatures/catalogue'
import { createMatcher } from '@/lib/signatures/match'
import { FIELDS, newScores, scoreFile } from './fields'
import { readManifest } from './manifest'
import { precision, recall, type Tally } from './score'

/** `npm run eval:logs [manifest.jsonl] [--details]`: how well parser, signatures and scrubber read real logs. */
const parameters = process.argv.slice(2)
const manifest = resolve(parameters.find((one) => !one.startsWith('--')) ?? '../shared/logs/manifest.jsonl')
const details = parameters.includes('--details')
const match = createMatcher(getCatalogue())
const scores = newScores()
for (const want of readManifest(manifest)) {
  const text = readFileSync(join(dirname(manifest), want.file), 'utf8')
  scoreFile(scores, want, inspect(want.file, text, match), text)
}
print(`${'field'.padEnd(18)}precision  recall  right  invented  missed  left out  unlisted`)
for (const field of FIELDS) printField(field, scores[field])
if (details) for (const field of FIELDS) printDetails(field, scores[field])
else
  print(
    'Left out: the text does not hold it. Unlisted: true to the text, not in the manifest. --details names each.',
  )

function printField(field: string, tally: Tally) {
  const figures = [precision(tally).toFixed(3), recall(tally).toFixed(3), tally.right, tally.invented.length]
  const rest = [tally.missed.length, tally.leftOut.length, tally.unlisted.length]
  print(field.padEnd(18) + [...figures, ...rest].map((figure) => String(figure).padStart(8)).join(' '))
}

function printDetails(field: string, { invented, missed, leftOut, unlisted }: Tally) {
  for (const [name, cases] of Object.entries({ invented, missed, 'left out': leftOut, unlisted })) {
    for (const one of cases) print(`${field}, ${name}: ${one}`)
  }
}

function print(line: string) {
  process.stdout.write(`${line}\n`)
}
