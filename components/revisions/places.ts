import { routes } from '@/lib/routes'

/** Where what is told of one text's revisions leads: those of a page have its path, others the number of the post. */
export type RevisionPlaces = {
  history: string
  revision: (number: number) => string
  diff: (from: number, to: number) => string
  blame: (number?: number) => string
}

export function placesOfPage(path: string): RevisionPlaces {
  return {
    history: routes.pageHistory(path),
    revision: (number) => routes.pageRevision(path, number),
    diff: (from, to) => routes.pageDiff(path, from, to),
    blame: (number) => routes.pageBlame(path, number),
  }
}

export function placesOfPost(id: number): RevisionPlaces {
  return {
    history: routes.postHistory(id),
    revision: (number) => routes.postRevision(id, number),
    diff: (from, to) => routes.postDiff(id, from, to),
    blame: (number) => routes.postBlame(id, number),
  }
}
