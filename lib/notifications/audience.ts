import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { Verb } from '@/lib/events/verbs'
import { isMuted } from '@/lib/follows/muted'
import { getSettings } from '@/lib/settings/queries'
import { isKind, type Kind, kindOfVerb, kinds, type Preference } from './types'

/** Why somebody is told; the strongest reason wins. */
const reasons = ['direct', 'asked', 'watches', 'tag', 'driver', 'device', 'shelf'] as const
export type Reason = (typeof reasons)[number]

export type Listener = {
  eventId: number
  userId: string
  handle: string
  /** Null until the address is confirmed: nothing is mailed to others' addresses. */
  email: string | null
  kind: Kind
  reason: Reason
  wishes: Preference
}

/**
 * Everybody who is to be told of these events, each once an event: never of one's own act, never what one muted, never
 * of a post that is gone, and not of an answer beside the mention in it,
 * unless they turned mentions off.
 */
export async function listListeners(tx: Transaction, eventIds: number[]): Promise<Listener[]> {
  const reviewers = (await getSettings(tx))['reputation.review']
  const rows = await tx.execute<Row>(sql`
    with batch as (
      select e.id, e.transaction_id, e.verb, case when ${isMinor} then 'minor' else k.kind end as kind, e.actor_id, e.post_id, e.root_id, e.subject_id,
        e.data ->> 'reviewer' as reviewer, e.data ->> 'driver' as driver, e.data -> 'architectures' as architectures,
        case when e.verb in ${acts('approved-changes', 'rejected-changes')} then (e.data ->> 'from')::int end as since,
        case when e.verb in ${acts('approved-changes', 'rejected-changes')} then (e.data ->> 'number')::int end as number,
        coalesce(e.data ->> 'minor', 'false') = 'true' as minor,
        e.data -> 'shelves' as shelves, e.data ->> 'value' as vote, p.author_id, p.parent_id, r.author_id as root_author, r.kind as root_kind,
        coalesce(p.visible and r.visible, true) as visible
      from event e join (values ${kindRows}) k (verb, kind) on k.verb = e.verb
        left join post p on p.id = e.post_id left join post r on r.id = e.root_id
      where e.id in ${eventIds}
    ), told (id, user_id, reason) as (${everyReason(reviewers)})
    select b.id as event_id, u.id as user_id, u.handle, b.kind, min(t.reason) as reason,
      case when u.email_verified is not null then u.email::text end as email, w.inbox, w.mail
    from told t join batch b on b.id = t.id join users u on u.id = t.user_id
      left join notification_preference w on w.user_id = u.id and w.kind = b.kind
    where u.id is distinct from b.actor_id and u.id is distinct from b.reviewer and u.kind <> 'system'
      and (b.visible or b.kind in ('moderation', 'flag'))
      and not exists (select 1 from account_deletion gone where gone.user_id = u.id)
      and not ${isMuted(sql`u.id`, sql`b.root_id`)}
      and (b.verb = 'mentioned' or not exists (select 1 from event m where m.post_id = b.post_id
        and m.verb = 'mentioned' and m.subject_id = u.id and m.transaction_id = b.transaction_id)
        or exists (select 1 from notification_preference own where own.user_id = u.id and own.kind = 'mention'
          and (not own.inbox or own.mail = 'never')))
    group by b.id, u.id, b.kind, w.inbox, w.mail
    order by b.id, u.id`)
  return rows.flatMap(toListener)
}

/** Minor edits of pages are news of their own, told to those who chose so. */
const isMinor = sql`(e.verb = 'edited' and r.kind = 'page' and e.data ->> 'minor' = 'true')`

const kindRows = sql.join(
  Object.entries(kindOfVerb).map(([verb, kind]) => sql`(${verb}::text, ${kind}::text)`),
  sql`, `,
)

/**
 * A page belongs to everyone: its first author hears of edits and talk by watching it, like anybody else. What waits for
 * approval is told to those watching it who may review, what became of it to those who wrote it.
 */
const everyReason = (reviewers: number) => sql`
  select id, subject_id, 0 from batch
    where verb not in ${acts('answered', 'asked', 'created-page', 'voted')}
      and not (root_kind = 'page' and post_id = root_id and verb in ${acts('edited', 'reverted', 'moved-page')})
      and not (root_kind = 'page' and parent_id = root_id and verb = 'commented')
  union all
  select id, author_id, 0 from batch where verb = 'voted' and vote = '1'
  union all
  select id, root_author, 1 from batch where verb in ${acts('answered', 'commented')} and root_kind = 'question'
  union all
  select b.id, f.user_id, 2 from batch b join follow f on f.post_id = b.root_id and f.level = 'watch'
    where b.verb in ${acts('answered', 'commented')}
      or (b.verb in ${acts('edited', 'reverted', 'moved-page', 'approved-changes')} and b.post_id = b.root_id
        and (not b.minor or b.root_kind = 'page'))
  union all
  select b.id, v.author_id, 0 from batch b join revision v on v.post_id = b.post_id
      and v.number > b.since and v.number <= b.number
    where b.verb in ${acts('approved-changes', 'rejected-changes')}
  union all
  select b.id, f.user_id, 2 from batch b join follow f on f.post_id = b.root_id and f.level = 'watch'
      join users able on able.id = f.user_id and (able.role <> 'member' or able.reputation >= ${reviewers})
    where b.verb = 'held-change'
  union all
  select b.id, f.user_id, 3 from batch b join post_tag c on c.post_id = b.root_id
      join follow f on f.tag_id = c.tag_id and f.level = 'watch'
    where b.verb in ${acts('asked', 'created-page')}
  union all
  select b.id, f.user_id, 4 from batch b join follow f on f.driver = b.driver and f.level = 'watch'
    where b.verb in ${acts('added-release', 'dropped-support')}
  union all
  select b.id, f.user_id, 5 from batch b join device v on b.architectures ? v.architecture
      join follow f on f.pci_id = v.pci_id and f.level = 'watch'
    where b.verb = 'dropped-support'
  union all
  select b.id, f.user_id, 6 from batch b join follow f on jsonb_exists(b.shelves, f.shelf) and f.level = 'watch'
    where b.verb in ${acts('created-page', 'edited', 'reverted', 'moved-page', 'approved-changes')}
      and b.post_id = b.root_id`

function acts(...verbs: Verb[]): SQL {
  return sql`(${sql.join(
    verbs.map((verb) => sql`${verb}`),
    sql`, `,
  )})`
}

type Row = {
  event_id: number
  user_id: string
  handle: string
  email: string | null
  kind: string
  reason: number
  inbox: boolean | null
  mail: Preference['mail'] | null
}

function toListener(row: Row): Listener[] {
  if (!isKind(row.kind)) return []
  const { usually } = kinds[row.kind]
  return [
    {
      eventId: row.event_id,
      userId: row.user_id,
      handle: row.handle,
      email: row.email,
      kind: row.kind,
      reason: reasons[row.reason] ?? 'direct',
      wishes: { inbox: row.inbox ?? usually.inbox, mail: row.mail ?? usually.mail },
    },
  ]
}
