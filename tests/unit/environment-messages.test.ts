import { describe, expect, it } from 'vitest'
import { parseEnvironment } from '@/lib/environments/parse'

const lines = (...all: string[]) => all.join('\n')
const driversOf = (text: string) =>
  parseEnvironment(text).drivers.map(({ name, version }) => (version ? `${name} ${version}` : name))
const versionsOf = (text: string) =>
  Object.entries(parseEnvironment(text).versions).map(([name, { version }]) => `${name} ${version}`)

describe('kernel messages are read', () => {
  const message = 'xe 0000:03:00.0: [drm] Using GuC firmware from xe/bmg_guc_70.bin version 70.29.2'
  it.each([
    ['of journalctl -o json', `{"_HOSTNAME":"<host-1>","MESSAGE":"${message}"}`],
    ['of journalctl -o verbose', `    MESSAGE=${message}`],
    ['of dmesg --json', `            "msg": "${message}"`],
    ['of a container', `{"log":"${message}\\n","stream":"stdout"}`],
    ['with a level', `<6>[    3.668430] ${message}`],
    ['of dmesg -H', `[Mai31 18:08] ${message}`],
    ['of dmesg -H with a comma', `[  +0,000012] ${message}`],
    ['of a Chinese journal', `5月 31 18:08:37 <host-1> kernel: ${message}`],
    ['whose host somebody cut out', `Jan 02 21:35:19  kernel: ${message}`],
    ['with entities', `&gt; [    3.668430] ${message}`],
  ])('%s', (_, line) => {
    expect(driversOf(line)).toEqual(['xe'])
    expect(versionsOf(line)).toEqual(['guc 70.29.2'])
  })

  it('of a driver that asked for newer firmware than it found', () => {
    const line =
      'i915 0000:00:02.0: [drm] GT0: GuC firmware i915/mtl_guc_70.bin (70.12.1) is recommended, but only i915/mtl_guc_70.bin (70.8.0) was found'
    expect(versionsOf(line)).toEqual(['guc 70.8.0'])
  })

  it('of nouveau as it spoke before 3.7', () => {
    const text = '[drm] nouveau 0000:01:00.0: Bios version 70.10.48.00'
    expect(driversOf(text)).toEqual(['nouveau'])
    expect(versionsOf(text)).toEqual(['vbios 70.10.48.00'])
  })

  it('with the driver that a chip can have', () => {
    const of = (chip: string) =>
      driversOf(`[drm] initializing kernel modesetting (${chip} 0x1002:0x1234 0x1002:0x0001 0x00).`)
    expect(of('RV200')).toEqual(['radeon'])
    expect(of('HAWAII')).toEqual([])
    expect(of('NAVI10')).toEqual(['amdgpu'])
  })

  it('of the compute driver, which names the card', () => {
    const { devices } = parseEnvironment('[ 10.036137] kfd kfd: amdgpu: added device 1002:164e')
    expect(devices).toMatchObject([{ pciId: '1002:164e', driver: 'amdgpu' }])
  })

  it('without taking the firmware of an accelerator for the kernel', () => {
    expect(parseEnvironment('habanalabs hl0: Linux version 49.0.0-sec-9').kernel).toBeNull()
  })

  it('for the release that a path to the modules names, unless something better does', () => {
    const path = 'Sign command: /lib/modules/6.17.1-surface-2/build/scripts/sign-file'
    expect(parseEnvironment(path).kernel?.release).toBe('6.17.1-surface-2')
    expect(parseEnvironment(lines(path, 'Linux <host-1> 6.1.0-28-amd64 #1 SMP')).kernel?.release).toBe(
      '6.1.0-28-amd64',
    )
  })
})
