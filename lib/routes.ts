/** Every URL the site prints. Ids decide, slugs decorate. */
export const routes = {
  home: () => '/',
  about: () => '/about',
  signIn: (next?: string) => (next ? `/signin?next=${encodeURIComponent(next)}` : '/signin'),
  signUp: (next?: string) => (next ? `/signup?next=${encodeURIComponent(next)}` : '/signup'),
  signOut: () => '/signout',
  resetPassword: (token?: string) => (token ? `/reset-password/${token}` : '/reset-password'),
  verifyEmail: (token: string) => `/verify-email/${token}`,
  undoEmailChange: (token: string) => `/verify-email/undo/${token}`,
  chooseHandle: (next?: string) =>
    next ? `/signup/handle?next=${encodeURIComponent(next)}` : '/signup/handle',
  signInCode: (next?: string) => (next ? `/signin/code?next=${encodeURIComponent(next)}` : '/signin/code'),
  confirmIdentity: (next: string) => `/settings/confirm?next=${encodeURIComponent(next)}`,
  ownData: () => '/settings/data/download',
  settings: (
    section?: 'account' | 'security' | 'profile' | 'rigs' | 'sessions' | 'notifications' | 'data' | 'delete',
  ) => (section ? `/settings/${section}` : '/settings'),
  rig: (id: number) => `/settings/rigs?rig=${id}`,
  user: (handle: string) => `/users/${encodeURIComponent(handle)}`,
  userPosts: (handle: string, kind: 'questions' | 'answers' | 'comments' | 'pages') =>
    `/users/${encodeURIComponent(handle)}/${kind}`,

  questions: () => '/questions',
  ask: () => '/questions/ask',
  question: (id: number, slug: string) => `/questions/${id}/${encodeURIComponent(slug)}`,
  questionById: (id: number) => `/questions/${id}`,
  answerEditor: (questionId: number) => `/questions/${questionId}/answer`,
  answers: (questionId: number) => `/questions/${questionId}/answers`,
  answer: (questionId: number, slug: string, answerId: number) =>
    `/questions/${questionId}/${encodeURIComponent(slug)}#post-${answerId}`,
  questionRaw: (id: number) => `/questions/${id}.md`,
  questionFeed: (id: number) => `/questions/${id}/feed.atom`,
  closeQuestion: (id: number) => `/questions/${id}/close`,

  /** Leads to wherever the post is shown; the page its author and moderators see when it is deleted. */
  post: (id: number) => `/posts/${id}`,
  postEdit: (id: number) => `/posts/${id}/edit`,
  postHistory: (id: number) => `/posts/${id}/history`,
  postRevision: (id: number, number: number) => `/posts/${id}/history/${number}`,
  hideRevision: (id: number, number: number) => `/posts/${id}/history/${number}/hide`,
  postDiff: (id: number, from: number, to: number) => `/posts/${id}/diff?from=${from}&to=${to}`,
  postBlame: (id: number, number?: number) =>
    number === undefined ? `/posts/${id}/blame` : `/posts/${id}/blame?revision=${number}`,
  postRaw: (id: number) => `/posts/${id}/raw`,
  postEnvironment: (id: number) => `/posts/${id}/environment`,
  postEnvironmentText: (id: number) => `/posts/${id}/environment.txt`,
  postFlag: (id: number) => `/posts/${id}/flag`,
  postModerate: (id: number) => `/posts/${id}/moderate`,
  vote: (id: number) => `/posts/${id}/vote`,
  bookmark: (id: number) => `/posts/${id}/bookmark`,
  meToo: (id: number) => `/posts/${id}/me-too`,
  accept: (id: number) => `/posts/${id}/accept`,
  comments: (id: number) => `/posts/${id}/comments`,
  /** The comment form on a page of its own; script opens the same form in place. */
  reply: (id: number) => `/posts/${id}/reply`,
  deletion: (id: number) => `/posts/${id}/deletion`,
  revert: (id: number) => `/posts/${id}/revert`,
  followPost: (id: number) => `/posts/${id}/follow`,
  /** What people saw on their rigs, and the form to say so. */
  postReports: (id: number, before?: number) =>
    before === undefined ? `/posts/${id}/reports` : `/posts/${id}/reports?before=${before}`,
  rigs: () => '/settings/rigs',
  report: (id: number) => `/posts/${id}/report`,
  mark: (id: number) => `/posts/${id}/mark`,
  postValidity: (id: number) => `/posts/${id}/validity`,
  comment: (rootPath: string, commentId: number) => `${rootPath}#post-${commentId}`,

  wiki: () => '/wiki',
  wikiVendor: (vendor: string) => `/wiki/${vendor}`,
  page: (path: string) => `/wiki/${path}`,
  pageRaw: (path: string) => `/wiki/${path}.md`,
  pageEdit: (path: string, section?: number) =>
    section === undefined ? `/wiki/${path}/edit` : `/wiki/${path}/edit?section=${section}`,
  pageHistory: (path: string, before?: number) =>
    before === undefined ? `/wiki/${path}/history` : `/wiki/${path}/history?before=${before}`,
  pageDiff: (path: string, from: number, to: number) => `/wiki/${path}/diff?from=${from}&to=${to}`,
  pageBlame: (path: string, number?: number) =>
    number === undefined ? `/wiki/${path}/blame` : `/wiki/${path}/blame?revision=${number}`,
  pageTalk: (path: string) => `/wiki/${path}/talk`,
  pageLinks: (path: string) => `/wiki/${path}/links`,
  pageRevision: (path: string, number: number) => `/wiki/${path}/history/${number}`,
  pageRevert: (path: string) => `/wiki/${path}/revert`,
  pageMove: (path: string) => `/wiki/${path}/move`,
  /** Who followed the page with what, and the form to say so. */
  pageVerify: (path: string) => `/wiki/${path}/verify`,
  withdrawStamp: (path: string) => `/wiki/${path}/verify/withdraw`,
  /** What people say is wrong or missing. */
  pageNeeds: (path: string) => `/wiki/${path}/needs`,
  settleNeed: (path: string) => `/wiki/${path}/needs/settle`,
  pageObsolete: (path: string) => `/wiki/${path}/obsolete`,
  pageVerdict: (path: string) => `/wiki/${path}/verdict`,
  verdictThanks: (path: string, said: 'yes' | 'no') => `/wiki/${path}/verdict/thanks?said=${said}`,
  pageProtect: (path: string) => `/wiki/${path}/protect`,
  pagePending: (path: string) => `/wiki/${path}/pending`,
  pendingPages: (vendor?: string) => (vendor ? `/wiki/pending?vendor=${vendor}` : '/wiki/pending'),
  pageFeed: (path: string) => `/wiki/${path}/feed.atom`,
  newTagPage: (tag: string) => `/wiki/new?tag=${encodeURIComponent(tag)}`,
  /** Moving many pages at once, for moderators. */
  moveSubtree: (query?: string) => (query ? `/wiki/move?${query}` : '/wiki/move'),
  confirmSubtree: () => '/wiki/move/confirm',
  /** `nvidia`, or `nvidia#troubleshooting` for one topic. */
  shelf: (shelf: string) => `/wiki/${shelf.replace('#', '#topic-')}`,
  followShelf: (shelf: string) => `/wiki/follow/${shelf.replace('#', ':')}`,
  newPage: (path?: string) => (path ? `/wiki/new?path=${encodeURIComponent(path)}` : '/wiki/new'),
  recentChanges: (vendor?: string) => (vendor ? `/wiki/changes?vendor=${vendor}` : '/wiki/changes'),

  maintenance: () => '/wiki/maintenance',
  imports: () => '/wiki/import',
  importAt: (id: number) => `/wiki/import/${id}`,
  importStart: (id: number) => `/wiki/import/${id}/start`,
  importStop: (id: number) => `/wiki/import/${id}/stop`,
  importReport: (id: number, format: 'md' | 'json' = 'md') =>
    format === 'md' ? `/wiki/import/${id}/report` : `/wiki/import/${id}/report?format=json`,
  /** A page ('nvidia/xid-errors'), a vendor's shelf or one topic of it, or without either the whole wiki. */
  exportZip: (of?: string, topic?: string) => `/wiki/export.zip${exportQuery(of, topic)}`,
  exportPrint: (of?: string, topic?: string) => `/wiki/export.html${exportQuery(of, topic)}`,
  vendor: (slug: string) => (slug === 'general' ? '/wiki/general' : `/${slug}`),
  vendorFeed: (slug: string) => `/${slug}/feed.atom`,
  tags: () => '/tags',
  tag: (name: string) => `/tags/${encodeURIComponent(name)}`,
  tagFeed: (name: string) => `/tags/${encodeURIComponent(name)}/feed.atom`,
  followTag: (name: string) => `/tags/${encodeURIComponent(name)}/follow`,
  editTag: (name: string) => `/tags/${encodeURIComponent(name)}/edit`,
  siteFeed: () => '/feed.atom',
  userFeed: (handle: string) => `/users/${encodeURIComponent(handle)}/feed.atom`,

  devices: (query?: string) => (query ? `/devices?${query}` : '/devices'),
  device: (pciId: string) => `/devices/${pciId}`,

  errors: (query?: string) => (query ? `/errors?${query}` : '/errors'),
  error: (vendor: string, slug: string) => `/errors/${vendor}/${slug}`,
  triage: () => '/triage',
  /** Where logs are sent to be read. */
  triageResult: () => '/triage/result',
  triageAsk: () => '/triage/ask',

  drivers: () => '/drivers',
  driver: (slug: string) => `/drivers/${slug}`,
  driverFeed: (slug: string) => `/drivers/${slug}/feed.atom`,
  branchFeed: (slug: string, branch: string) =>
    `/drivers/${slug}/branches/${encodeURIComponent(branch)}/feed.atom`,
  newRelease: (slug: string) => `/drivers/${slug}/releases/new`,
  editRelease: (slug: string, id: number) => `/drivers/${slug}/releases/${id}/edit`,
  newBranch: (slug: string) => `/drivers/${slug}/branches/new`,
  editBranch: (slug: string, branch: string) =>
    `/drivers/${slug}/branches/${encodeURIComponent(branch)}/edit`,
  driverHistory: (slug: string, query = '') => `/drivers/${slug}/history${query}`,
  restoreRelease: (slug: string) => `/drivers/${slug}/restore`,
  choose: (query?: string) => (query ? `/choose?${query}` : '/choose'),
  /** The script that prints what to paste. */
  collector: () => '/collect.sh',
  /** The page that shows it before it is run. */
  collect: () => '/collect',

  issues: (query?: string) => (query ? `/issues?${query}` : '/issues'),
  newIssue: () => '/issues/new',
  upstream: (url?: string) =>
    url === undefined ? '/issues/upstream' : `/issues/upstream?${new URLSearchParams({ url })}`,
  editIssue: (pageId: number) => `/issues/${pageId}/edit`,
  compatibility: (query?: string) => (query ? `/compat?${query}` : '/compat'),
  compatibilityCell: (query: string) => `/compat/cell?${query}`,
  compatibilityData: (format: 'csv' | 'json', query?: string) =>
    query ? `/compat/data.${format}?${query}` : `/compat/data.${format}`,
  verify: (query?: string) => (query ? `/verify?${query}` : '/verify'),
  followDevice: (pciId: string) => `/devices/${pciId}/follow`,
  followDriver: (slug: string) => `/drivers/${slug}/follow`,

  following: () => '/following',
  manageFollows: () => '/following/manage',
  inbox: () => '/inbox',
  inboxRead: () => '/inbox/read',
  saveNotifications: () => '/settings/notifications/save',
  unsubscribe: (token: string) => `/unsubscribe/${token}`,
  bookmarks: () => '/bookmarks',
  search: (query?: string) => (query ? `/search?q=${encodeURIComponent(query)}` : '/search'),
  sitemapPart: (part: number) => `/sitemaps/${part}.xml`,
  openSearch: () => '/opensearch.xml',
  suggestions: (query = '') => `/suggestions${query}`,
  ownSuggestions: (query = '') => `/suggestions/yours${query}`,
  suggestionEdit: (id: number) => `/suggestions/${id}/edit`,
  decision: (id: number) => `/suggestions/${id}/decision`,
  editing: (id: number) => `/posts/${id}/editing`,
  postChanges: (id: number) => `/posts/${id}/changes`,
  complete: (query: string) => `/complete?${query}`,
  /** Where pictures and logs are sent, and stand. */
  files: () => '/files',
  file: (hash: string, name: string) => `/files/${hash}/${name}`,
  fileRemoval: (hash: string) => `/files/${hash}/removal`,
  drafts: () => '/drafts',
  discardDraft: () => '/drafts/discard',
  similarQuestions: () => '/questions/similar',
  suggestion: (id: number) => `/suggestions/${id}`,

  modQueue: () => '/mod',
  modLog: (kind?: string) => (kind ? `/mod/log?kind=${kind}` : '/mod/log'),
  modRemoved: () => '/mod/removed',
  modUsers: () => '/mod/users',
  modUser: (handle: string) => `/mod/users/${encodeURIComponent(handle)}`,
  suspension: (handle: string) => `/mod/users/${encodeURIComponent(handle)}/suspension`,
  hiding: (id: number) => `/posts/${id}/hiding`,
  lock: (id: number) => `/posts/${id}/lock`,
  closure: (questionId: number) => `/questions/${questionId}/closure`,
  admin: () => '/admin',
  adminSettings: () => '/admin/settings',
  adminUsers: () => '/admin/users',
  adminOutbox: () => '/admin/outbox',
  preview: () => '/preview',
  viewer: () => '/viewer',
  listsSeen: () => '/viewer/seen',
} as const

function exportQuery(of?: string, topic?: string): string {
  if (of === undefined) return ''
  return `?${new URLSearchParams({ of, ...(topic === undefined ? {} : { topic }) })}`
}
