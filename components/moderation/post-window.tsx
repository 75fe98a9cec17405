import { PostBody } from '../post-body'
import { ScrollRegion } from '../ui/scroll-region'

/** A post in a box that scrolls, by keyboard too. */
export function PostWindow({ id, html }: { id: number; html: string }) {
  return (
    <ScrollRegion
      label={`Text of post ${id}`}
      className="max-h-72 max-w-measure overflow-y-auto rounded-md border border-line bg-paper px-4 py-3"
    >
      <PostBody html={html} size="small" />
    </ScrollRegion>
  )
}
