import { routes } from '@/lib/routes'
import { Button, LinkButton } from '../ui/button'

/** Where the sign-in form would be, for somebody who is signed in; also the way out without script. */
export function SignedInAlready({ handle, next }: { handle: string; next?: string }) {
  return (
    <div className="grid gap-4">
      <p>
        You are signed in as <a href={routes.user(handle)}>{handle}</a>.
      </p>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={next ?? routes.home()} tone="primary">
          Continue
        </LinkButton>
        <LinkButton href={routes.settings()}>Settings</LinkButton>
        <form method="post" action={routes.signOut()}>
          <Button>Sign out</Button>
        </form>
      </div>
    </div>
  )
}
