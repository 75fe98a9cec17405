/** The states of a question or page that decide what may be done with it, in the order of the cells below. */
export const states = ['open', 'locked', 'closed', 'deleted', 'hidden'] as const
export type State = (typeof states)[number]

/** A trusted stranger; whoever asked the question or began the page; a moderator. */
export const actors = ['stranger', 'author', 'moderator'] as const
export type Actor = (typeof actors)[number]

type Statuses = Record<Actor, readonly [number, number, number, number, number]>

const own = 'touches nothing but one’s own marks, drafts and settings'

/**
 * What each door answers, by who comes and in what state the question (or page) is; or why no post's state matters.
 * The house's words: 303 done, 403 not yours to do, 404 nothing here for you, 409 takes no such thing now, 410 deleted,
 * 423 locked. To strangers a hidden post is not there, its author is told that it is hidden.
 */
export const routeStates: Record<string, Statuses | string> = {
  'posts/[id]/vote': {
    stranger: [303, 423, 303, 410, 404],
    author: [403, 403, 403, 410, 403],
    moderator: [303, 423, 303, 410, 403],
  },
  'posts/[id]/me-too': {
    stranger: [303, 303, 303, 410, 404],
    author: [403, 403, 403, 410, 403],
    moderator: [303, 303, 303, 410, 403],
  },
  'posts/[id]/bookmark': {
    stranger: [303, 303, 303, 410, 404],
    author: [303, 303, 303, 410, 403],
    moderator: [303, 303, 303, 410, 403],
  },
  'posts/[id]/follow': {
    stranger: [303, 303, 303, 410, 404],
    author: [303, 303, 303, 410, 403],
    moderator: [303, 303, 303, 410, 403],
  },
  'posts/[id]/report': {
    stranger: [303, 423, 303, 410, 404],
    author: [303, 423, 303, 410, 403],
    moderator: [303, 303, 303, 410, 303],
  },
  'posts/[id]/mark': {
    stranger: [303, 423, 303, 410, 404],
    author: [303, 423, 303, 410, 403],
    moderator: [303, 303, 303, 410, 303],
  },
  'questions/[id]/answers': {
    stranger: [303, 423, 409, 410, 404],
    author: [303, 423, 409, 410, 403],
    moderator: [303, 303, 409, 410, 303],
  },
  'posts/[id]/comments': {
    stranger: [303, 423, 303, 410, 404],
    author: [303, 423, 303, 410, 403],
    moderator: [303, 303, 303, 410, 303],
  },
  // The answer is somebody else's, so a hidden question hides it from the asker too.
  'posts/[id]/accept': {
    stranger: [403, 423, 403, 410, 404],
    author: [303, 423, 303, 410, 404],
    moderator: [303, 303, 303, 410, 303],
  },
  'suggestions/[id]/decision': {
    stranger: [303, 423, 303, 410, 404],
    author: [303, 423, 303, 410, 403],
    moderator: [303, 303, 303, 410, 303],
  },
  'posts/[id]/revert': {
    stranger: [303, 423, 303, 410, 404],
    author: [303, 423, 303, 410, 403],
    moderator: [303, 303, 303, 410, 303],
  },
  // Pages are not closed.
  'wiki/[vendor]/[slug]/revert': {
    stranger: [303, 423, 303, 410, 404],
    author: [303, 423, 303, 410, 403],
    moderator: [303, 303, 303, 410, 303],
  },
  // The stamp is that of the page's author.
  'wiki/[vendor]/[slug]/verify/withdraw': {
    stranger: [403, 423, 403, 410, 404],
    author: [303, 423, 303, 410, 403],
    moderator: [303, 303, 303, 410, 303],
  },
  'wiki/[vendor]/[slug]/needs/settle': {
    stranger: [303, 423, 303, 410, 404],
    author: [303, 423, 303, 410, 403],
    moderator: [303, 303, 303, 410, 303],
  },
  // Nothing waits on the page that is brought into the state.
  'wiki/[vendor]/[slug]/pending': {
    stranger: [409, 423, 409, 410, 404],
    author: [409, 423, 409, 410, 403],
    moderator: [409, 409, 409, 410, 409],
  },
  'questions/[id]/closure': {
    stranger: [404, 404, 404, 404, 404],
    author: [404, 404, 404, 404, 404],
    moderator: [303, 303, 303, 410, 303],
  },
  'posts/[id]/lock': {
    stranger: [404, 404, 404, 404, 404],
    author: [404, 404, 404, 404, 404],
    moderator: [303, 303, 303, 303, 303],
  },
  'posts/[id]/hiding': {
    stranger: [404, 404, 404, 404, 404],
    author: [404, 404, 404, 404, 404],
    moderator: [303, 303, 303, 303, 303],
  },
  'posts/[id]/deletion': {
    stranger: [403, 423, 403, 410, 404],
    author: [303, 423, 303, 303, 403],
    moderator: [303, 303, 303, 303, 303],
  },
  'posts/[id]/editing': {
    stranger: [303, 423, 303, 410, 404],
    author: [303, 423, 303, 410, 403],
    moderator: [303, 303, 303, 410, 303],
  },
  'posts/[id]/changes': {
    stranger: [303, 423, 303, 410, 404],
    author: [303, 423, 303, 410, 403],
    moderator: [303, 303, 303, 410, 303],
  },
  'files/[hash]/removal': 'a file is no post',
  'devices/[pciId]/follow': 'a device is no post',
  'wiki/follow/[shelf]': 'a part of the wiki is no post',
  'wiki/move/confirm': 'moves many pages; tests/db/wiki-subtree.test.ts has the states',
  'drivers/[driver]/follow': 'a driver is no post',
  'tags/[name]/follow': 'a tag is no post',
  'mod/users/[handle]/suspension': 'a person is no post',
  'wiki/import/[id]/start': 'an import is no post',
  'wiki/import/[id]/stop': 'an import is no post',
  'drivers/[driver]/restore': 'a release is no post',
  'triage/ask': own,
  drafts: own,
  'drafts/discard': own,
  'inbox/read': own,
  'viewer/seen': own,
  'settings/notifications/save': own,
  preview: 'stores nothing',
  signout: 'touches the session only',
}

const noPost = 'makes something new, or touches no post'
const staff = 'for moderators; the commands are those of closure, lock, hiding and deletion'
const guarding =
  'for moderators; tests/db/protection.test.ts and tests/db/revision-hiding.test.ts ask its commands'
const account = 'touches the account only'

/** The same for a stranger's form of each page with a server action: what its page answers when it is sent. */
export const pageStates: Record<string, readonly [number, number, number, number, number] | string> = {
  'questions/[id]/answer': [303, 423, 409, 410, 404],
  'posts/[id]/edit': [303, 423, 303, 410, 404],
  // Of an answer to the question.
  'suggestions/[id]/edit': [303, 423, 303, 410, 404],
  'posts/[id]/environment': [303, 423, 303, 410, 404],
  'posts/[id]/flag': [303, 303, 303, 410, 404],
  'wiki/[vendor]/[slug]/edit': [303, 423, 303, 410, 404],
  'wiki/[vendor]/[slug]/verify': [303, 423, 303, 410, 404],
  'wiki/[vendor]/[slug]/needs': [303, 423, 303, 410, 404],
  'wiki/[vendor]/[slug]/obsolete': [303, 423, 303, 410, 404],
  'wiki/[vendor]/[slug]/move': [303, 423, 303, 410, 404],
  'posts/[id]/validity': [303, 423, 303, 410, 404],
  'issues/[page]/edit': [303, 423, 303, 410, 404],
  'issues/new': noPost,
  'questions/ask': noPost,
  'tags/[name]/edit': noPost,
  'wiki/new': noPost,
  'wiki/import': noPost,
  'drivers/[driver]/releases/new': noPost,
  'drivers/[driver]/releases/[id]/edit': noPost,
  'drivers/[driver]/branches/new': noPost,
  'drivers/[driver]/branches/[branch]/edit': noPost,
  mod: staff,
  'questions/[id]/close': staff,
  'wiki/[vendor]/[slug]/protect': guarding,
  'posts/[id]/history/[number]/hide': guarding,
  'posts/[id]/moderate': staff,
  'mod/users/[handle]': noPost,
  'admin/settings': noPost,
  'settings/profile': account,
  'settings/rigs': account,
  'settings/account': account,
  'settings/security': account,
  'settings/confirm': account,
  'settings/sessions': account,
  'settings/delete': account,
  signin: account,
  'signin/code': account,
  signup: account,
  'signup/handle': account,
  'reset-password': account,
  'reset-password/[token]': account,
  'welcome/[token]': account,
  'verify-email/[token]': account,
  'verify-email/undo/[token]': account,
}
