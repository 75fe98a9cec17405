import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import type { BombFigures } from './bombs'
import { size } from './corpus'
import type { LogFigures } from './logs'
import type { Figures } from './measure'
import type { Weight } from './weights'

type Run = {
  figures: Figures[]
  weights: Weight[]
  bombs: BombFigures | null
  logs: LogFigures[]
  memory: number
  loadSeconds: number
}

const FILE = 'docs/performance.md'
/** From here on the file is written by hand and stays. */
const BY_HAND = '## Reading the figures'

/** Prints the figures; a whole run at full size also becomes docs/performance.md. */
export function report(run: Run): void {
  const text = document(run)
  console.log(text)
  if (size.questions < 100_000 || process.env.BENCH_ONLY !== undefined) return
  mkdirSync('docs', { recursive: true })
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : ''
  // What `npm run bench -- wiki` wrote stays too.
  const wiki = before.indexOf('## The wiki')
  const at = wiki === -1 ? before.indexOf(BY_HAND) : wiki
  writeFileSync(FILE, at === -1 ? text : `${text}\n${before.slice(at)}`)
}

function document({ figures, weights, bombs, logs, memory, loadSeconds }: Run): string {
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0)
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(', ')
  return `# Performance

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, ${gigabytes} GiB, Node ${process.version}, embedded PostgreSQL 18,
site, database and load generator on the same machine; load average at the end (1, 5, 15 minutes) ${load}. Five seconds
a line after five seconds of warming up; times in milliseconds, gzip; "cpu" is processor time of the server for one request.

World: ${count(size.questions)} questions, ${count(size.answers)} answers, ${count(size.comments)} comments, ${count(size.votes)} votes, ${count(size.pages)} pages;
loaded, recounted and indexed in ${loadSeconds.toFixed(0)} s. Memory of the server after the run: ${memory.toFixed(0)} MB.

| what | connections | requests/s | p50 | p95 | p99 | cpu | errors |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${figures.map(row).join('\n')}

## Bytes a page costs (gzip)

| page | HTML | script | style |
| --- | ---: | ---: | ---: |
${weights.map(({ name, html, script, style }) => `| ${name} | ${kilo(html)} | ${kilo(script)} | ${kilo(style)} |`).join('\n')}
${bombs ? bombSection(bombs) : ''}${logs.length > 0 ? logSection(logs) : ''}`
}

function bombSection({ bombs, refused, degraded, slowest, others, heap, ended }: BombFigures): string {
  return `
## Markdown bombs

${bombs} hostile texts of up to 32 kB, previewed one after the other (\`BENCH_ONLY=bombs\`): ${refused} refused, ${degraded} shown as plain
text, the others rendered. The slowest answer took ${slowest.milliseconds.toFixed(0)} ms (${slowest.id}). The most a worker held after a text was
${heap.toFixed(0)} MB; ${ended} were ended in the middle of one, by time or memory. What others waited meanwhile, in milliseconds:

| what | requests | p50 | p99 | failed |
| --- | ---: | ---: | ---: | ---: |
${others.map((other) => `| ${other.name} | ${count(other.requests)} | ${other.p50.toFixed(1)} | ${other.p99.toFixed(1)} | ${other.failed} |`).join('\n')}
`
}

function logSection(logs: LogFigures[]): string {
  const rows = logs.map(
    ({ name, best, slowest, megabytes }) =>
      `| ${name} | ${best.toFixed(0)} | ${slowest.toFixed(0)} | ${megabytes.toFixed(0)} |`,
  )
  return `
## Reading logs

Parsed, scrubbed and matched five times in a process of its own (\`BENCH_ONLY=logs\`); milliseconds, and megabytes of the whole process.

| what | quickest | slowest | memory |
| --- | ---: | ---: | ---: |
${rows.join('\n')}
`
}

function row({ name, connections, perSecond, p50, p95, p99, cpu, errors }: Figures): string {
  const times = [p50, p95, p99].map((time) => time.toFixed(1)).join(' | ')
  return `| ${name} | ${connections} | ${count(Math.round(perSecond))} | ${times} | ${cpu.toFixed(2)} | ${errors} |`
}

const count = (value: number) => value.toLocaleString('en')
const kilo = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`
