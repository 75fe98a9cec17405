import { beforeEach, describe, expect, it } from 'vitest'
import PageCacheHandler from '@/lib/serving/cache-handler.mjs'
import { createDocument } from '@/lib/serving/documents'
import {
  attachDocument,
  createPageStore,
  expireEverything,
  expireTags,
  getEntry,
  getEntryAt,
  type PageStore,
  pageStore,
  storeEntry,
} from '@/lib/serving/page-store.mjs'
import { requestContext } from '@/lib/serving/request-context.mjs'

const page = (tags: string[], bytes = 1000) => ({
  value: { kind: 'APP_PAGE' },
  html: Buffer.from('<p>page</p>'),
  tags,
  cacheControl: undefined,
  bytes,
})

function document() {
  return createDocument({ status: 200, type: 'text/html', headers: [], body: Buffer.from('<p>page</p>') })
}

describe('the page store', () => {
  let store: PageStore
  beforeEach(() => {
    store = createPageStore(100_000)
  })

  it('drops every page that carries an expired tag and leaves the others', () => {
    storeEntry(store, 'a', page(['question:1', 'list']), 0)
    storeEntry(store, 'b', page(['list']), 0)
    storeEntry(store, 'c', page(['question:2']), 0)
    expireTags(store, ['list'])
    expect([...store.entries.keys()]).toEqual(['c'])
    expect([...store.keysByTag.keys()]).toEqual(['question:2'])
  })

  it('does not keep a page whose render began before its tag expired', () => {
    const startedAt = store.expiries.sequence
    expireTags(store, ['question:1'])
    expect(storeEntry(store, 'a', page(['question:1']), startedAt)).toBeNull()
    expect(storeEntry(store, 'b', page(['question:2']), startedAt)).not.toBeNull()
    expect(storeEntry(store, 'a', page(['question:1']), store.expiries.sequence)).not.toBeNull()
  })

  it('distrusts a render of unknown beginning for three seconds after an expiry', () => {
    expireTags(store, ['question:1'])
    expect(storeEntry(store, 'a', page(['question:1']), undefined)).toBeNull()
    expect(storeEntry(store, 'b', page(['question:2']), undefined)).not.toBeNull()
  })

  it('does not keep what was being rendered when everything expired', () => {
    const startedAt = store.expiries.sequence
    expireEverything(store)
    expect(storeEntry(store, 'a', page([]), startedAt)).toBeNull()
  })

  it('stays within its bytes and forgets the tags and paths of what it let go', () => {
    for (let id = 0; id < 200; id++) {
      const entry = storeEntry(store, `key ${id}`, page([`question:${id}`], 2000), 0)
      if (entry) attachDocument(store, entry, `/q/${id}`, document(), 500)
    }
    expect(store.entries.calculatedSize).toBeLessThanOrEqual(100_000)
    expect(store.keysByTag.size).toBe(store.entries.size)
    expect(store.keysByPath.size).toBe(store.entries.size)
    expect(getEntryAt(store, '/q/199')?.document).toBeDefined()
    expect(getEntryAt(store, '/q/0')).toBeUndefined()
  })

  it('refuses a page that would take most of the room', () => {
    storeEntry(store, 'a', page(['list']), 0)
    expect(storeEntry(store, 'big', page(['list'], 90_000), 0)).toBeNull()
    expect(getEntry(store, 'a')).toBeDefined()
  })

  it('does not attach a document to a page that expired meanwhile', () => {
    const entry = storeEntry(store, 'a', page(['list']), 0)
    expireTags(store, ['list'])
    expect(entry && attachDocument(store, entry, '/', document(), 0)).toBe(false)
    expect(getEntryAt(store, '/')).toBeUndefined()
  })

  it('tells listeners of its own expiries, not of those it heard', () => {
    const heard: string[][] = []
    store.listeners.add((tags) => heard.push([...tags]))
    expireTags(store, ['tag:größe'])
    expireTags(store, ['list'], { heard: true })
    expect(heard).toEqual([['tag:gr%C3%B6%C3%9Fe']])
  })

  it('forgets old expiries only towards caution', () => {
    const startedAt = store.expiries.sequence
    for (let id = 0; id < 50_001; id++) expireTags(store, [`question:${id}`])
    expect(storeEntry(store, 'a', page(['question:0']), startedAt)).toBeNull()
    expect(storeEntry(store, 'b', page(['question:0']), store.expiries.sequence)).not.toBeNull()
  })
})

describe("Next's cache handler", () => {
  const handler = new PageCacheHandler()
  const appPage = (status: number, tags: string) => ({
    kind: 'APP_PAGE',
    html: '<p>größer</p>',
    rscData: Buffer.from('1:x'),
    segmentData: new Map([['/_tree', Buffer.from('y')]]),
    status,
    headers: { 'x-next-cache-tags': tags },
  })
  beforeEach(() => expireEverything(pageStore()))
  const inRequest = <T>(work: () => Promise<T>) => {
    const context = { id: 'test', startedAt: pageStore().expiries.sequence, shared: false }
    return requestContext().run(context, async () => ({ made: await work(), context }))
  }

  it('gives back what Next stored, and notes it for the front', async () => {
    const { context } = await inRequest(() => handler.set('/k', appPage(200, '_N_T_/layout,question:1'), {}))
    expect(context).toMatchObject({ shared: true, entry: { key: '/k' } })
    const { made } = await inRequest(() => handler.get('/k', { kind: 'APP_PAGE' }))
    expect(made?.value).toMatchObject({ html: '<p>größer</p>', status: 200 })
    expireTags(pageStore(), ['question:1'])
    expect(await handler.get('/k', { kind: 'APP_PAGE' })).toBeNull()
  })

  it('keeps a missing page only under a tag of ours', async () => {
    await inRequest(() =>
      handler.set('/untagged', appPage(404, '_N_T_/layout,_N_T_/wiki/[...path]/page'), {}),
    )
    await inRequest(() => handler.set('/tagged', appPage(404, '_N_T_/layout,page:x'), {}))
    expect([...pageStore().entries.keys()]).toEqual(['/tagged'])
  })

  it('does not keep the call that only attaches tags, nor data whose path was expired', async () => {
    const cached = (body: string) => ({ kind: 'FETCH', data: { headers: {}, body, status: 200, url: '' } })
    await inRequest(() => handler.set('tags', cached('"tags-only"'), { fetchCache: true, tags: ['list'] }))
    await inRequest(() => handler.set('rows', cached('[1]'), { fetchCache: true, tags: ['list'] }))
    expect([...pageStore().entries.keys()]).toEqual(['rows'])
    expect(await handler.get('rows', { kind: 'FETCH', tags: ['list'], softTags: ['_N_T_/a'] })).not.toBeNull()
    await handler.revalidateTag('_N_T_/a')
    expect(await handler.get('rows', { kind: 'FETCH', tags: ['list'], softTags: ['_N_T_/a'] })).toBeNull()
  })
})
