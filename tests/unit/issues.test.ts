import { describe, expect, it } from 'vitest'
import { factValues } from '@/lib/issues/form'
import { newIssueFacts } from '@/lib/issues/input'
import { issueQuery, parseIssueFilter } from '@/lib/issues/list-input'
import { parseUpstream, parseUpstreams } from '@/lib/issues/upstream'

describe('links upstream', () => {
  it.each([
    [
      'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/446#issuecomment-1',
      'github',
      'NVIDIA/open-gpu-kernel-modules#446',
    ],
    ['https://www.github.com/ROCm/ROCm/pull/0012/files', 'github', 'ROCm/ROCm#12'],
    ['https://gitlab.freedesktop.org/drm/amd/-/issues/3388', 'gitlab', 'drm/amd#3388'],
    ['https://gitlab.freedesktop.org/drm/amd/issues/3388?x=1', 'gitlab', 'drm/amd#3388'],
    ['https://gitlab.freedesktop.org/mesa/mesa/-/merge_requests/9999/diffs', 'gitlab', 'mesa/mesa!9999'],
    ['https://gitlab.freedesktop.org/drm/xe/kernel/-/work_items/17', 'gitlab', 'drm/xe/kernel#17'],
    ['https://bugzilla.kernel.org/show_bug.cgi?id=219117#c4', 'kernel-bugzilla', 'kernel.org#219117'],
    ['http://bugzilla.kernel.org/219117', 'kernel-bugzilla', 'kernel.org#219117'],
    [
      'https://lore.kernel.org/amd-gfx/20250101.1234-1-a@example.org/T/#u',
      'lore',
      'amd-gfx/20250101.1234-1-a@example.org',
    ],
    ['https://forums.example.org/t/9?page=2#top', 'other', 'forums.example.org/t/9'],
    [
      'https://github.com/NVIDIA/open-gpu-kernel-modules',
      'other',
      'github.com/NVIDIA/open-gpu-kernel-modules',
    ],
    ['https://github.com.evil.example/a/b/issues/1', 'other', 'github.com.evil.example/a/b/issues/1'],
    ['https://bugzilla.kernel.org/show_bug.cgi?id=x', 'other', 'bugzilla.kernel.org/show_bug.cgi'],
  ])('%s', (text, kind, reference) => {
    expect(parseUpstream(text)).toMatchObject({ kind, reference })
  })

  it('are web addresses without names and passwords', () => {
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,x',
      'https://a:b@github.com/a/b/issues/1',
      'drm/amd#1',
      'https://localhost/x',
      '',
    ])
      expect(parseUpstream(text), text).toBeNull()
    expect(parseUpstream(`https://example.org/${'a'.repeat(600)}`)).toBeNull()
  })

  it('are one each, however they are spelt', () => {
    const { links, wrong } = parseUpstreams(
      'https://gitlab.freedesktop.org/drm/amd/-/issues/1\nhttps://gitlab.freedesktop.org/drm/amd/issues/1#note_2 oops',
    )
    expect(links).toHaveLength(1)
    expect(wrong).toEqual(['oops'])
  })
})

const facts = {
  status: 'fixed',
  component: 'nvidia',
  introducedIn: '590.44',
  fixedIn: '595.10',
  workaround: 'Boot with nvidia-drm.fbdev=0.',
  workaroundUntil: '595.10',
  devices: '10DE:2684, 10de:2704',
  architectures: 'Ada Lovelace, Blackwell',
  drivers: 'nvidia',
  signatures: '',
  upstream: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/446',
}

describe('the form of facts', () => {
  it('reads what people write, and writes what it reads', () => {
    const read = newIssueFacts.parse(facts)
    expect(read.targets).toEqual([
      { kind: 'device', target: '10de:2684' },
      { kind: 'device', target: '10de:2704' },
      { kind: 'architecture', target: 'Ada Lovelace' },
      { kind: 'architecture', target: 'Blackwell' },
      { kind: 'driver', target: 'nvidia' },
    ])
    expect(newIssueFacts.parse(factValues(read))).toEqual(read)
  })

  it.each([
    ['component', 'NVIDIA driver'],
    ['introducedIn', 'newest'],
    ['devices', '10de:268'],
    ['architectures', 'Ada'],
    ['upstream', 'drm/amd#1'],
    ['status', 'unknown'],
  ])('says what is wrong with %s', (name, wrong) => {
    const issues = newIssueFacts.safeParse({ ...facts, [name]: wrong }).error?.issues
    expect(issues?.map(({ path }) => path[0])).toEqual([name])
  })
})

describe('the address of a list', () => {
  it('reads what it writes and refuses the rest', () => {
    const filter = parseIssueFilter({ vendor: 'amd', device: '1002:744C', status: 'open' })
    expect(issueQuery(filter ?? {})).toBe('vendor=amd&device=1002%3A744c&status=open')
    const after = { at: '2026-11-01T10:00:00.123456Z', id: 42 }
    expect(parseIssueFilter(Object.fromEntries(new URLSearchParams(issueQuery({ after }))))?.after).toEqual(
      after,
    )
    for (const wrong of [
      { vendor: 'matrox' },
      { device: 'x' },
      { status: 'old' },
      { after: '1' },
      { driver: 'a b' },
    ])
      expect(parseIssueFilter(wrong)).toBeNull()
  })
})
