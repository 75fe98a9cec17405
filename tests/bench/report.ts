import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { size } from './corpus'
import type { Figures } from './measure'
import type { Weight } from './weights'

type Run = { figures: Figures[]; weights: Weight[]; memory: number; loadSeconds: number }

const FILE = 'docs/performance.md'

/** Prints the figures; a run at full size also becomes docs/performance.md. */
export function report(run: Run): void {
  const text = document(run)
  console.log(text)
  if (size.questions < 100_000) return
  mkdirSync('docs', { recursive: true })
  writeFileSync(FILE, text)
}

function document({ figures, weights, memory, loadSeconds }: Run): string {
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0)
  return `# Performance

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, ${gigabytes} GiB, Node ${process.version}, embedded PostgreSQL 18,
site, database and load generator on the same machine. Five seconds a line after five seconds of warming up; times in milliseconds, gzip.

World: ${count(size.questions)} questions, ${count(size.answers)} answers, ${count(size.comments)} comments, ${count(size.votes)} votes, ${count(size.pages)} pages;
loaded, recounted and indexed in ${loadSeconds.toFixed(0)} s. Memory of the server after the run: ${memory.toFixed(0)} MB.

| what | connections | requests/s | p50 | p95 | p99 | errors |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${figures.map(row).join('\n')}

## Bytes a page costs (gzip)

| page | HTML | script | style |
| --- | ---: | ---: | ---: |
${weights.map(({ name, html, script, style }) => `| ${name} | ${kilo(html)} | ${kilo(script)} | ${kilo(style)} |`).join('\n')}
`
}

function row({ name, connections, perSecond, p50, p95, p99, errors }: Figures): string {
  const [a, b, c] = [p50, p95, p99].map((time) => time.toFixed(1))
  return `| ${name} | ${connections} | ${count(Math.round(perSecond))} | ${a} | ${b} | ${c} | ${errors} |`
}

const count = (value: number) => value.toLocaleString('en')
const kilo = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`
