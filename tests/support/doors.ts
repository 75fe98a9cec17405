import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { kindNames } from '@/lib/notifications/types'
import { dumpOf } from './dumps'
import type { Typed } from './page-forms'

/** What the paths and fields of the samples speak of. */
export type Objects = {
  question: number
  /** For what takes a question out of the way. */
  other: number
  answer: number
  comment: number
  page: { id: number; path: string }
  /** An import underway that may be stopped and then gone on with. */
  import: number
  /** A page whose revision 3 waits for approval. */
  guarded: { id: number; path: string }
  suggestion: number
  /** Of somebody else's answer, for its editor. */
  rework: number
  /** Of the page. */
  stamp: number
  need: number
  flag: number
  member: string
  /** A release of the NVIDIA driver with a revision that can be undone. */
  release: { id: number; revision: number }
  /** Hash of a picture that no post shows. */
  file: string
}

type Sample = {
  path: (objects: Objects) => string
  fields: (objects: Objects) => Record<string, string>
  /** Why suspended people may do this all the same. */
  openToSuspended?: string
}

const text = 'Long enough for an answer, a comment or a page of the wiki.'
const reason = 'For the test'
const machineText = 'Linux host 6.17.0-5-generic #5 SMP x86_64 GNU/Linux\nKernel driver in use: nvidia'
const nothing = () => ({})

/** One valid request to each route that changes something; in the order in which they do not disturb each other. */
export const routeSamples: Record<string, Sample> = {
  'posts/[id]/vote': { path: ({ question }) => `/posts/${question}/vote`, fields: () => ({ value: '1' }) },
  'posts/[id]/me-too': {
    path: ({ question }) => `/posts/${question}/me-too`,
    fields: () => ({ value: '1' }),
  },
  'posts/[id]/bookmark': {
    path: ({ question }) => `/posts/${question}/bookmark`,
    fields: () => ({ value: '1' }),
    openToSuspended: 'a private list for reading',
  },
  'posts/[id]/follow': {
    path: ({ question }) => `/posts/${question}/follow`,
    fields: () => ({ level: 'track' }),
    openToSuspended: 'how one reads is one’s own',
  },
  'posts/[id]/report': {
    path: ({ page }) => `/posts/${page.id}/report`,
    fields: () => ({ outcome: 'works' }),
  },
  'posts/[id]/mark': {
    path: ({ page }) => `/posts/${page.id}/mark`,
    fields: () => ({ kind: 'outdated', value: '1' }),
  },
  'devices/[pciId]/follow': {
    path: () => '/devices/10de:2684/follow',
    fields: () => ({ level: 'track' }),
    openToSuspended: 'how one reads is one’s own',
  },
  'drivers/[driver]/follow': {
    path: () => '/drivers/nvidia/follow',
    fields: () => ({ level: 'track' }),
    openToSuspended: 'how one reads is one’s own',
  },
  'tags/[name]/follow': {
    path: () => '/tags/nvidia/follow',
    fields: () => ({ level: 'track' }),
    openToSuspended: 'how one reads is one’s own',
  },
  'wiki/follow/[shelf]': {
    path: () => '/wiki/follow/nvidia',
    fields: () => ({ level: 'track' }),
    openToSuspended: 'how one reads is one’s own',
  },
  'questions/[id]/answers': {
    path: ({ question }) => `/questions/${question}/answers`,
    fields: () => ({ body: text }),
  },
  'posts/[id]/comments': {
    path: ({ question }) => `/posts/${question}/comments`,
    fields: () => ({ body: text }),
  },
  'posts/[id]/accept': { path: ({ answer }) => `/posts/${answer}/accept`, fields: () => ({ value: '1' }) },
  'suggestions/[id]/decision': {
    path: ({ suggestion }) => `/suggestions/${suggestion}/decision`,
    fields: () => ({ decision: 'reject', reason }),
  },
  'posts/[id]/revert': {
    path: ({ question }) => `/posts/${question}/revert`,
    fields: () => ({ number: '1' }),
  },
  'wiki/[vendor]/[slug]/revert': {
    path: ({ page }) => `/wiki/${page.path}/revert`,
    fields: ({ page }) => ({ id: String(page.id), to: '1', base: '2' }),
  },
  'wiki/[vendor]/[slug]/verify/withdraw': {
    path: ({ page }) => `/wiki/${page.path}/verify/withdraw`,
    fields: ({ stamp }) => ({ stamp: String(stamp) }),
  },
  'wiki/[vendor]/[slug]/needs/settle': {
    path: ({ page }) => `/wiki/${page.path}/needs/settle`,
    fields: ({ need }) => ({ need: String(need), reason }),
  },
  'wiki/import/[id]/stop': { path: (objects) => `/wiki/import/${objects.import}/stop`, fields: nothing },
  'wiki/import/[id]/start': { path: (objects) => `/wiki/import/${objects.import}/start`, fields: nothing },
  'wiki/[vendor]/[slug]/pending': {
    path: ({ guarded }) => `/wiki/${guarded.path}/pending`,
    fields: ({ guarded }) => ({ id: String(guarded.id), decision: 'reject', base: '3', reason }),
  },
  'questions/[id]/closure': {
    path: ({ other }) => `/questions/${other}/closure`,
    fields: () => ({ value: '1', reason: 'too-broad' }),
  },
  'posts/[id]/lock': { path: ({ other }) => `/posts/${other}/lock`, fields: () => ({ value: '1', reason }) },
  'posts/[id]/hiding': {
    path: ({ other }) => `/posts/${other}/hiding`,
    fields: () => ({ value: '1', reason }),
  },
  'posts/[id]/deletion': {
    path: ({ other }) => `/posts/${other}/deletion`,
    fields: () => ({ value: '1', reason }),
  },
  'mod/users/[handle]/suspension': {
    path: ({ member }) => `/mod/users/${member}/suspension`,
    fields: () => ({ value: '1', days: '3', reason }),
  },
  'drivers/[driver]/restore': {
    path: () => '/drivers/nvidia/restore',
    fields: ({ release }) => ({ revision: String(release.revision), state: 'before' }),
  },
  'wiki/move/confirm': {
    path: () => '/wiki/move/confirm',
    fields: ({ page: { id, path } }) => {
      const [vendor = '', prefix = ''] = path.split('/')
      const moved = { vendor, prefix, toVendor: vendor, toPrefix: `${prefix}-moved` }
      const seen = createHash('sha256').update(`${id}\t${path}\t${path}-moved\t`).digest('hex')
      return { ...moved, seen }
    },
  },
  drafts: {
    path: () => '/drafts',
    fields: () => ({ draft: 'ask', body: text }),
    openToSuspended: 'nothing typed is lost; nobody else sees it',
  },
  'drafts/discard': {
    path: () => '/drafts/discard',
    fields: () => ({ draft: 'ask' }),
    openToSuspended: 'one’s own draft',
  },
  'triage/ask': {
    path: () => '/triage/ask',
    fields: () => ({ title: 'A title for the test of doors', body: text, tags: 'nvidia', environment: text }),
    openToSuspended: 'nothing typed is lost; nobody else sees it',
  },
  'inbox/read': {
    path: () => '/inbox/read',
    fields: () => ({ upto: '1' }),
    openToSuspended: 'a mark for reading',
  },
  'viewer/seen': { path: () => '/viewer/seen', fields: nothing, openToSuspended: 'a mark for reading' },
  'settings/notifications/save': {
    path: () => '/settings/notifications/save',
    fields: () => Object.fromEntries(kindNames.map((kind) => [`mail-${kind}`, 'never'])),
    openToSuspended: 'how one is told is one’s own',
  },
  'posts/[id]/editing': {
    path: ({ page }) => `/posts/${page.id}/editing`,
    fields: () => ({ value: '1' }),
  },
  'posts/[id]/changes': {
    path: ({ page }) => `/posts/${page.id}/changes`,
    fields: () => ({ base: '1', body: text }),
    openToSuspended: 'changes nothing',
  },
  'files/[hash]/removal': { path: ({ file }) => `/files/${file}/removal`, fields: () => ({ reason }) },
  preview: { path: () => '/preview', fields: () => ({ body: text }), openToSuspended: 'changes nothing' },
  signout: { path: () => '/signout', fields: nothing, openToSuspended: 'leaving is always open' },
}

/** Mutating routes that are not doors of `postRoute`, each with its own gate and tests. */
export const otherGates = new Map([
  ['files', 'carries a file, which no sample can; its gates are tried in attachments.spec.ts'],
  [
    'triage/result',
    'open to everybody and writes nothing; has the gate against other sites and a limit of its own',
  ],
  [
    'wiki/[vendor]/[slug]/verdict',
    'counts what readers say, without an account; asks for the same origin itself',
  ],
  ['choose/read', 'reads a paste, stores nothing and asks for the same origin itself'],
  ['unsubscribe/[token]', 'the token of the mail is the gate, and mail programs post it (RFC 8058)'],
])

type PageSample = {
  path: (objects: Objects) => string
  typed: (objects: Objects) => Typed
  /** Why suspended people may use it all the same. */
  openToSuspended?: string
}

const forgotten = 'for people who are not signed in, or the keys of one’s own account'

/** Every page with a server action, with something valid to type into its forms. */
export const pageSamples: Record<string, PageSample> = {
  'questions/ask': {
    path: () => '/questions/ask',
    typed: () => ({ title: `A question for the test of doors ${Date.now()}`, body: text, tags: 'nvidia' }),
  },
  'questions/[id]/answer': {
    path: ({ question }) => `/questions/${question}/answer`,
    typed: () => ({ body: `${text} ${Date.now()}` }),
  },
  'posts/[id]/edit': {
    path: ({ question }) => `/posts/${question}/edit`,
    typed: () => ({ body: `${text} Edited ${Date.now()}`, summary: reason }),
  },
  'suggestions/[id]/edit': {
    path: ({ rework }) => `/suggestions/${rework}/edit`,
    typed: () => ({ body: `${text} Reworked ${Date.now()}` }),
  },
  'posts/[id]/environment': {
    path: ({ question }) => `/posts/${question}/environment`,
    typed: () => ({ environment: machineText }),
  },
  'posts/[id]/flag': {
    path: ({ answer }) => `/posts/${answer}/flag`,
    typed: () => ({ reason: 'spam', note: reason }),
  },
  'posts/[id]/validity': {
    path: ({ page }) => `/posts/${page.id}/validity`,
    typed: () => ({ 'subject-0': 'kernel', 'range-0': '6.12+' }),
  },
  'issues/[page]/edit': {
    path: ({ page }) => `/issues/${page.id}/edit`,
    typed: () => ({ component: 'nvidia', introducedIn: '590.44' }),
  },
  'issues/new': {
    path: () => '/issues/new',
    typed: () => ({
      title: `A known issue for the test of doors ${Date.now()}`,
      lead: 'One sentence that tells what goes wrong.',
      tags: 'wayland',
      component: 'nvidia',
      body: text,
    }),
  },
  'tags/[name]/edit': {
    path: () => '/tags/wayland/edit',
    typed: () => ({ description: 'The display protocol, as the drivers speak it.' }),
  },
  'wiki/new': {
    path: () => '/wiki/new',
    typed: () => ({
      path: `general/doors-${Date.now().toString(36)}`,
      title: 'A page for the test of doors',
      lead: 'One sentence that tells what this page is.',
      topic: 'Tests',
      tags: 'wayland',
      body: text,
    }),
  },
  'wiki/import': {
    path: () => '/wiki/import',
    typed: () => ({
      ...{ vendor: 'general', topic: 'Tests', namespaces: '0', history: 'all', taken: 'update' },
      file: { name: 'dump.xml', mimeType: 'text/xml', buffer: Buffer.from(dumpOf([])) },
    }),
  },
  'wiki/[vendor]/[slug]/edit': {
    path: ({ page }) => `/wiki/${page.path}/edit`,
    typed: () => ({ body: `${text} Edited ${Date.now()}` }),
  },
  mod: {
    path: ({ flag }) => (flag === 1 ? '/mod' : `/mod?after=${flag - 1}`),
    typed: () => ({ outcome: 'decline', note: reason }),
  },
  'wiki/[vendor]/[slug]/protect': {
    path: ({ page }) => `/wiki/${page.path}/protect`,
    typed: () => ({ level: 'review', reason }),
  },
  'posts/[id]/history/[number]/hide': {
    path: ({ page }) => `/posts/${page.id}/history/1/hide`,
    typed: () => ({ reason }),
  },
  'questions/[id]/close': {
    path: ({ other }) => `/questions/${other}/close`,
    typed: () => ({ reason: 'off-topic' }),
  },
  'posts/[id]/moderate': { path: ({ other }) => `/posts/${other}/moderate`, typed: () => ({ reason }) },
  'mod/users/[handle]': {
    path: ({ member }) => `/mod/users/${member}`,
    typed: () => ({ days: '3', reason, role: 'moderator' }),
  },
  'drivers/[driver]/releases/new': {
    path: () => '/drivers/nvidia/releases/new',
    typed: () => ({ version: `580.${Date.now()}`, branch: 'R580', sourceUrl: 'https://www.nvidia.com/' }),
  },
  'drivers/[driver]/releases/[id]/edit': {
    path: ({ release }) => `/drivers/nvidia/releases/${release.id}/edit`,
    typed: () => ({ note: `${text} ${Date.now()}` }),
  },
  'drivers/[driver]/branches/new': {
    path: () => '/drivers/nvidia/branches/new',
    typed: () => ({ name: `T${Date.now()}`, sourceUrl: 'https://www.nvidia.com/' }),
  },
  'drivers/[driver]/branches/[branch]/edit': {
    path: () => '/drivers/nvidia/branches/R575/edit',
    typed: () => ({ note: `${text} ${Date.now()}` }),
  },
  'admin/settings': { path: () => '/admin/settings', typed: () => ({ 'suggestions.openPerMember': '7' }) },
  'settings/profile': { path: () => '/settings/profile', typed: () => ({ name: reason, bio: text }) },
  'settings/rigs': {
    path: () => '/settings/rigs',
    typed: () => ({ name: `rig ${Date.now().toString(36)}`, environment: machineText }),
  },
  'wiki/[vendor]/[slug]/verify': {
    path: ({ page }) => `/wiki/${page.path}/verify`,
    typed: () => ({ driver: 'nvidia 580.95.05', kernel: 'Linux 6.17' }),
  },
  'wiki/[vendor]/[slug]/needs': {
    path: ({ page }) => `/wiki/${page.path}/needs`,
    typed: () => ({ reason: 'The steps for the newest kernel are missing.' }),
  },
  'wiki/[vendor]/[slug]/obsolete': {
    path: ({ page }) => `/wiki/${page.path}/obsolete`,
    typed: () => ({ reason }),
  },
  'wiki/[vendor]/[slug]/move': {
    path: ({ page }) => `/wiki/${page.path}/move`,
    typed: () => ({ path: `general/moved-${Date.now().toString(36)}`, summary: reason }),
  },
  'settings/account': { path: () => '/settings/account', typed: nothing, openToSuspended: forgotten },
  'settings/security': { path: () => '/settings/security', typed: nothing, openToSuspended: forgotten },
  'settings/confirm': { path: () => '/settings/confirm', typed: nothing, openToSuspended: forgotten },
  'settings/sessions': { path: () => '/settings/sessions', typed: nothing, openToSuspended: forgotten },
  'settings/delete': {
    path: () => '/settings/delete',
    typed: nothing,
    openToSuspended: 'leaving is always open',
  },
  signin: { path: () => '/signin', typed: nothing, openToSuspended: forgotten },
  'signin/code': { path: () => '/signin/code', typed: nothing, openToSuspended: forgotten },
  signup: { path: () => '/signup', typed: nothing, openToSuspended: forgotten },
  'signup/handle': { path: () => '/signup/handle', typed: nothing, openToSuspended: forgotten },
  'reset-password': { path: () => '/reset-password', typed: nothing, openToSuspended: forgotten },
  'reset-password/[token]': { path: () => '/reset-password/x', typed: nothing, openToSuspended: forgotten },
  'welcome/[token]': { path: () => '/welcome/x', typed: nothing, openToSuspended: forgotten },
  'verify-email/[token]': { path: () => '/verify-email/x', typed: nothing, openToSuspended: forgotten },
  'verify-email/undo/[token]': {
    path: () => '/verify-email/undo/x',
    typed: nothing,
    openToSuspended: forgotten,
  },
}

/** Every route handler of the source that takes something else than GET, by its folder. */
export function mutatingRoutes(): string[] {
  const writes =
    /export (?:const|async function|function) (?:POST|PUT|PATCH|DELETE)\b|export const \{[^}]*\b(?:POST|PUT|PATCH|DELETE)\b/
  return sources('route.ts')
    .filter(({ text }) => writes.test(text))
    .map(({ folder }) => folder)
}

/** Every page of the source that hands a server action to a form. */
export function pagesWithActions(): string[] {
  return sources('page.tsx')
    .filter(({ text }) => /from '@\/lib\/[\w/-]*actions'/.test(text))
    .map(({ folder }) => folder)
}

function sources(name: string) {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', `app/**/${name}`, `app/${name}`]
  const paths = execFileSync('git', list, { encoding: 'utf8' }).split('\n').filter(Boolean)
  return paths.map((path) => ({
    folder: path.slice('app/'.length, -name.length - 1),
    text: readFileSync(path, 'utf8'),
  }))
}
