import type { Metadata } from 'next'

export type Params = Record<string, string>
export type Query = Record<string, string | string[] | undefined>
type Props = { params: Promise<Params>; searchParams: Promise<Query> }

/** What a page of ours under app/ exports, as far as writing it needs to know. */
export type PageModule = {
  // Each page names its own parameters, which the path it stands at is known to have.
  default: (props: never) => unknown
  generateMetadata?: (props: never) => Metadata | Promise<Metadata>
  metadata?: Metadata
  dynamic?: string
}

/** The same for everyone, and kept until one of its tags expires. */
export function isPublic({ dynamic }: PageModule): boolean {
  return dynamic === 'force-static'
}

/** The page's markup and what it says in its head, made at the same time. */
export async function callPage(
  page: PageModule,
  params: Params,
  query: Query,
): Promise<{ content: unknown; metadata: Metadata }> {
  const props: Props = { params: Promise.resolve(params), searchParams: Promise.resolve(query) }
  const [content, metadata] = await Promise.all([
    Reflect.apply(page.default, undefined, [props]),
    page.generateMetadata ? Reflect.apply(page.generateMetadata, undefined, [props]) : (page.metadata ?? {}),
  ])
  return { content, metadata }
}
