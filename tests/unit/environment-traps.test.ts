import { describe, expect, it } from 'vitest'
import { toLines } from '@/lib/environments/lines'
import { parseEnvironment } from '@/lib/environments/parse'

const esc = String.fromCharCode(27)
const nothing = {
  devices: [],
  drivers: [],
  kernel: null,
  distro: null,
  versions: {},
  session: null,
  secureBoot: null,
  virtualization: null,
  tools: [],
}

describe('lines', () => {
  it('lose colours, links and what a progress bar overwrote', () => {
    const text = `${esc}[1;31mred${esc}[0m\r\n 10%\r 90%\r100%\n${esc}]8;;http://example.org${esc}\\link${esc}]8;;${esc}\\`
    expect(toLines(text)).toEqual([
      { number: 1, text: 'red' },
      { number: 2, text: '100%' },
      { number: 3, text: 'link' },
    ])
  })

  it('keep their numbers when only carriage returns part them', () => {
    expect(toLines('a\rb\rc').map(({ text }) => text)).toEqual(['a', 'b', 'c'])
  })
})

describe('what proves nothing', () => {
  it.each([
    ['a processor with graphics', 'CPU: AMD Ryzen 5 5600G with Radeon Graphics'],
    ['a form answered with a maker', '### GPU\n\nNvidia\n\n### CPU\n\nIntel'],
    ['an IOMMU of AMD', '[    1.000000] AMD-Vi: Interrupt remapping enabled'],
    [
      'a server board',
      '55:00.0 VGA compatible controller: ASPEED Technology, Inc. ASPEED Graphics Family (rev 52)',
    ],
    ['a kernel series', 'OS: Linux 4.5'],
    ['the temperature of a GPU', 'GPU: 45C'],
  ])('%s', (_, text) => {
    expect(parseEnvironment(text)).toMatchObject({ devices: [], drivers: [], kernel: null, distro: null })
  })

  it('an empty paste has no facts at all', () => {
    expect(parseEnvironment('')).toEqual(nothing)
    expect(parseEnvironment('\n\n \n')).toEqual(nothing)
  })

  it('a package that was removed', () => {
    const line = 'rc  nvidia-driver-535  535.183.01-0ubuntu1  amd64  NVIDIA driver metapackage'
    expect(parseEnvironment(line).drivers).toEqual([])
  })

  it('partitions of one card', () => {
    const row = (at: number) => `${at}  ${at}  0x74a1,   4${at}27  42.0°C  131.0W  NPS1, CPX, ${at}  145Mhz`
    expect(parseEnvironment([0, 1, 2, 3].map(row).join('\n')).devices).toHaveLength(1)
  })
})

describe('drivers', () => {
  it('of Windows below WSL are told by the column of their model', () => {
    const text = [
      '| NVIDIA-SMI 555.42      Driver Version: 555.85         CUDA Version: 12.5     |',
      '| GPU  Name                  Driver-Model | Bus-Id          Disp.A | Volatile Uncorr. ECC |',
      '|   0  NVIDIA L40S                  TCC   |   00000000:61:00.0 Off |                    0 |',
    ]
    const found = parseEnvironment(text.join('\n'))
    expect(found.drivers).toMatchObject([{ name: 'nvidia', flavour: 'windows', version: '555.85' }])
    expect(found.versions.nvidia_smi?.version).toBe('555.42')
  })

  it('older than the open modules are not open, whatever the form says', () => {
    const found = parseEnvironment('### NVIDIA Open GPU Kernel Modules Version\n\n470.256.02\n')
    expect(found.drivers).toMatchObject([{ name: 'nvidia', flavour: null, version: '470.256.02' }])
  })

  it('that DKMS lists, before its third release and since', () => {
    expect(parseEnvironment('nvidia, 470.82.00, 5.15.0-91-generic, x86_64: installed').drivers).toMatchObject(
      [{ name: 'nvidia', flavour: 'dkms', version: '470.82.00' }],
    )
    expect(parseEnvironment('amdgpu/6.10.5-2084815.24.04: added').drivers).toMatchObject([
      { name: 'amdgpu', flavour: 'dkms', version: '6.10.5-2084815.24.04' },
    ])
  })

  it('that only hold a card for a virtual machine', () => {
    const text =
      '0a:00.0 VGA compatible controller [0300]: NVIDIA Corporation TU102 [GeForce RTX 2080 Ti] [10de:1e07] (rev a1)\n\tKernel driver in use: vfio-pci'
    const found = parseEnvironment(text)
    expect(found.virtualization?.kind).toBe('passthrough')
    expect(found.devices).toMatchObject([{ driver: 'vfio-pci', revision: 'a1' }])
  })
})

describe('kernels', () => {
  it.each([
    [
      'uname -a',
      'Linux examplehost 6.12.9-arch1-1 #1 SMP PREEMPT_DYNAMIC x86_64 GNU/Linux',
      '6.12.9-arch1-1',
    ],
    ['uname -r alone', '6.4.0-150600.23.25-default', '6.4.0-150600.23.25-default'],
    [
      'a warning',
      '[  3.100000] CPU: 2 UID: 0 PID: 87 Comm: x Tainted: G        W  OE      6.13.2-amd64 #1 Debian 6.13.2-1',
      '6.13.2-amd64',
    ],
    ['a German dialogue', 'Kernelversion: 6.8.0-45-generic', '6.8.0-45-generic'],
    ['wsl.exe --version', 'Kernel version: 5.15.167.4-1', '5.15.167.4-1'],
  ])('from %s', (_, text, release) => {
    expect(parseEnvironment(text).kernel).toEqual({ release, line: 1 })
  })

  it('name their builder where nothing else does', () => {
    expect(parseEnvironment('5.15.0-210.163.7.el9uek.x86_64').distro?.name).toBe('Oracle Linux 9')
  })
})
