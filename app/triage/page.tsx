import type { Metadata } from 'next'
import { LogDrop } from '@/components/triage/log-drop'
import { TriagePage } from '@/components/triage/triage-page'
import { markupOf } from '@/components/ui/markup'
import { routes } from '@/lib/routes'
import { placeEnd, placeStart } from '@/lib/triage/shell'

export const dynamic = 'force-static'
export const revalidate = false

export const metadata: Metadata = {
  title: 'Read a log',
  description:
    'Paste a kernel log or the output of GPU tools and see which errors of NVIDIA, AMD and Intel drivers are in it, what they mean and what helped others.',
  alternates: { canonical: routes.triage() },
}

/** The form for logs. What a log says is written into this page in its place: app/triage/result/route.ts. */
export default function Triage() {
  return (
    <>
      <div
        id="triage"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own components, every text in them escaped
        dangerouslySetInnerHTML={{ __html: placeStart + markupOf(TriagePage({})) + placeEnd }}
        suppressHydrationWarning
      />
      <LogDrop />
    </>
  )
}
