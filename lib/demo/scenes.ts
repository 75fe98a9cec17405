import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Random } from './random'

const machinesFile = z.object({
  distributions: z.array(z.string()),
  kernels: z.array(z.string()),
  sessions: z.array(z.string()),
  vendors: z.record(
    z.string(),
    z.object({
      devices: z.array(z.object({ name: z.string(), id: z.string(), bus: z.string() })),
      drivers: z.array(z.string()),
    }),
  ),
})
const symptomsFile = z.array(
  z.object({
    vendor: z.string(),
    tags: z.array(z.string()),
    title: z.string(),
    log: z.string(),
    story: z.string(),
    tried: z.string(),
    answers: z.array(z.string()),
  }),
)

export type Scene = { title: string; body: string; tags: string[]; answers: string[]; remark: () => string }

/** Makes scenes without end: a symptom on a machine, told as a question with fitting answers. */
export function sceneMaker(random: Random): () => Scene {
  const read = (name: string): unknown => parse(readFileSync(join(resolve('db/demo'), name), 'utf8'))
  const machines = machinesFile.parse(read('machines.yaml'))
  const symptoms = symptomsFile.parse(read('symptoms.yaml'))
  const remarks = z.array(z.string()).parse(read('remarks.yaml'))
  return () => {
    const symptom = random.pick(symptoms)
    const vendor = machines.vendors[symptom.vendor]
    if (!vendor) throw new Error(`No machines of ${symptom.vendor}`)
    const { name: device, id, bus } = random.pick(vendor.devices)
    const facts = {
      ...{ device, id, bus },
      driver: random.pick(vendor.drivers),
      distribution: random.pick(machines.distributions),
      kernel: random.pick(machines.kernels),
      session: random.pick(machines.sessions),
    }
    const fill = (text: string) => fillIn(text, facts)
    return {
      title: fill(symptom.title),
      body: fill(bodyOf(symptom)),
      tags: symptom.tags,
      answers: symptom.answers.map(fill),
      remark: () => fill(random.pick(remarks)),
    }
  }
}

function bodyOf({ story, log, tried }: { story: string; log: string; tried: string }): string {
  return `${story}

| | |
| --- | --- |
| Device | {device} (\`{id}\`) |
| Driver | {driver} |
| Kernel | {kernel} |
| Distribution | {distribution} |
| Session | {session} |

\`\`\`log
${log}
\`\`\`

${tried} What should I look at next?`
}

function fillIn(text: string, facts: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole)
}
