import { Button } from '../ui/button'
import type { Upload } from './use-uploads'

/** How far files are that are being attached, and why one was not. */
export function UploadList({ uploads, end }: { uploads: Upload[]; end: (id: number) => void }) {
  if (uploads.length === 0) return null
  return (
    <ul className="editor-uploads">
      {uploads.map(({ id, name, percent, error }) => (
        <li key={id}>
          {error ? (
            <span role="alert">
              {name}: {error}
            </span>
          ) : (
            <>
              <span className="truncate">{name}</span>
              <progress value={percent} max={100} aria-label={`Attaching ${name}`} />
            </>
          )}
          <Button type="button" size="small" tone="quiet" onClick={() => end(id)}>
            {error ? 'Dismiss' : 'Cancel'}
          </Button>
        </li>
      ))}
    </ul>
  )
}
