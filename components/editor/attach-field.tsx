import { FILES_ACCEPTED } from '@/lib/attachments/limits'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'

/**
 * Attaching without script: the form comes back with all that was typed and the file in its text. Stands behind the
 * button that saves, because Enter in a field presses the first one of the form.
 */
export function AttachField({ error }: { error: string | undefined }) {
  return (
    <details className="editor-attach without-js" open={error !== undefined}>
      <summary>Attach a picture or a log</summary>
      <div className="grid gap-3">
        <TextField
          type="file"
          name="file-body"
          label="File"
          hint="PNG, JPEG, WebP, GIF or AVIF up to 8 MB, or a log as text or gzip. Place, camera and names are taken out."
          error={error}
          accept={FILES_ACCEPTED}
        />
        <TextField
          name="alt-body"
          label="What the picture shows"
          hint="For whoever cannot see it."
          maxLength={300}
        />
        <div>
          <Button name="intent" value="attach" formNoValidate>
            Attach
          </Button>
        </div>
      </div>
    </details>
  )
}
