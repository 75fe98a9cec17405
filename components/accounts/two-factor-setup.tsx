import type { CodesState } from '@/lib/second-factor/types'
import { Button } from '../ui/button'
import { BackupCodesForm } from './backup-codes-form'

type TwoFactorSetupProps = {
  /** Base32, for who types it. */
  secret: string
  /** SVG of the QR code. */
  picture: string
  confirm: (before: CodesState, form: FormData) => Promise<CodesState>
  cancel: () => Promise<void>
}

export function TwoFactorSetup({ secret, picture, confirm, cancel }: TwoFactorSetupProps) {
  return (
    <div className="grid max-w-measure gap-4">
      <p>Read this picture with the app, or type the key. Then enter the code that it shows.</p>
      <div
        role="img"
        aria-label="QR code with the key below"
        className="w-44 rounded bg-white"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by us from the key, squares only
        dangerouslySetInnerHTML={{ __html: picture }}
      />
      <p>
        Key: <code className="break-all">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <BackupCodesForm action={confirm} asksForCode submit="Switch codes on" label="Enter the first code" />
      <form action={cancel}>
        <Button tone="quiet">Cancel</Button>
      </form>
    </div>
  )
}
