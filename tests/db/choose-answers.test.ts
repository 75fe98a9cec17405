import { beforeAll, describe, expect, it } from 'vitest'
import { fieldsFromPaste } from '@/lib/choose/from-paste'
import { chooseInput } from '@/lib/choose/input'
import { answer } from '@/lib/choose/queries'
import { importShipped } from '@/lib/devices/import/shipped'
import { loadDrivers } from '@/lib/drivers/starter/load'
import { createWorld } from '../support/world'

beforeAll(async () => {
  await createWorld()
  await importShipped(() => {})
  await loadDrivers()
}, 120_000)

const ask = (fields: Record<string, string>) => answer(chooseInput.parse(fields), '2026-11-22')

async function one(fields: Record<string, string>) {
  const result = await ask(fields)
  if (result.found !== 'answers') throw new Error(`Found ${result.found}`)
  const [first] = result.answers
  if (!first) throw new Error('No answer')
  return first
}

describe('with the lists that come with the software', () => {
  it('keeps a GTX 1080 on 580', async () => {
    const { advice, device } = await one({ device: '10de:1b80', distribution: 'arch' })
    expect(device.architecture).toBe('Pascal')
    expect(advice).toMatchObject({ branch: 'R580', flavour: 'proprietary', packages: ['nvidia-580xx-dkms'] })
  })

  it('finds Linux 6.1 too old for an RX 9070 by its firmware, and 6.12 new enough', async () => {
    const old = await one({ device: '1002:7550', distribution: 'debian-12', kernel: '6.1.0-40-amd64' })
    expect(old.advice.verdict).toBe('no')
    expect(old.advice.warnings[0]?.text).toContain('asks for no firmware of this chip')
    expect(
      (await one({ device: '1002:7550', distribution: 'debian-13', kernel: '6.12.48' })).advice.verdict,
    ).toBe('ready')
  })

  it('finds Linux 6.8 too old for an Arc B580, and Lunar Lake at home in 6.12', async () => {
    expect(
      (await one({ device: '8086:e20b', distribution: 'ubuntu-24.04', kernel: '6.8.0-45-generic' })).advice
        .verdict,
    ).toBe('no')
    expect((await one({ device: '8086:64a0', distribution: 'arch', kernel: '6.17.1' })).advice).toMatchObject(
      {
        verdict: 'ready',
        driver: { slug: 'xe' },
      },
    )
  })

  it('finds a card by its name, asks which of several, and says when there is none', async () => {
    expect((await one({ device: 'rtx 4090', distribution: 'ubuntu-24.04' })).device.pciId).toBe('10de:2684')
    expect((await ask({ device: '4090' })).found).toBe('many')
    expect(await ask({ device: 'abacus' })).toEqual({ found: 'no-device', text: 'abacus' })
    expect((await ask({})).found).toBe('nothing-asked')
  })

  it('answers for every card of a paste', async () => {
    const fields = fieldsFromPaste(paste)
    expect(fields).toEqual({
      device: '8086:4680, 10de:2684',
      distribution: 'ubuntu-24.04',
      kernel: '6.8.0-45-generic',
      secureboot: 'on',
    })
    const result = await ask(fields)
    expect(result.found === 'answers' && result.answers.map(({ device }) => device.pciId)).toEqual([
      '8086:4680',
      '10de:2684',
    ])
  })
})

const paste = `$ lspci -nnk
00:02.0 VGA compatible controller [0300]: Intel Corporation AlderLake-S GT1 [8086:4680] (rev 0c)
	Kernel driver in use: i915
01:00.0 VGA compatible controller [0300]: NVIDIA Corporation AD102 [GeForce RTX 4090] [10de:2684] (rev a1)
	Kernel driver in use: nouveau
$ uname -r
6.8.0-45-generic
$ cat /etc/os-release
PRETTY_NAME="Ubuntu 24.04.1 LTS"
NAME="Ubuntu"
VERSION_ID="24.04"
ID=ubuntu
$ mokutil --sb-state
SecureBoot enabled
`
