import { Fragment } from 'react'
import { routes } from '@/lib/routes'
import { AccountMenu } from './overlay/account-menu'
import { SearchForm } from './search-form'
import { SectionTabs } from './section-tabs'
import { SiteMark } from './site-mark'
import { LinkButton } from './ui/button'
import { Icon } from './ui/icon'
import { Plain } from './ui/plain'

const links = [
  { href: routes.questions(), text: 'Questions', section: 'questions' },
  { href: routes.wiki(), text: 'Wiki', section: 'wiki' },
  { href: routes.tags(), text: 'Tags', section: 'tags' },
]

/** The same bytes for everyone; what is yours arrives in `#account`. The spaces are for text browsers. */
export function Header() {
  return (
    <>
      <header className="site-header">
        <div className="site-bar">
          <Plain>
            <a href={routes.home()} className="site-name">
              <SiteMark />
              <span>Nomodeset</span>
            </a>
            <SearchForm />
            <button type="button" className="button button-quiet menu-button" popoverTarget="site-nav">
              <Icon name="menu" size={20} />
              <span className="sr-only">Menu</span>
            </button>{' '}
            <nav id="site-nav" className="site-nav" aria-label="Site" popover="auto">
              {links.map(({ href, text, section }) => (
                <Fragment key={href}>
                  <a href={href} data-section={section}>
                    {text}
                  </a>{' '}
                </Fragment>
              ))}
            </nav>
            <LinkButton href={routes.ask()} tone="primary" className="ask-button">
              Ask
            </LinkButton>
          </Plain>
          <div id="account" data-viewer="" className="site-account">
            <AccountMenu />
          </div>
        </div>
      </header>
      <Plain>
        <SectionTabs />
      </Plain>
    </>
  )
}
