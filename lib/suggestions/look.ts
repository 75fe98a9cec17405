import 'server-only'
import type { Executor, Transaction } from '@/db/client'
import type { DiffRow } from '@/lib/diff/types'
import { diffTexts } from '@/lib/diff/words'
import type { ThreadPost } from '@/lib/posts/thread'
import { type Failure, fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { applyHunks, type Hunk, listHunks, type Text } from './hunks'
import { type Kind, pageKind, postKind, type Wanted, type Write } from './kinds'

export type Row = Wanted & {
  postId: number
  baseNumber: number
  post: { kind: 'question' | 'answer' | 'comment' | 'page'; vendor: string | null; revisionCount: number }
}

/** A text that may become the post's next revision. */
export type Choice = {
  text: Text
  /** Not all that was suggested, or not as it was suggested. */
  partial: boolean
  /** The post says this already. */
  empty: boolean
  columns: Wanted
  prepare: (tx: Transaction, reviewer: Viewer, thread: ThreadPost) => Promise<Result<Write>>
}

/** Both texts, until somebody has decided: the draft holds them between markers where they differ. */
export type Clash = { number: number; draft: Text; rows: DiffRow[] }
export type Typed = { ok: true; value: Choice } | { ok: false; error: Failure & { clash?: Clash } }

/** A suggestion against what its post is now. */
export type Look = {
  /** The newest revision of the post. */
  number: number
  clean: boolean
  /** Fields that both changed differently; empty when clean. */
  clashing: string[]
  /** The text it started from, what it wants of it, and what the post is now. */
  started: Text
  wanted: Text
  current: Text
  /** Both joined; with markers where that is not possible. */
  merged: Text
  /** What accepting all of it changes; none when it cannot be joined. */
  hunks: Hunk[]
  /** The post with some of the hunks. */
  choose: (ids: ReadonlySet<string>) => Choice
  /** What somebody made of it in an editor that was opened on revision `from`. */
  typed: (values: Record<string, string>, from: number) => Promise<Typed>
}

/** Null when the revision it started from is not there. */
export function lookAt(executor: Executor, row: Row): Promise<Look | null> {
  return row.post.kind === 'page' ? look(pageKind, executor, row) : look(postKind, executor, row)
}

async function look<T extends Text>(kind: Kind<T>, executor: Executor, row: Row): Promise<Look | null> {
  const { postId, baseNumber, post } = row
  const number = post.revisionCount
  const current = await kind.read(executor, postId, number)
  const base = baseNumber === number ? current : await kind.read(executor, postId, baseNumber)
  if (!base || !current) return null
  const wanted = kind.wanted(base, row)
  const { clean, clashing, text: merged } = kind.merge(base, wanted, current)
  const hunks = clean ? listHunks(current, merged) : []
  const choiceOf = (text: T): Choice => ({
    text,
    partial: !clean || listHunks(text, merged).length > 0,
    empty: listHunks(current, text).length === 0,
    columns: kind.columns(text),
    prepare: (tx, reviewer, thread) => kind.prepare(tx, reviewer, thread, text),
  })
  return {
    ...{ number, clean, clashing, started: base, wanted, current, merged, hunks },
    choose: (ids) => choiceOf(applyHunks(current, merged, ids)),
    typed: async (values, from) => {
      const started = from === number ? current : await kind.read(executor, postId, from)
      if (!started) return fail('invalid', 'The revision this edit started from does not exist.')
      const fields = { ...values, id: String(postId), base: String(from) }
      const mine = kind.typed(started, fields, post)
      if (!mine.ok) return mine
      // The facts of an issue have a form of their own; here they are taken or left whole.
      if ('issue' in mine.value && 'issue' in merged && values.issue === '1') mine.value.issue = merged.issue
      const joined = kind.merge(started, mine.value, current)
      if (joined.clean) return ok(choiceOf(joined.text))
      const rows = diffTexts(current.body, mine.value.body)
      return { ok: false, error: { ...movedOn, clash: { number, draft: joined.text, rows } } }
    },
  }
}

const movedOn: Failure = {
  code: 'conflict',
  message:
    'Somebody else changed the same place while you were writing. Nothing is lost: both texts are below.',
}
