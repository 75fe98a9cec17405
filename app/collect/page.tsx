import type { Metadata } from 'next'
import { CommandBlock } from '@/components/environments/collect-line'
import { PageHeader } from '@/components/ui/page-header'
import { siteOrigin } from '@/lib/env'
import { getCollector } from '@/lib/environments/collector'
import { scrubbedKinds } from '@/lib/environments/scrub/kinds'
import { routes } from '@/lib/routes'

export const dynamic = 'force-static'
export const revalidate = false

export const metadata: Metadata = {
  title: 'Collect what others need to know',
  description:
    'A readable shell script that prints GPU, driver, kernel and log excerpts to paste into a question, with names and serial numbers taken out.',
  alternates: { canonical: routes.collect() },
}

/** The collector, shown before anybody runs it. */
export default async function CollectPage() {
  const [script, address] = [await getCollector(), siteOrigin() + routes.collector()]
  return (
    <>
      <PageHeader
        title="Collect what others need to know"
        summary="A short shell script prints what to paste into a question, an answer or a rig. It only reads; it needs neither root nor network, and sends nothing."
      />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        <Steps address={address} />
        <Reads />
        <Scrubbing />
        <section aria-labelledby="script">
          <h2 id="script" className="text-lg">
            The script
          </h2>
          <CommandBlock label="collect.sh" command={script} />
        </section>
      </div>
    </>
  )
}

function Steps({ address }: { address: string }) {
  return (
    <section aria-labelledby="run">
      <h2 id="run" className="text-lg">
        Read it, then run it
      </h2>
      <CommandBlock label="Read it first, or scroll down" command={`curl -fsSL ${address} | less`} />
      <CommandBlock
        label="Keep it, see what it would run, run it"
        command={`curl -fsSLO ${address}\nsh collect.sh --list\nsh collect.sh`}
      />
      <CommandBlock
        label="In one go; without a keyboard to ask, it scrubs"
        command={`curl -fsSL ${address} | sh`}
      />
      <p className="max-w-measure">
        Then paste what it printed where you <a href={routes.ask()}>ask</a>, or keep it as a{' '}
        <a href={routes.settings('rigs')}>rig</a> for the next time.
      </p>
    </section>
  )
}

function Reads() {
  return (
    <section aria-labelledby="reads" className="grid max-w-measure gap-2">
      <h2 id="reads" className="text-lg">
        What it reads
      </h2>
      <ul className="list-disc ps-5">
        <li>kernel, distribution, boot parameters, session type, Secure Boot, virtualization</li>
        <li>graphics and compute devices with their PCI ids, no others</li>
        <li>versions and parameters of GPU kernel modules, firmware and driver packages, DKMS</li>
        <li>
          where installed <code>nvidia-smi</code>, <code>rocminfo</code>, <code>amd-smi</code>,{' '}
          <code>clinfo</code>, <code>vulkaninfo</code>, <code>glxinfo</code>, <code>xpu-smi</code>,{' '}
          <code>sycl-ls</code>
        </li>
        <li>the lines of the kernel log that GPU drivers wrote</li>
      </ul>
    </section>
  )
}

function Scrubbing() {
  const kinds = Object.entries(scrubbedKinds).flatMap(([kind, { plural }]) =>
    kind === 'chosen' ? [] : [plural],
  )
  return (
    <section aria-labelledby="scrubbing" className="grid max-w-measure gap-2">
      <h2 id="scrubbing" className="text-lg">
        What is taken out
      </h2>
      <p>
        {kinds.join(', ')}. Each becomes a placeholder such as <code>{'<host-1>'}</code>, the same value
        always the same one, so that a log can still be followed. PCI ids, versions, registers and kernel
        addresses stay.
      </p>
      <p>
        The script does this on your machine unless told not to. The page you paste into does it again in your
        browser and shows you line by line what goes; you can name more words. The server does it once more
        before anything is stored. No rule finds everything: look through the text before you post it.
      </p>
    </section>
  )
}
