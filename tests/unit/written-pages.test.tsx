import { describe, expect, it } from 'vitest'
import { markupOf } from '@/components/ui/markup'
import { notFound, permanentRedirect } from '@/lib/http/leave'
import { createFrame } from '@/lib/serving/written/frame'
import { headOf } from '@/lib/serving/written/head'
import type { PageModule } from '@/lib/serving/written/page-module'
import { createRouting, findRoute } from '@/lib/serving/written/routing'
import { createWrittenPages } from '@/lib/serving/written/written-pages'

const frame = createFrame(
  '<html><head><meta charSet="utf-8"/><meta name="written-head"/></head><body><main><!--written--></main>' +
    '<script>self.__next_f.push([1,"<!--written-->"])</script></body></html>',
  { https: false, formOrigins: [] },
)
const routing = createRouting({
  staticRoutes: [
    { page: '/frame' },
    { page: '/questions' },
    { page: '/questions/browse' },
    { page: '/search' },
  ],
  dynamicRoutes: [
    { page: '/questions/[id]/close', regex: '^/questions/([^/]+?)/close(?:/)?$' },
    { page: '/questions/[id]/[slug]', regex: '^/questions/([^/]+?)/([^/]+?)(?:/)?$' },
    { page: '/questions/[id]/[slug]/browse', regex: '^/questions/([^/]+?)/([^/]+?)/browse(?:/)?$' },
    { page: '/tags/[name]', regex: '^/tags/([^/]+?)(?:/)?$' },
  ],
})

describe('the routes of written pages', () => {
  const find = (path: string, query = '') => findRoute(routing, path, query)

  it('are found as Next finds them: what is static first, then the more particular', () => {
    expect(find('/search')?.page).toBe('/search')
    expect(find('/questions/42/close')?.page).toBe('/questions/[id]/close')
    expect(find('/questions/42/why')).toEqual({
      page: '/questions/[id]/[slug]',
      params: { id: '42', slug: 'why' },
    })
  })

  it('lead to the dynamic page beside a cached one when the query chooses a variant', () => {
    expect(find('/questions', '?sort=votes')?.page).toBe('/questions/browse')
    expect(find('/questions', '?utm=1')?.page).toBe('/questions')
    expect(find('/questions/42/why', '?page=2')?.page).toBe('/questions/[id]/[slug]/browse')
  })

  it('encode parameters in one way, however they came', () => {
    expect(find('/tags/c%2b%2b')?.params).toEqual({ name: 'c%2B%2B' })
    expect(find('/tags/c++')?.params).toEqual({ name: 'c%2B%2B' })
  })

  it('leave other spellings and the texts behind pages to Next', () => {
    for (const path of ['/questions/', '/questions/42.md', '/nowhere']) expect(find(path)).toBeUndefined()
  })
})

describe('the head of a written page', () => {
  it('says of the site what the page does not say itself', () => {
    const head = headOf({})
    expect(head).toContain('<title>Nomodeset: Linux GPU drivers</title>')
    expect(head).toContain('<link rel="alternate" type="application/atom+xml" title="Nomodeset" href="http')
    expect(head).toContain('<meta property="og:type" content="website"/>')
  })

  it('says what the page says, escaped, with whole addresses', () => {
    const head = headOf({
      title: '$& <b>"Xid 79"</b>',
      description: null,
      robots: { index: false },
      alternates: { canonical: '/errors', types: { 'text/markdown': '/errors.md' } },
      openGraph: { type: 'article', title: 'Xid', url: '/errors' },
    })
    expect(head).toContain('<title>$&#38; &#60;b&#62;&#34;Xid 79&#34;&#60;/b&#62; - Nomodeset</title>')
    expect(head).toContain('<meta name="robots" content="noindex"/>')
    expect(head).toMatch(/<link rel="canonical" href="http:\/\/localhost:\d+\/errors"\/>/)
    expect(head).toMatch(/<link rel="alternate" type="text\/markdown" href="http[^"]*\/errors\.md"\/>/)
    expect(head).not.toContain('name="description"')
    expect(head).not.toContain('og:site_name')
    expect(head).toContain('<meta name="twitter:title" content="Xid"/>')
  })

  it('leaves nothing out in silence', () => {
    expect(() => headOf({ keywords: 'gpu' })).toThrow('keywords')
  })
})

describe('a written page', () => {
  const write = async (page: PageModule, path = '/search', query = '') => {
    const pages = new Map([[path === '/search' ? path : '/tags/[name]', page]])
    const made = createWrittenPages({ frame, routing, pages, markupOf, notFoundHtml: '<h1>Nothing</h1>' })
    const found = made.find(path, query)
    if (!found) throw new Error('Not found')
    const { status, headers, body } = await found.write()
    return { status, headers, html: body.toString(), isPublic: found.isPublic }
  }

  it('stands in its frame, with its own head and the policy of the frame', async () => {
    const { html, headers } = await write({ default: () => <h1>$1 & more</h1>, metadata: { title: 'Found' } })
    expect(html).toContain('<main><h1>$1 &amp; more</h1></main>')
    expect(html).toContain('<title>Found - Nomodeset</title>')
    expect(html).toContain('self.__next_f.push([1,"<!--written-->"])')
    expect(headers['content-security-policy']).toBe(frame.policy)
  })

  it('hears its parameters and its query, repeated fields as lists', async () => {
    const page = {
      default: async ({
        params,
        searchParams,
      }: {
        params: Promise<object>
        searchParams: Promise<object>
      }) => <p>{JSON.stringify([await params, await searchParams])}</p>,
    }
    const { html } = await write(page, '/tags/amd', '?a=1&a=2&b=%C3%A9')
    expect(html).toContain(
      '[{&quot;name&quot;:&quot;amd&quot;},{&quot;a&quot;:[&quot;1&quot;,&quot;2&quot;],&quot;b&quot;:&quot;é&quot;}]',
    )
  })

  it('is public when Next may build it ahead, and then hears no query', async () => {
    const page = {
      dynamic: 'force-static',
      default: async ({ searchParams }: { searchParams: Promise<object> }) => (
        <p>{Object.keys(await searchParams).length}</p>
      ),
    }
    expect(await write(page, '/search', '?q=1')).toMatchObject({ isPublic: true })
    expect((await write(page, '/search', '?q=1')).html).toContain('<p>0</p>')
  })

  it('has the status that it says of itself', async () => {
    const { html, status } = await write({
      default: () => (
        <div>
          <meta name="page-status" content="410" />
        </div>
      ),
    })
    expect(status).toBe(410)
    expect(html).toContain('<div></div>')
  })

  it('answers what is not there and what has moved as Next would', async () => {
    expect(await write({ default: () => notFound() })).toMatchObject({
      status: 404,
      html: '<h1>Nothing</h1>',
    })
    const moved = await write({ default: () => permanentRedirect('/tags/a;b') })
    expect(moved).toMatchObject({ status: 308, headers: { location: '/tags/a;b' }, html: '' })
  })

  it('is not the frame by itself', async () => {
    const made = createWrittenPages({ frame, routing, pages: new Map(), markupOf, notFoundHtml: 'Nothing' })
    expect(await made.find('/frame', '')?.write()).toMatchObject({ status: 404 })
  })

  it('does not hide that it is broken', async () => {
    const broken = { default: () => Promise.reject(new Error('no rows')) }
    await expect(write(broken)).rejects.toThrow('no rows')
  })
})
