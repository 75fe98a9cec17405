import { type SQL, sql } from 'drizzle-orm'
import { ACCEPTED, DOWN, STARTING, UP } from '@/lib/reputation/points'
import { describedBy } from '@/lib/tags/described'

export type Measure = {
  /** What is derived, in words. */
  name: string
  /** Rows that differ from a recount; `id` tells which. */
  wrong: SQL
  /** Sets them right; absent where a difference is a fault to look into, not to paper over. */
  repair?: SQL
}

const votesOf = sql`select p.id, coalesce(sum(v.value), 0) as score, count(*) filter (where v.value = 1) as up,
  count(*) filter (where v.value = -1) as down from post p left join vote v on v.post_id = p.id group by p.id`

const ownShown = sql`not exists (select 1 from deletion d where d.post_id = p.id)
  and not exists (select 1 from hiding h where h.post_id = p.id)`

/** What hangs under a removed question, page or answer is out of sight with it; a removed comment keeps its replies. */
const shown = sql`with recursive tree as (
    select p.id, p.kind, ${ownShown} as own, true as open from post p where p.parent_id is null
    union all
    select p.id, p.kind, ${ownShown}, t.open and (t.kind = 'comment' or t.own) from tree t join post p on p.parent_id = t.id)
  select id, own and open as visible from tree`

const answersOf = sql`select q.post_id as id,
    count(a.id) as answers, coalesce(max(a.score), 0) as best,
    (select count(*) from acceptance c join post p on p.id = c.answer_id and p.visible where c.question_id = q.post_id) as accepted,
    (select count(*) from me_too m where m.question_id = q.post_id) as me_too,
    (select count(*) from follow f where f.post_id = q.post_id and f.level <> 'mute') as followers
  from question q left join post a on a.root_id = q.post_id and a.kind = 'answer' and a.visible group by q.post_id`

const tagUse = sql`select t.id, count(p.id) filter (where p.kind = 'question') as questions,
    count(p.id) filter (where p.kind = 'page') as pages,
    (select count(*) from follow f where f.tag_id = t.id and f.level <> 'mute') as followers
  from tag t left join post_tag pt on pt.tag_id = t.id left join post p on p.id = pt.post_id and p.visible group by t.id`

/** Reputation of every author and UTC day, summed anew. The cap is the setting's current value. */
const earned = (
  cap: number,
) => sql`select user_id, day, sum(voted)::int as voted, sum(accepted)::int as accepted,
    least(sum(voted), ${cap}::int)::int + sum(accepted)::int as counted from (
    select v.author_id as user_id, (v.cast_at at time zone 'UTC')::date as day,
      case when v.value = 1 then ${UP}::int else ${DOWN}::int end as voted, 0 as accepted
      from vote v join post p on p.id = v.post_id and p.visible and p.kind in ('question', 'answer')
    union all
    select c.author_id, (c.accepted_at at time zone 'UTC')::date, 0, ${ACCEPTED}::int
      from acceptance c join post p on p.id = c.answer_id and p.visible where c.accepted_by <> c.author_id
  ) parts group by user_id, day`

/** Everything derived, in the order in which it must be repaired. */
export function measures(cap: number): Measure[] {
  return [
    {
      name: 'posts whose newest revision, or the approved one, is not their text',
      wrong: sql`select p.id::text from post p left join page w on w.post_id = p.id
          left join revision r on r.post_id = p.id and r.number = coalesce(w.published_number, p.revision_count)
        where r.body_markdown is distinct from p.body_markdown`,
    },
    {
      name: 'pages whose approved revision is not older than the newest',
      wrong: sql`select p.id::text from page w join post p on p.id = w.post_id
        where w.published_number not between 1 and p.revision_count - 1`,
    },
    {
      name: 'known issues whose facts are not those of the newest or the approved revision',
      wrong: sql`select p.id::text from post p left join page w on w.post_id = p.id
          join revision r on r.post_id = p.id and r.number = coalesce(w.published_number, p.revision_count)
          left join known_issue k on k.page_id = p.id
        where r.details ? 'issue' and (
          (r.details->'issue'->>'status', r.details->'issue'->>'component', r.details->'issue'->>'introducedIn',
            r.details->'issue'->>'fixedIn', r.details->'issue'->>'workaround', r.details->'issue'->>'workaroundUntil')
          is distinct from (k.status, k.component, k.introduced_in, k.fixed_in, k.workaround, k.workaround_until)
          or coalesce(jsonb_array_length(r.details->'issue'->'targets'), 0)
            <> (select count(*) from issue_target t where t.page_id = k.page_id))`,
    },
    {
      name: 'votes that the event log tells otherwise',
      wrong: sql`select e.post_id || ' by ' || e.actor_id as id from (
          select distinct on (post_id, actor_id) post_id, actor_id, (data->>'value')::int as value
          from event where verb = 'voted' order by post_id, actor_id, transaction_id desc, id desc) e
        left join vote v on v.post_id = e.post_id and v.user_id = e.actor_id where coalesce(v.value, 0) <> e.value`,
    },
    {
      name: 'posts with a wrong visibility',
      wrong: sql`select p.id::text from post p join (${shown}) s on s.id = p.id where p.visible <> s.visible`,
      repair: sql`update post p set visible = s.visible from (${shown}) s where s.id = p.id and p.visible <> s.visible`,
    },
    {
      name: 'posts with a wrong score',
      wrong: sql`select p.id::text from post p join (${votesOf}) v on v.id = p.id
        where (p.score, p.up_votes, p.down_votes) is distinct from (v.score, v.up, v.down)`,
      repair: sql`update post p set score = v.score, up_votes = v.up, down_votes = v.down from (${votesOf}) v
        where v.id = p.id and (p.score, p.up_votes, p.down_votes) is distinct from (v.score, v.up, v.down)`,
    },
    {
      name: 'questions with wrong counts',
      wrong: sql`select q.post_id::text as id from question q join (${answersOf}) a on a.id = q.post_id
        where (q.answer_count, q.best_answer_score, q.accepted_count, q.me_too_count, q.follower_count)
          is distinct from (a.answers, a.best, a.accepted, a.me_too, a.followers)`,
      repair: sql`update question q set answer_count = a.answers, best_answer_score = a.best, accepted_count = a.accepted,
          me_too_count = a.me_too, follower_count = a.followers from (${answersOf}) a where a.id = q.post_id`,
    },
    {
      name: 'tags with wrong counts',
      wrong: sql`select t.name as id from tag t join (${tagUse}) u on u.id = t.id
        where (t.question_count, t.page_count, t.follower_count) is distinct from (u.questions, u.pages, u.followers)`,
      repair: sql`update tag t set question_count = u.questions, page_count = u.pages, follower_count = u.followers
        from (${tagUse}) u where u.id = t.id`,
    },
    {
      name: 'tags that do not say what their page says',
      wrong: sql`select t.name as id from tag t join (${describedBy}) d on d.tag_id = t.id where t.description <> d.description`,
      repair: sql`update tag t set description = d.description from (${describedBy}) d where d.tag_id = t.id`,
    },
    {
      name: 'days with wrong reputation',
      wrong: sql`select coalesce(d.user_id, e.user_id) || ' on ' || coalesce(d.day, e.day) as id
        from reputation_day d full join (${earned(cap)}) e on e.user_id = d.user_id and e.day = d.day
        where (coalesce(d.voted, 0), coalesce(d.accepted, 0), coalesce(d.counted, 0))
          is distinct from (coalesce(e.voted, 0), coalesce(e.accepted, 0), coalesce(e.counted, 0))`,
      repair: sql`with gone as (delete from reputation_day d where not exists (
            select 1 from (${earned(cap)}) e where e.user_id = d.user_id and e.day = d.day))
        insert into reputation_day (user_id, day, voted, accepted, counted) ${earned(cap)}
        on conflict (user_id, day) do update
          set voted = excluded.voted, accepted = excluded.accepted, counted = excluded.counted`,
    },
    {
      name: 'members with a wrong reputation',
      wrong: sql`select u.handle as id from users u
        left join (select user_id, sum(counted) as total from reputation_day group by user_id) d on d.user_id = u.id
        where u.reputation <> greatest(${STARTING}, ${STARTING} + coalesce(d.total, 0))`,
      repair: sql`update users u set reputation = greatest(${STARTING}, ${STARTING} + coalesce(
        (select sum(counted) from reputation_day d where d.user_id = u.id), 0))`,
    },
    {
      name: 'posts that search should find and does not, or the other way round',
      wrong: sql`select coalesce(p.id, s.post_id)::text as id
        from (select p.id from post p join post r on r.id = p.root_id
            where p.visible and r.visible and p.kind in ('question', 'answer', 'page')) p
          full join search_document s on s.post_id = p.id where p.id is null or s.post_id is null`,
    },
  ]
}
