import type { Metadata } from 'next'
import { AdviceView } from '@/components/choose/advice-view'
import { Candidates, NoDevice } from '@/components/choose/candidates'
import { ChooseForm, PasteForm } from '@/components/choose/choose-form'
import { PageStatus } from '@/components/page-status'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { findDistribution } from '@/lib/choose/distributions'
import { type ChooseInput, chooseInput } from '@/lib/choose/input'
import { answer } from '@/lib/choose/queries'
import { parseFields } from '@/lib/http/form'
import { readQuery } from '@/lib/http/query'
import { routes } from '@/lib/routes'

const fields = ['device', 'distribution', 'kernel', 'purpose', 'secureboot', 'installed'] as const

type Props = PageProps<'/choose'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = Object.keys(await searchParams).length > 0
  return {
    title: 'Choose a driver',
    description:
      'Which package, branch and kernel modules a GPU needs on a Linux distribution, with the commands, Secure Boot and the reasons.',
    alternates: { canonical: routes.choose() },
    ...(asked ? { robots: { index: false } } : {}),
  }
}

/** What to install on a machine; the form and its answer are one address. */
export default async function ChoosePage({ searchParams }: Props) {
  const query = readQuery(await searchParams)
  const values: Record<string, string> = {}
  for (const name of fields) if (query[name]) values[name] = query[name]
  const input = parseFields(chooseInput, values)
  const result = input.ok ? await answer(input.value, new Date().toISOString().slice(0, 10)) : null
  const errors = input.ok ? {} : (input.error.fields ?? {})
  return (
    <>
      {!input.ok && <PageStatus code={400} />}
      <PageHeader
        title="Choose a driver"
        summary="Name a card and a distribution: package, branch, open or proprietary, commands and Secure Boot, each with its source. What our tables do not know, they say."
      />
      <div className="grid gap-8">
        {!input.ok && (
          <Notice tone="bad" live>
            {input.error.message}
          </Notice>
        )}
        <ChooseForm values={values} errors={errors} />
        {query.paste === 'nothing' && (
          <Notice tone="warn" title="No device was recognised in the paste">
            <p>It takes the output of lspci -nn, nvidia-smi, rocminfo, inxi and their like.</p>
          </Notice>
        )}
        {input.ok && result && <Answer result={result} input={input.value} values={values} />}
        <PasteForm purpose={values.purpose} />
      </div>
    </>
  )
}

type AnswerProps = {
  result: Awaited<ReturnType<typeof answer>>
  input: ChooseInput
  values: Record<string, string>
}

function Answer({ result, input, values }: AnswerProps) {
  if (result.found === 'nothing-asked') return null
  return (
    <section id="answer" aria-labelledby="answer-heading" className="grid gap-6">
      <h2 id="answer-heading" className="border-b border-line pb-2 text-xl">
        Answer
      </h2>
      {result.found === 'no-device' && <NoDevice text={result.text} />}
      {result.found === 'many' && <Candidates devices={result.devices} query={values} />}
      {result.found === 'answers' &&
        result.answers.map(({ device, advice }) => (
          <AdviceView
            key={device.pciId}
            device={device}
            advice={advice}
            distribution={findDistribution(input.distribution)?.name ?? null}
          />
        ))}
    </section>
  )
}
