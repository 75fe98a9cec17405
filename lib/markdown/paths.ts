export function wikiPath(path: string): string {
  return `/wiki/${path.split('/').map(encodeURIComponent).join('/')}`
}

export function newPagePath(path: string): string {
  return `/wiki/new?path=${encodeURIComponent(path)}`
}

export function userPath(handle: string): string {
  return `/users/${encodeURIComponent(handle)}`
}

export function questionPath(id: number): string {
  return `/questions/${id}`
}
