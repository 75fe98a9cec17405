export const upstreamKinds = ['github', 'gitlab', 'kernel-bugzilla', 'lore', 'other'] as const
export type UpstreamKind = (typeof upstreamKinds)[number]

export type UpstreamLink = {
  kind: UpstreamKind
  /** `NVIDIA/open-gpu-kernel-modules#446`, `drm/amd#3388`, `kernel.org#219117`. */
  reference: string
  /** Without what leads to a part of the page, so that one thread is one link. */
  url: string
}

const URL_MAX = 500

/** What an address upstream is, and how people refer to it; null for what is no web address. */
export function parseUpstream(text: string): UpstreamLink | null {
  const trimmed = text.trim()
  if (trimmed.length > URL_MAX || !URL.canParse(trimmed)) return null
  const url = new URL(trimmed)
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password) return null
  if (!url.hostname.includes('.')) return null
  return readGithub(url) ?? readGitlab(url) ?? readBugzilla(url) ?? readLore(url) ?? readOther(url)
}

/** Every address in a text, one a line or with spaces between; what is none of ours stays in `wrong`. */
export function parseUpstreams(text: string): { links: UpstreamLink[]; wrong: string[] } {
  const words = text.split(/\s+/).filter(Boolean)
  const links = new Map<string, UpstreamLink>()
  const wrong: string[] = []
  for (const word of words) {
    const link = parseUpstream(word)
    if (link) links.set(link.url, link)
    else wrong.push(word)
  }
  return { links: [...links.values()], wrong }
}

const LINKS_MAX = 50

/** The threads upstream that a rendered text links to; other web addresses are no threads. */
export function upstreamsIn(html: string): UpstreamLink[] {
  const links = new Map<string, UpstreamLink>()
  for (const [, address = ''] of html.matchAll(/\shref="(https?:[^"]{1,600})"/g)) {
    const link = parseUpstream(address.replace(/&(?:amp|#38|#x26);/gi, '&'))
    if (link && link.kind !== 'other') links.set(link.url, link)
    if (links.size === LINKS_MAX) break
  }
  return [...links.values()]
}

const name = '[A-Za-z0-9_.-]{1,100}'
const githubPath = new RegExp(`^/(${name})/(${name})/(?:issues|pull|discussions)/(\\d{1,9})(?:/|$)`)
const gitlabPath = new RegExp(
  `^/((?:${name}/){1,5}?${name})(?:/-)?/(issues|work_items|merge_requests)/(\\d{1,9})(?:/|$)`,
)

function readGithub(url: URL): UpstreamLink | null {
  if (hostOf(url) !== 'github.com') return null
  const [, owner, repository, number] = githubPath.exec(url.pathname) ?? []
  if (!owner || !repository || !number) return null
  const kind = url.pathname.split('/')[3] ?? 'issues'
  return {
    kind: 'github',
    reference: `${owner}/${repository}#${Number(number)}`,
    url: `https://github.com/${owner}/${repository}/${kind}/${Number(number)}`,
  }
}

/** Merge requests are `!`, issues `#`, as GitLab writes them. */
function readGitlab(url: URL): UpstreamLink | null {
  const host = hostOf(url)
  if (host !== 'gitlab.freedesktop.org') return null
  const [, project, kind, number] = gitlabPath.exec(url.pathname) ?? []
  if (!project || !kind || !number) return null
  const isMerge = kind === 'merge_requests'
  return {
    kind: 'gitlab',
    reference: `${project}${isMerge ? '!' : '#'}${Number(number)}`,
    url: `https://${host}/${project}/-/${isMerge ? 'merge_requests' : 'issues'}/${Number(number)}`,
  }
}

function readBugzilla(url: URL): UpstreamLink | null {
  if (hostOf(url) !== 'bugzilla.kernel.org') return null
  const short = /^\/(\d{1,9})\/?$/.exec(url.pathname)?.[1]
  const number = url.pathname === '/show_bug.cgi' ? url.searchParams.get('id') : short
  if (!number || !/^\d{1,9}$/.test(number)) return null
  return {
    kind: 'kernel-bugzilla',
    reference: `kernel.org#${Number(number)}`,
    url: `https://bugzilla.kernel.org/show_bug.cgi?id=${Number(number)}`,
  }
}

/** A message of a list: `lore.kernel.org/amd-gfx/<message id>/`. */
function readLore(url: URL): UpstreamLink | null {
  if (hostOf(url) !== 'lore.kernel.org') return null
  const [, list, id] = /^\/([a-z0-9-]{1,60})\/([^/]{3,250})(?:\/|$)/.exec(url.pathname) ?? []
  if (!list || !id || !/@|%40/.test(id)) return null
  return {
    kind: 'lore',
    reference: `${list}/${id.replace('%40', '@')}`,
    url: `https://lore.kernel.org/${list}/${id}/`,
  }
}

function readOther(url: URL): UpstreamLink {
  const path = url.pathname === '/' ? '' : url.pathname.replace(/\/$/, '')
  url.hash = ''
  return { kind: 'other', reference: `${hostOf(url)}${path}`.slice(0, 200), url: url.href }
}

function hostOf(url: URL): string {
  return url.hostname.toLowerCase().replace(/^www\./, '')
}
