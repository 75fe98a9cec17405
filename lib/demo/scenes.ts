import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Random } from './random'

const deviceShape = z.object({
  name: z.string(),
  id: z.string(),
  bus: z.string(),
  module: z.string().optional(),
  drivers: z.array(z.string()).optional(),
  flavour: z.enum(['open', 'proprietary']).default('open'),
})
type Device = z.output<typeof deviceShape>

const machinesFile = z.object({
  distributions: z.array(z.string()),
  kernels: z.array(z.string()),
  sessions: z.array(z.string()),
  vendors: z.record(
    z.string(),
    z.object({
      devices: z.array(deviceShape),
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

export type Scene = {
  vendor: string
  title: string
  body: string
  tags: string[]
  answers: string[]
  remark: () => string
  /** What the tools of the machine would print. */
  machine: string
}

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
    const chosen = random.pick(vendor.devices)
    const { name: device, id, bus, drivers = vendor.drivers } = chosen
    const facts = {
      ...{ device, id, bus },
      driver: random.pick(drivers),
      distribution: random.pick(machines.distributions),
      kernel: random.pick(machines.kernels),
      session: random.pick(machines.sessions),
    }
    const fill = (text: string) => fillIn(text, facts)
    return {
      vendor: symptom.vendor,
      machine: fill(pasteOf(symptom.vendor, chosen, facts.driver, symptom.log)),
      title: fill(symptom.title),
      body: fill(bodyOf(symptom)),
      tags: symptom.tags,
      answers: symptom.answers.map(fill),
      remark: () => fill(random.pick(remarks)),
    }
  }
}

const makers: Record<string, { name: string; module: string }> = {
  nvidia: { name: 'NVIDIA Corporation', module: 'nvidia' },
  amd: { name: 'Advanced Micro Devices, Inc. [AMD/ATI]', module: 'amdgpu' },
  intel: { name: 'Intel Corporation', module: 'i915' },
}

function pasteOf(vendor: string, device: Device, driver: string, log: string): string {
  const { name, module } = makers[vendor] ?? { name: vendor, module: vendor }
  const version =
    vendor === 'nvidia'
      ? `NVRM version: NVIDIA UNIX ${device.flavour === 'open' ? 'Open Kernel Module for x86_64' : 'x86_64 Kernel Module'}  {driver}  Release Build`
      : driver.startsWith('Mesa')
        ? 'OpenGL version string: 4.6 (Compatibility Profile) {driver}'
        : ''
  return `Linux demo {kernel} #1 SMP PREEMPT_DYNAMIC x86_64 GNU/Linux
PRETTY_NAME="{distribution}"
{bus} VGA compatible controller [0300]: ${name} {device} [{id}]
\tKernel driver in use: ${device.module ?? module}
${version}
${log}`
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
