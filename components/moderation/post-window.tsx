import { PostBody } from '../post-body'

/** A post in a box that scrolls, by keyboard too. */
export function PostWindow({ id, html }: { id: number; html: string }) {
  return (
    <section
      className="max-h-72 max-w-measure overflow-y-auto rounded-md border border-line bg-paper px-4 py-3"
      aria-label={`Text of post ${id}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <PostBody html={html} size="small" />
    </section>
  )
}
