import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { type Figures, measure } from './measure'
import { signIn } from './people'
import { type Site, startSite } from './site'
import { summed, type Timing, timeTexts } from './wiki-compute'
import { IN_FLIGHT, type Race, raceEdits } from './wiki-race'
import { EDITORS, openWikiWorld, REVISIONS } from './wiki-world'

const FILE = 'docs/performance.md'
const [BEGIN, END] = ['## The wiki', '## Reading the figures']

/** `npm run bench -- wiki`: long pages, long histories, many editors. Loopback only. */
export async function benchWiki(): Promise<void> {
  const texts = await timeTexts()
  const world = await openWikiWorld()
  const tokens = await signIn(world.url, EDITORS)
  const site = await startSite(world.url, world.folder)
  try {
    console.log('Histories')
    const histories = await timeHistories(site)
    console.log('Blame')
    const blames = await timeBlame(site)
    console.log('Race')
    const race = await raceEdits(site, world.url, tokens, 'nomodeset-session')
    report([...texts, ...blames], histories, race)
  } finally {
    await site.close()
    world.remove()
  }
}

/** Each address once, so that nothing kept can help. */
async function timeHistories(site: Site): Promise<Figures[]> {
  const page = '/wiki/general/long-history'
  const places = Array.from({ length: 4_000 }, (_, at) => REVISIONS - ((at * 7_919) % (REVISIONS - 100)))
  const load = {
    name: `History of ${REVISIONS.toLocaleString('en')} revisions, anywhere in it`,
    requests: places.map((before) => ({ method: 'GET' as const, path: `${page}/history?before=${before}` })),
  }
  await measure(site, load, 1)
  const figures: Figures[] = []
  for (const connections of [1, 4]) figures.push(await measure(site, load, connections))
  return figures
}

async function timeBlame(site: Site): Promise<Timing[]> {
  const address = `${site.origin}/wiki/general/long-history/blame?revision=${REVISIONS}`
  const times: number[] = []
  let looks = 0
  for (let further = true; further && looks < 40; looks += 1) {
    const start = performance.now()
    const html = await (await fetch(`${address}&back=${looks}`)).text()
    times.push(performance.now() - start)
    further = html.includes('Look further back')
  }
  const known = await timed(() => fetch(`${address}&back=known`))
  return [
    summed(
      `Blame of ${REVISIONS.toLocaleString('en')} revisions to the very first, ${looks} looks, each`,
      null,
      times,
    ),
    summed('The same once it is known', null, [known]),
  ]
}

async function timed(work: () => Promise<Response>): Promise<number> {
  const start = performance.now()
  await (await work()).arrayBuffer()
  return performance.now() - start
}

function report(timings: Timing[], histories: Figures[], race: Race): void {
  const load = loadavg()[0]?.toFixed(1)
  const text = `${BEGIN}

Written by \`npm run bench -- wiki\` on ${new Date().toISOString().slice(0, 10)}, load average at the end ${load}; milliseconds.

| what | cpu | best | median | slowest | may take |
| --- | ---: | ---: | ---: | ---: | ---: |
${timings.map(({ what, cpu, best, median, slowest, limit }) => `| ${what} | ${cpu?.toFixed(1) ?? ''} | ${best.toFixed(1)} | ${median.toFixed(1)} | ${slowest.toFixed(1)} | ${limit ?? ''} |`).join('\n')}

| what | connections | requests/s | p50 | p95 | p99 | cpu | errors |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${histories.map((row) => `| ${row.name} | ${row.connections} | ${row.perSecond.toFixed(0)} | ${row.p50.toFixed(1)} | ${row.p95.toFixed(1)} | ${row.p99.toFixed(1)} | ${row.cpu.toFixed(2)} | ${row.errors} |`).join('\n')}

${race.sent.toLocaleString('en')} people who opened the same revision of one page change a paragraph each and save, ${IN_FLIGHT} requests on their way at any time, over HTTP;
who is told to try again does. ${race.accepted.toLocaleString('en')} accepted in ${race.seconds.toFixed(0)} s (answers: ${[...race.byStatus].map(([status, count]) => `${status} ${count} times`).join(', ')}).
Accepted edits that are missing from the page or from the chain of its revisions: ${race.lost}.

`
  console.log(text)
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : ''
  const end = before.indexOf(END)
  const begin = before.indexOf(BEGIN)
  if (end !== -1) writeFileSync(FILE, before.slice(0, begin === -1 ? end : begin) + text + before.slice(end))
}
