import { describe, expect, it } from 'vitest'
import { parseFields } from '@/lib/http/form'
import {
  changesView,
  createInput,
  diffView,
  editInput,
  editorView,
  historyView,
  numberFrom,
  revertInput,
} from '@/lib/wiki/input'
import { isSlug, parsePath } from '@/lib/wiki/paths'
import { naughtyStrings, pathTraversals } from '../support/corpora'

const page = {
  path: 'nvidia/xid-errors',
  title: 'Xid errors',
  lead: 'What the kernel driver reports.',
  topic: 'Diagnostics',
  tags: 'nvidia, xid',
  body: 'A text of more than twenty characters.',
}

describe('a path', () => {
  it('is a vendor and a name, each of words joined by single hyphens', () => {
    expect(parsePath('nvidia/xid-errors')).toEqual({ vendor: 'nvidia', slug: 'xid-errors' })
    const wrong = [
      '',
      'nvidia',
      'nvidia/',
      '/x',
      'a/b/c',
      'nvidia/Xid',
      'nvidia/-x',
      'nvidia/x--y',
      'nvidia/x ',
      'n/é',
    ]
    for (const text of wrong) expect(parsePath(text), text).toBeNull()
    expect(isSlug('a'.repeat(100))).toBe(true)
    expect(isSlug('a'.repeat(101))).toBe(false)
  })

  it('never leads out of the wiki, whatever is typed', () => {
    for (const value of pathTraversals()) {
      for (const text of [value, `nvidia/${value}`, `${value}/x`]) {
        const path = parsePath(text)
        expect(path === null || isSlug(path.slug), text).toBe(true)
      }
    }
  })

  it('is read kindly from a form', () => {
    const parsed = parseFields(createInput, { ...page, path: ' /wiki/NVIDIA/xid-errors ' })
    expect(parsed).toMatchObject({ ok: true, value: { path: { vendor: 'nvidia', slug: 'xid-errors' } } })
  })
})

describe('the form of a page', () => {
  it('says at each field what is wrong', () => {
    const parsed = parseFields(createInput, {
      path: 'x',
      title: 'a',
      lead: '',
      topic: '',
      tags: '',
      body: 'short',
    })
    const fields = parsed.ok ? {} : (parsed.error.fields ?? {})
    expect(Object.keys(fields).toSorted()).toEqual(['body', 'lead', 'path', 'tags', 'title', 'topic'])
  })

  it('takes a day that was, or none', () => {
    const on = (checkedOn: string) => parseFields(createInput, { ...page, checkedOn })
    expect(on('2026-11-01')).toMatchObject({ ok: true, value: { checkedOn: '2026-11-01' } })
    expect(on('')).toMatchObject({ ok: true, value: { checkedOn: null } })
    for (const day of ['2026-02-30', '9999-01-01', 'yesterday', '0001-01-01'])
      expect(on(day).ok, day).toBe(false)
  })

  it('keeps or refuses every odd text, and never throws', () => {
    for (const text of [...naughtyStrings(), 'a\0b', '\uD800', 'x'.repeat(100_000)]) {
      for (const field of [
        'path',
        'title',
        'lead',
        'topic',
        'tags',
        'checkedAgainst',
        'checkedOn',
        'reviewBy',
        'body',
        'summary',
      ]) {
        expect(() => parseFields(createInput, { ...page, [field]: text })).not.toThrow()
      }
    }
    for (const broken of ['a\0b is no text for PostgreSQL', 'half a pair \uD800 in it'])
      expect(parseFields(createInput, { ...page, body: broken })).toMatchObject({
        ok: false,
        error: { code: 'invalid' },
      })
  })

  it('of a section needs its text alone', () => {
    const parsed = parseFields(editInput, { id: '7', base: '2', section: '3', body: '## New\n' })
    expect(parsed).toMatchObject({ ok: true, value: { id: 7, base: 2, section: 3, minor: false } })
    for (const base of ['0', '-1', '1e9', '99999999999', 'x', ''])
      expect(parseFields(editInput, { id: '7', base, body: 'x' }).ok, base).toBe(false)
  })

  it('of a revert names two revisions', () => {
    expect(parseFields(revertInput, { id: '7', to: '1', base: '2' })).toMatchObject({ ok: true })
    expect(parseFields(revertInput, { id: '7', to: '1' })).toMatchObject({ ok: false })
  })
})

describe('what an address asks for', () => {
  const noNumbers = ['0', '-1', 'NaN', '1.5', '١', '', ['1', '2'], '9'.repeat(30), '\0', '\uD800']

  it('is the whole when it names nothing', () => {
    expect(editorView({})).toEqual({ section: undefined })
    expect(historyView({})).toEqual({ before: undefined })
    expect(changesView({})).toEqual({ vendor: undefined, before: undefined, hideMinor: false })
  })

  it('is read as our links say it', () => {
    expect(numberFrom('12')).toBe(12)
    expect(editorView({ section: '0' })).toEqual({ section: 0 })
    expect(historyView({ before: '12' })).toEqual({ before: 12 })
    expect(diffView({ from: '7', to: '3' })).toEqual({ from: 3, to: 7, look: 'auto' })
    const changes = { vendor: 'amd', minor: 'hide', before: '12' }
    expect(changesView(changes)).toEqual({ vendor: 'amd', before: 12, hideMinor: true })
  })

  it('is refused when it makes no sense', () => {
    for (const value of noNumbers) {
      expect(numberFrom(value)).toBeUndefined()
      expect(historyView({ before: value })).toBeNull()
      expect(changesView({ before: value })).toBeNull()
      expect(diffView({ from: value, to: '1' })).toBeNull()
    }
    for (const section of ['99999', '-1', 'x', '', ['1', '2']]) expect(editorView({ section })).toBeNull()
    for (const vendor of ["'; drop table", '', '..', ['amd', 'intel']])
      expect(changesView({ vendor })).toBeNull()
    for (const minor of ['', 'zzz', 'HIDE', ['hide', 'hide']]) expect(changesView({ minor })).toBeNull()
  })
})
