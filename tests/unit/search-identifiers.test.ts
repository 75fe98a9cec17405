import { describe, expect, it } from 'vitest'
import { hiddenWords, identifierOf, listIdentifiers } from '@/lib/search/identifiers'

const tokens = (text: string) => listIdentifiers(text).map(({ token }) => token)

describe('identifiers of a text', () => {
  it.each([
    'Xid 79',
    'xid: 79',
    'Xid error 79',
    'NVRM: Xid (PCI:0000:01:00): 79, GPU has fallen off the bus.',
    'Xid (PCI:0000:0a:00.0): 79',
    'an xid-79 again',
    'XID #79',
  ])('finds the Xid code in "%s"', (text) => {
    expect(tokens(text)).toContain('xid-79')
  })

  it.each(['Xid 790 and 179', 'a hybrid 79', 'oxid 79', '79 Xid'])('does not see Xid 79 in "%s"', (text) => {
    expect(tokens(text)).not.toContain('xid-79')
  })

  it.each([
    ['error code (0x62:0x0:0x0)', '0x62'],
    ['[drm] *ERROR* ring gfx_0.0.0 timeout, signaled seq=12', 'gfx_0.0.0'],
    ['VGA controller [1002:744c] (rev c8)', '1002:744c'],
    ['pacman -S nvidia-open-dkms.', 'nvidia-open-dkms'],
    ['uname -r says `6.12.9-arch1-1`', '6.12.9-arch1-1'],
    ['failed: NV_ERR_GPU_IS_LOST!', 'nv_err_gpu_is_lost'],
    ['GRUB_CMDLINE_LINUX="quiet amdgpu.dcdebugmask=0x10"', 'amdgpu.dcdebugmask=0x10'],
    ['add amdgpu.dcdebugmask=0x10', 'amdgpu.dcdebugmask'],
    ['at /dev/dri/card0: busy', '/dev/dri/card0'],
    ['drm:amdgpu_job_timedout [amdgpu]', 'amdgpu_job_timedout'],
    ['GPU 0000:01:00.0 is gone', '01:00.0'],
    ['version 580.95.05', '580'],
    ['libcuda.so.580.95.05', '580.95.05'],
    ['linux-6.12.9-arch1-1-x86_64', '6.12.9'],
    ['code 0x00000062', '0x62'],
  ])('finds in "%s" %s', (text, token) => {
    expect(tokens(text)).toContain(token)
  })

  it('keeps shorter versions apart from what was written', () => {
    const found = listIdentifiers('driver 580.95.05')
    expect(found.filter(({ whole }) => whole).map(({ token }) => token)).toEqual(['580.95.05'])
    expect(found.filter(({ whole }) => !whole).map(({ token }) => token)).toEqual(['580.95', '580'])
  })

  it('names the words that identifiers hide', () => {
    expect(hiddenWords(listIdentifiers('amdgpu.dcdebugmask=0x10'))).toBe('amdgpu dcdebugmask')
  })

  it('stays small and quick on hostile text', () => {
    const started = performance.now()
    for (const text of [
      'a.'.repeat(30_000),
      '1.'.repeat(30_000),
      'xid '.repeat(15_000),
      '-_'.repeat(30_000),
      '(pci:'.repeat(9_000),
    ])
      expect(listIdentifiers(text).length).toBeLessThanOrEqual(2_000)
    const many = Array.from({ length: 9_000 }, (_, index) => `a_${index}`).join(' ')
    expect(listIdentifiers(many).length).toBe(2_000)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('a word of a query', () => {
  it.each([
    ['0x62', '0x62'],
    ['gfx_0.0.0', 'gfx_0.0.0'],
    ['1002:744C', '1002:744c'],
    ['NV_ERR_GPU_IS_LOST', 'nv_err_gpu_is_lost'],
    ['[drm:amdgpu_job_timedout', 'drm:amdgpu_job_timedout'],
    ['screen', null],
    ['580', null],
    ['KDE/Wayland', null],
    ['e.g.', null],
    ['...', null],
    ['--', null],
    ['amdgpu:', null],
  ])('%s is %s', (word, token) => {
    expect(identifierOf(word)).toBe(token)
  })
})
