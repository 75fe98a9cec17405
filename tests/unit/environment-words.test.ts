import { describe, expect, it } from 'vitest'
import { parseEnvironment } from '@/lib/environments/parse'

const lines = (...all: string[]) => all.join('\n')
const driversOf = (text: string) =>
  parseEnvironment(text).drivers.map(({ name, version }) => (version ? `${name} ${version}` : name))
const gpusOf = (text: string) => parseEnvironment(text).devices.map(({ name }) => name)

describe('issue forms in people’s own words give', () => {
  it('the system, the card and the driver in other languages', () => {
    const german = parseEnvironment(
      lines('Betriebssystem: Debian 12', 'Grafikkarte: NVIDIA GeForce RTX 3080', 'Treiber: 550.107.02'),
    )
    expect(german).toMatchObject({
      distro: { name: 'Debian 12' },
      drivers: [{ name: 'nvidia', version: '550.107.02' }],
    })
    const chinese = parseEnvironment(
      lines('显卡：NVIDIA GeForce RTX 4090', '驱动版本：535.154.05', '内核：6.5.0-44-generic'),
    )
    expect(chinese).toMatchObject({
      devices: [{ name: 'NVIDIA GeForce RTX 4090' }],
      drivers: [{ version: '535.154.05' }],
      kernel: { release: '6.5.0-44-generic' },
    })
  })

  it('a release of the kernel by its mark alone', () => {
    expect(parseEnvironment('It hangs on 5.17.0-1019-oem since then').kernel?.release).toBe('5.17.0-1019-oem')
    expect(parseEnvironment('try linux-image-5.17.0-1019-oem instead').kernel).toBeNull()
  })

  it('the branch where no more was said', () => {
    expect(driversOf('- Driver/LLVM version: 535 nvidia')).toEqual(['nvidia 535'])
  })

  it('the card of today, not the one before', () => {
    expect(gpusOf(lines('- GPU:', '[Previous] NVIDIA GeForce GT 430', '[Current] Radeon RX 570'))).toEqual([
      'Radeon RX 570',
    ])
    expect(gpusOf('- GPU: Vega 8 (Ryzen 3500U integrated graphics)')).toEqual(['Vega 8'])
    expect(gpusOf('- GPU: 7900XTX')).toEqual(['7900XTX'])
    expect(gpusOf('* GPU: GT 1030 2 GB')).toEqual(['GT 1030 2 GB'])
  })

  it('the second column of a table with three', () => {
    const text = lines('| Field | A | B |', '| --- | --- | --- |', '| Kernel | 7.0.0-31-generic | same |')
    expect(parseEnvironment(text).kernel?.release).toBe('7.0.0-31-generic')
  })

  it('a distribution that we do not know, where one was asked for', () => {
    const distro = (text: string) => parseEnvironment(text).distro?.name
    expect(distro('- Linux distro: Quillcraft')).toBe('Quillcraft')
    expect(distro('| Distribution | QuillOS |')).toBe('QuillOS')
    expect(distro('- Distro: Other')).toBeUndefined()
    expect(distro(lines('- Platform: Proxmox 8', '- Operating System: Ubuntu 23.04'))).toBe('Ubuntu 23.04')
    expect(distro('● ostree-image-signed:docker://ghcr.io/ublue-os/bazzite-deck:stable')).toBe('bazzite')
  })

  it('a system by its pretty name alone', () => {
    const text = lines('PRETTY_NAME="Kali GNU/Linux Rolling"', 'NAME="Kali GNU/Linux"', 'VERSION="2026.1"')
    expect(parseEnvironment(text).distro?.name).toBe('Kali GNU/Linux Rolling')
  })
})

describe('no driver is', () => {
  it.each([
    'Nvidia driver version: Could not collect',
    'NVIDIA-SMI has failed because it couldn’t communicate with the NVIDIA driver.',
    'Driver Activation Cmd: "modprobe nouveau"',
  ])('%s', (line) => {
    expect(driversOf(line)).toEqual([])
  })

  it('a card with two digits that reads like a distribution', () => {
    expect(
      parseEnvironment('01:00.0 3D controller: NVIDIA Corporation GP108M [GeForce MX150]').distro,
    ).toBeNull()
  })
})
