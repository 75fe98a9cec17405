import { plural } from '@/lib/format/numbers'
import { Comment, type CommentView } from './comment'

type CommentTreeProps = {
  /** All comments under one post, in the order siblings are shown. */
  comments: CommentView[]
  /** Path of the page, without a fragment. */
  path: string
  /** Handle of who asked: their comments are marked. */
  asker?: string
}

/** Threaded, each branch folds without script. */
export function CommentTree({ comments, path, asker }: CommentTreeProps) {
  if (comments.length === 0) return null
  return (
    <section className="comments" aria-label={plural(comments.length, 'comment')}>
      <Branch nodes={growTree(comments)} path={path} asker={asker} />
    </section>
  )
}

type BranchProps = { nodes: CommentNode[]; path: string; asker?: string; inner?: boolean }

function Branch({ nodes, path, asker, inner }: BranchProps) {
  return (
    <ol className={inner ? 'comment-replies' : 'comment-list'}>
      {nodes.map(({ comment, answers, replies }) => (
        <Comment
          key={comment.id}
          comment={comment}
          answers={answers}
          path={path}
          asker={asker}
          replyCount={countAll(replies)}
        >
          {replies.length > 0 && <Branch nodes={replies} path={path} asker={asker} inner />}
        </Comment>
      ))}
    </ol>
  )
}

type CommentNode = {
  comment: CommentView
  depth: number
  /** The comment it answers, when it is not the one it is indented under. */
  answers: CommentView | null
  replies: CommentNode[]
  home: CommentNode | null
}

/** Indentation ends here; deeper replies stay readable at this depth and link to what they answer. */
const deepest = 8

/** Comments whose parent is absent hang on the post itself, so that none disappears. */
function growTree(comments: CommentView[]): CommentNode[] {
  const nodes = new Map<number, CommentNode>()
  // A parent is always older, so it has its place before its replies look for it.
  for (const comment of [...comments].sort((one, other) => one.id - other.id)) {
    const parent = nodes.get(comment.parentId)
    const home = parent && parent.depth >= deepest ? parent.home : (parent ?? null)
    const answers = parent && home !== parent ? parent.comment : null
    nodes.set(comment.id, { comment, depth: (home?.depth ?? 0) + 1, answers, replies: [], home })
  }
  const top: CommentNode[] = []
  for (const { id } of comments) {
    const node = nodes.get(id)
    if (node) (node.home?.replies ?? top).push(node)
  }
  return top
}

function countAll(nodes: CommentNode[]): number {
  return nodes.reduce((sum, node) => sum + 1 + countAll(node.replies), 0)
}
