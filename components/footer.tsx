import { routes } from '@/lib/routes'
import { ThemeChoice } from './overlay/theme-choice'
import { Plain } from './ui/plain'

const columns = [
  {
    title: 'Read',
    links: [
      { href: routes.questions(), text: 'Questions' },
      { href: routes.wiki(), text: 'Wiki' },
      { href: routes.tags(), text: 'Tags' },
      { href: routes.recentChanges(), text: 'Recent changes' },
      { href: routes.maintenance(), text: 'Maintenance of the wiki' },
      { href: routes.siteFeed(), text: 'Atom feed' },
    ],
  },
  {
    title: 'Know',
    links: [
      { href: routes.triage(), text: 'Read a log' },
      { href: routes.choose(), text: 'Choose a driver' },
      { href: routes.drivers(), text: 'Drivers' },
      { href: routes.devices(), text: 'Devices' },
      { href: routes.errors(), text: 'Errors' },
      { href: routes.issues(), text: 'Known issues' },
      { href: routes.compatibility(), text: 'Compatibility' },
      { href: routes.verify(), text: 'To be verified' },
      { href: routes.collect(), text: 'Collect facts' },
    ],
  },
  {
    title: 'Yours',
    links: [
      { href: routes.inbox(), text: 'Inbox' },
      { href: routes.following(), text: 'Following' },
      { href: routes.bookmarks(), text: 'Bookmarks' },
      { href: routes.suggestions(), text: 'Suggested edits' },
      { href: routes.settings(), text: 'Settings' },
      { href: routes.signIn(), text: 'Sign in' },
    ],
  },
  {
    title: 'The site',
    links: [
      { href: routes.about(), text: 'About' },
      { href: routes.page('general/how-to-ask'), text: 'How to ask' },
      { href: routes.modLog(), text: 'Moderation log' },
    ],
  },
]

export function Footer() {
  return (
    <footer className="site-footer">
      <div className="site-width grid grid-cols-2 gap-8 py-8 sm:grid-cols-[repeat(4,auto)_1fr] sm:gap-x-12">
        <Plain>
          {columns.map(({ title, links }) => (
            <nav key={title} aria-label={title}>
              <h2 className="mb-1 text-xs font-semibold">{title}</h2>
              <ul>
                {links.map(({ href, text }) => (
                  <li key={href}>
                    <a href={href}>{text}</a>
                  </li>
                ))}
              </ul>
            </nav>
          ))}
        </Plain>
        <div className="grid content-start gap-3 max-sm:col-span-2 sm:justify-items-end">
          <ThemeChoice />
          <button type="button" className="needs-js footer-button" data-shortcut-help="">
            Keyboard shortcuts
          </button>
          <p className="max-w-56 text-balance sm:text-right">
            Knowledge about Linux GPU drivers, kept by the people who run them.
          </p>
        </div>
      </div>
    </footer>
  )
}
