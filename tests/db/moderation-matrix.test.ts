import { describe, expect, it } from 'vitest'
import { answerQuestion } from '@/lib/answers/commands'
import { sayMeToo } from '@/lib/bookmarks/commands'
import { addComment } from '@/lib/comments/commands'
import { closeQuestion, reopenQuestion } from '@/lib/moderation/closing'
import { setHidden, setLocked } from '@/lib/moderation/commands'
import { flagPost, resolveFlags } from '@/lib/moderation/flags'
import { refuseAdministrating, refuseModerating } from '@/lib/moderation/policy'
import { deletePost, undeletePost } from '@/lib/posts/commands'
import type { Result } from '@/lib/result'
import { editPost } from '@/lib/revisions/commands'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { castVote } from '@/lib/votes/commands'
import { bringInto, raiseFlag, type State, stateOf, states } from '../support/moderation'
import { ask, createMember, createWorld, suspended } from '../support/world'

const { ada, brook, casey, dana } = await createWorld()
const author = await createMember('Author')
const witness = await createMember('Witness')

const roles = {
  newcomer: ada,
  trusted: brook,
  moderator: casey,
  administrator: dana,
  'suspended member': suspended(await createMember('Sus')),
  'suspended moderator': suspended(await createMember('Sus-Mod', { role: 'moderator' })),
}
type RoleName = keyof typeof roles

const reason = 'For the test'
let counter = 0
const fresh = () => `key-for-the-matrix-${counter++}`
const text = 'Long enough to be an answer, a comment or an edit of a question.'

const actions = {
  flag: (viewer, id) => flagPost(viewer, { id, reason: 'spam', note: '' }),
  decline: (viewer, id) => resolveFlags(viewer, { id, outcome: 'decline', note: '' }),
  'uphold and hide': (viewer, id) => resolveFlags(viewer, { id, outcome: 'uphold-hide', note: '' }),
  'uphold and lock': (viewer, id) => resolveFlags(viewer, { id, outcome: 'uphold-lock', note: '' }),
  'uphold and delete': (viewer, id) => resolveFlags(viewer, { id, outcome: 'uphold-delete', note: '' }),
  hide: (viewer, id) => setHidden(viewer, { id, value: true, reason }),
  unhide: (viewer, id) => setHidden(viewer, { id, value: false }),
  lock: (viewer, id) => setLocked(viewer, { id, value: true, reason }),
  unlock: (viewer, id) => setLocked(viewer, { id, value: false }),
  close: (viewer, id) => closeQuestion(viewer, { id, reason: 'off-topic', note: '' }),
  reopen: (viewer, id) => reopenQuestion(viewer, { id }),
  delete: (viewer, id) => deletePost(viewer, { id, reason }),
  undelete: (viewer, id) => undeletePost(viewer, { id }),
  answer: (viewer, id) => answerQuestion(viewer, { id, body: `${text} ${fresh()}`, key: fresh() }),
  comment: (viewer, id) => addComment(viewer, { id, body: `${text} ${fresh()}`, key: fresh() }),
  'vote up': (viewer, id) => castVote(viewer, { id, value: 1 }),
  'me too': (viewer, id) => sayMeToo(viewer, { id, value: true }),
  edit: (viewer, id) =>
    editPost(viewer, { id, base: 1, body: `${text} ${fresh()}`, summary: '', minor: false }),
} satisfies Record<string, (viewer: Viewer, id: number) => Promise<Result<unknown>>>
type ActionName = keyof typeof actions

const actionNames = Object.keys(actions).filter((name): name is ActionName => name in actions)
const roleNames = Object.keys(roles).filter((name): name is RoleName => name in roles)
const moderatorsOnly = new Set<ActionName>(
  actionNames.slice(actionNames.indexOf('decline'), actionNames.indexOf('delete')),
)

/** The policy in a table's words: what each role hears for each action on a stranger's question in each state. */
function expected(role: RoleName, action: ActionName, state: State | 'missing'): string {
  if (role.startsWith('suspended')) return 'forbidden'
  const staff = role === 'moderator' || role === 'administrator'
  if (moderatorsOnly.has(action) && !staff) return 'not-found'
  if (state === 'missing') return 'not-found'
  if (moderatorsOnly.has(action))
    return state === 'deleted' && (action === 'close' || action === 'reopen') ? 'gone' : 'ok'
  if (state === 'deleted') return staff && (action === 'delete' || action === 'undelete') ? 'ok' : 'gone'
  if (state === 'hidden' && (action === 'me too' || action === 'vote up'))
    return staff ? 'forbidden' : 'not-found'
  if (!staff && state === 'hidden') return 'not-found'
  if (state === 'locked' && (action === 'vote up' || (!staff && binds(action)))) return 'locked'
  if (state === 'closed' && action === 'answer') return 'conflict'
  return action === 'delete' && !staff ? 'forbidden' : 'ok'
}

/** Locks stop talk, not reports, and not the count of those who have the problem too. */
const binds = (action: ActionName) => action !== 'flag' && action !== 'me too'

/** What the next role may do to the same question. */
const repeatable = new Set<ActionName>(['flag', 'answer', 'comment', 'vote up', 'me too'])

async function questionIn(state: State): Promise<number> {
  const { id } = await ask(author)
  await raiseFlag(id, witness)
  await bringInto(state, id, casey)
  return id
}

const answerOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)

describe.each(states)('on a %s question', (state) => {
  it.each(actionNames)(
    '%s: each role hears what the policy says, and nothing changes when refused',
    async (action) => {
      let id = await questionIn(state)
      for (const role of roleNames) {
        const before = await stateOf(id)
        const heard = answerOf(await actions[action](roles[role], id))
        const wanted = expected(role, action, state)
        const label = `${role}: ${action} on ${state}`
        expect(heard, label).toBe(wanted)
        if (heard !== 'ok') expect(await stateOf(id), label).toEqual(before)
        else if (!repeatable.has(action)) id = await questionIn(state)
      }
    },
  )
})

it.each(actionNames)('%s on nothing at all is refused to everyone', async (action) => {
  for (const role of roleNames) {
    const heard = answerOf(await actions[action](roles[role], 999_999_999))
    expect(heard, role).toBe(expected(role, action, 'missing'))
  }
})

it('nobody in particular may do nothing', () => {
  for (const refuse of [refuseWriting, refuseModerating, refuseAdministrating])
    expect(refuse(null)?.error.code).toBe('signed-out')
})
