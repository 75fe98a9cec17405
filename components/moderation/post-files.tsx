import { REASON_MAX } from '@/lib/moderation/input'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'

type PostFilesProps = {
  files: { hash: string; name: string; kind: 'image' | 'log'; size: number }[]
  back: string
}

/** What a post shows or has shown, each to be removed for good when it must not be seen. */
export function PostFiles({ files, back }: PostFilesProps) {
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {files.map(({ hash, name, kind, size }) => (
        <li key={hash} className="grid gap-2 rounded-md border border-line p-4">
          {size === 0 ? (
            <p>{kind === 'image' ? 'A picture' : 'A log'} that was removed for good.</p>
          ) : (
            <>
              <a href={routes.file(hash, name)}>{name}</a>
              <form method="post" action={routes.fileRemoval(hash)} className="grid gap-3">
                <input type="hidden" name="back" value={back} />
                <TextField
                  id={`reason-${hash}`}
                  name="reason"
                  label="Reason"
                  hint="The public log shows it. The file is gone at once and cannot come back."
                  maxLength={REASON_MAX}
                  required
                />
                <div>
                  <Button tone="danger" size="small">
                    Remove for good
                    <span className="sr-only"> {name}</span>
                  </Button>
                </div>
              </form>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
