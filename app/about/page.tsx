import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { routes } from '@/lib/routes'

export const dynamic = 'force-static'

const summary =
  'A knowledge base and question forum about Linux drivers for GPUs and AI accelerators, kept by the people who run them.'

export const metadata: Metadata = {
  title: 'About',
  description: summary,
  alternates: { canonical: routes.about() },
}

export default function AboutPage() {
  return (
    <>
      <PageHeader title="About Nomodeset" summary={summary} />
      <article className="prose">
        <p>
          The name is the kernel parameter people add when the screen stays black: it keeps the graphics
          driver from setting a mode, and leaves a text console on which everything else can be repaired. This
          site wants to be that console.
        </p>
        <Content />
        <Principles />
        <Moderation />
        <Terms />
      </article>
    </>
  )
}

function Content() {
  return (
    <>
      <h2 id="what-is-here">What is here</h2>
      <ul>
        <li>
          <a href={routes.vendor('nvidia')}>NVIDIA</a>, <a href={routes.vendor('amd')}>AMD</a> and{' '}
          <a href={routes.vendor('intel')}>Intel</a>: a hub for each, with its notes and questions.
        </li>
        <li>
          <a href={routes.wiki()}>Driver notes</a> that anyone may improve. Each says which versions it was
          checked against and keeps every edit; two people who edit at once lose nothing.
        </li>
        <li>
          <a href={routes.questions()}>Questions</a> with answers, comments and votes. Several answers can be
          accepted, because machines differ.
        </li>
        <li>
          A search that finds error codes, versions and PCI ids as they are written,{' '}
          <a href={routes.tags()}>tags</a> to follow, an inbox, mail and Atom feeds.
        </li>
      </ul>
    </>
  )
}

function Principles() {
  return (
    <>
      <h2 id="principles">Principles</h2>
      <ul>
        <li>
          <b>Read with anything.</b> Every page is complete without JavaScript, on a phone and in a text
          browser; every form works there too.
        </li>
        <li>
          <b>Nothing is lost.</b> Every text keeps its history, and what was deleted can be brought back.
        </li>
        <li>
          <b>Evidence over authority.</b> “Works with 580.95 on Linux 6.17” says more than a score. Say which
          versions you saw it with.
        </li>
        <li>
          <b>No tracking.</b> No page loads anything from another site.
        </li>
      </ul>
    </>
  )
}

function Moderation() {
  return (
    <>
      <h2 id="moderation">How moderation works</h2>
      <p>
        Anyone with a little reputation can flag a post and say what is wrong with it. Moderators look at
        flags and may edit, close, lock, hide or delete, and suspend an account for a time. Each of these has
        a reason, can be undone and stands in the public <a href={routes.modLog()}>moderation log</a>. Whoever
        is suspended is told why and until when.
      </p>
      <p>
        Members earn reputation by answers and questions that others find useful. With it they may flag, edit
        what others wrote without review, and create tags. Edits of newer members are{' '}
        <a href={routes.suggestions()}>suggestions</a> that somebody accepts.
      </p>
    </>
  )
}

function Terms() {
  return (
    <>
      <h2 id="licence">Licence</h2>
      <p>
        What people write here is licensed under{' '}
        <a href="https://creativecommons.org/licenses/by-sa/4.0/" rel="license noopener">
          Creative Commons Attribution-ShareAlike 4.0
        </a>
        : use it, also commercially, name its authors and pass changes on under the same licence. Commands and
        snippets of code that are too small to own are free to use.
      </p>
      <h2 id="accessibility">Accessibility</h2>
      <p>
        The site aims at WCAG 2.2 level AA, in light and dark, by keyboard and with screen readers. If
        something keeps you from reading or writing, tell the administrators of this site: flag any post with
        the reason “Something else”, or ask a question that says where you were stuck.
      </p>
      <h2 id="care">Take care</h2>
      <p>
        Advice here comes without warranty. Read a command before you run it as root, keep a way to boot
        without the driver, and take serial numbers, host names and addresses out of logs before you post
        them.
      </p>
    </>
  )
}
