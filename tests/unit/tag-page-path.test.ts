import { expect, it } from 'vitest'
import { tagPagePath } from '@/lib/tags/page-path'
import { parsePath } from '@/lib/wiki/paths'

it.each([
  ['wayland', null, 'general/tag-wayland'],
  ['nvidia-open', 'nvidia', 'nvidia/tag-nvidia-open'],
  ['c++', null, 'general/tag-c-plus-plus'],
  ['c#', null, 'general/tag-c-sharp'],
  ['debian-12.5', null, 'general/tag-debian-12-5'],
  ['x.-', null, 'general/tag-x'],
])('the page about %s has an address that a page can have', (name, vendor, path) => {
  expect(tagPagePath({ name, vendor })).toBe(path)
  expect(parsePath(path)).not.toBeNull()
})
