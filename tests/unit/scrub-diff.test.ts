import { describe, expect, it } from 'vitest'
import { scrub } from '@/lib/environments/scrub'
import { scrubDiff } from '@/lib/environments/scrub/diff'

describe('the comparison an author sees', () => {
  it('shows each value beside its placeholder and folds what stays', () => {
    const before = `wilhelmina@quillfeather:~$ dmesg\n${'[    1.0] amdgpu: ready\n'.repeat(20)}`
    const [changed, ...rest] = scrubDiff(before, scrub(before))
    expect(changed).toEqual({
      kind: 'changed',
      leftNumber: 1,
      rightNumber: 1,
      left: [
        { text: 'wilhelmina', kind: 'removed' },
        { text: '@', kind: 'same' },
        { text: 'quillfeather', kind: 'removed' },
        { text: ':~$ dmesg', kind: 'same' },
      ],
      right: [
        { text: '<user-1>', kind: 'added' },
        { text: '@', kind: 'same' },
        { text: '<host-1>', kind: 'added' },
        { text: ':~$ dmesg', kind: 'same' },
      ],
    })
    expect(rest.map(({ kind }) => kind)).toEqual(['same', 'same', 'same', 'folded'])
  })

  it('shows a key as a whole and keeps the placeholders of an earlier scrub', () => {
    const before = '-----BEGIN KEY-----\nMIIEvQIBADANBg\n-----END KEY-----\nUSER=wilhelmina on <host-1>'
    const rows = scrubDiff(before, scrub(before))
    expect(rows.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same', 'changed'])
    expect(rows[3]).toMatchObject({
      left: [{}, { text: 'wilhelmina' }, { text: ' on ' }, { text: '<host-1>', kind: 'same' }],
    })
  })
})
