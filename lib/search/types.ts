export type { Marked } from './highlight'
export type { DocumentKind } from './parse'
export type { FoundTitle, SearchAnswer } from './queries'
export type { SearchResult } from './results'
