import { describe, expect, it } from 'vitest'
import { decide } from '@/lib/choose/decide'
import { chooseTables } from '@/lib/choose/tables'
import type { Advice, ChosenDevice, Facts, KernelEvidence, Question } from '@/lib/choose/types'
import { architectures } from '@/lib/devices/architectures'
import { readClaims, readDrivers } from '@/lib/drivers/starter/read'

const drivers = readDrivers()
const claims = readClaims()
const cards = {
  gtx970: nvidia('GeForce GTX 970', 'Maxwell', '580.xx'),
  gtx1080: nvidia('GeForce GTX 1080', 'Pascal', '580.xx'),
  gtx780: nvidia('GeForce GTX 780', 'Kepler', '470.xx'),
  gtx480: nvidia('GeForce GTX 480', 'Fermi', '390.xx'),
  rtx2080: nvidia('GeForce RTX 2080', 'Turing', null),
  rtx4090: nvidia('GeForce RTX 4090', 'Ada Lovelace', null),
  rtx5090: nvidia('GeForce RTX 5090', 'Blackwell', null),
  rx9070: amd('Radeon RX 9070', 'RDNA 4', 'Navi 48', 'gfx1201'),
  rx7900: amd('Radeon RX 7900 XTX', 'RDNA 3', 'Navi 31', 'gfx1100'),
  rx580: amd('Radeon RX 580', 'GCN 4', 'Ellesmere', 'gfx803'),
  vega: amd('Radeon RX Vega 64', 'GCN 5', 'Vega 10', 'gfx900'),
  strixHalo: amd('Radeon 8060S', 'RDNA 3.5', 'Strix Halo', 'gfx1151'),
  hd6950: amd('Radeon HD 6950', 'TeraScale 3', 'Cayman', null),
  b580: intel('Arc B580', 'Xe2', 'Battlemage G21'),
  lunarLake: intel('Arc Graphics 140V', 'Xe2', 'Lunar Lake'),
  a770: intel('Arc A770', 'Xe-HPG', 'Alchemist G10'),
  uhd630: intel('UHD Graphics 630', 'Gen9.5', 'Coffee Lake'),
  hd4000: intel('HD Graphics 4000', 'Gen7', 'Ivy Bridge'),
  npu: { ...intel('NPU', 'NPU 4', 'Lunar Lake'), kind: 'npu' as const },
}
const ubuntu = { id: 'ubuntu', version: '24.04', name: 'Ubuntu 24.04' }
const arch = { id: 'arch', version: null, name: 'Arch Linux' }
const nixos = { id: 'nixos', version: null, name: 'NixOS' }
const debian = (version: string) => ({ id: 'debian', version, name: `Debian ${version}` })
const fedora = { id: 'fedora', version: '43', name: 'Fedora 43' }

/** What Debian's kernels do with a device; newest first. */
const kernels = {
  all: (module: string): KernelEvidence[] => known([module], [module], [module]),
  new: (module: string): KernelEvidence[] => known([module], [module], []),
  firmware: (): KernelEvidence[] =>
    known(['amdgpu'], ['amdgpu'], ['amdgpu']).map((row) => ({
      ...row,
      firmware: !row.kernel.startsWith('6.1.'),
    })),
}

function ask(device: ChosenDevice, asked: Partial<Question> = {}, evidence: KernelEvidence[] = []): Advice {
  const facts: Facts = {
    tables: chooseTables(),
    branches: branchesOf('nvidia'),
    apis: apisFor(device),
    claims,
    kernels: evidence,
    today: '2026-11-22',
  }
  const question: Question = {
    ...{
      device,
      distribution: null,
      kernel: null,
      purpose: 'desktop',
      secureBoot: 'unknown',
      installed: null,
    },
    ...asked,
  }
  const advice = decide(question, facts)
  for (const { text, source } of [...advice.reasons, ...advice.warnings, ...advice.steps]) {
    expect(text).not.toMatch(/[{}]/)
    expect(source.url).toMatch(/^(https:\/\/|\/)/)
  }
  return advice
}

const texts = (advice: Advice) => [...advice.warnings, ...advice.reasons].map(({ text }) => text).join('\n')
const commands = (advice: Advice) => advice.steps.flatMap(({ run }) => run)

describe('NVIDIA', () => {
  it('keeps a Maxwell card that 590 ignores on 580, with the proprietary modules', () => {
    const advice = ask(cards.gtx970, { distribution: arch, installed: '590.48.01' })
    expect(advice).toMatchObject({ branch: 'R580', flavour: 'proprietary', packages: ['nvidia-580xx-dkms'] })
    expect(advice.warnings[0]?.text).toBe('The installed 590.48.01 ignores this card: go back to R580.')
    expect(texts(advice)).toContain('R590 drops Maxwell, Pascal, Volta')
    expect(ask(cards.gtx970, { distribution: arch, installed: '580.95.05' }).warnings[0]?.text).toContain(
      'up to branch R580',
    )
  })

  it('sends a Kepler card to 470, and says that it gets no more updates', () => {
    const advice = ask(cards.gtx780, { distribution: ubuntu })
    expect(advice).toMatchObject({
      branch: 'R470',
      flavour: 'proprietary',
      verdict: 'care',
      packages: ['nvidia-driver-470'],
    })
    expect(commands(advice)).toContain('sudo ubuntu-drivers install nvidia:470')
    expect(texts(advice)).toContain('no more updates')
    expect(ask(cards.gtx780, { distribution: nixos }).packages).toEqual(['legacy_470'])
  })

  it('says plainly when no table has a package', () => {
    const advice = ask(cards.gtx780, { distribution: debian('13') })
    expect(advice).toMatchObject({ verdict: 'unknown', branch: 'R470', packages: [], steps: [] })
    expect(advice.gaps.join()).toContain('no package of branch R470 for Debian 13')
    expect(ask(cards.gtx480, { distribution: ubuntu })).toMatchObject({ branch: 'R390', packages: [] })
  })

  it('gives Blackwell nothing but the open modules', () => {
    const advice = ask(cards.rtx5090, { distribution: ubuntu, secureBoot: 'on' })
    expect(advice).toMatchObject({ flavour: 'open', branch: 'R595', packages: ['nvidia-driver-595-open'] })
    expect(texts(advice)).toContain('only the open kernel modules work')
    expect(advice.secureBoot?.text).toContain('signed by the distribution')
  })

  it('does not offer Debian’s 550 to a card that is younger', () => {
    expect(ask(cards.rtx5090, { distribution: debian('13') })).toMatchObject({
      verdict: 'unknown',
      packages: [],
    })
    expect(ask(cards.rtx5090, { distribution: debian('12') }).packages).toEqual(['nvidia-open'])
    const ada = ask(cards.rtx4090, { distribution: debian('13'), secureBoot: 'on' })
    expect(ada).toMatchObject({ branch: 'R550', packages: ['nvidia-driver', 'nvidia-open-kernel-dkms'] })
    expect(ada.secureBoot?.run).toContain('sudo mokutil --import /var/lib/dkms/mok.pub')
    expect(ask(cards.gtx1080, { distribution: debian('13') })).toMatchObject({
      branch: 'R550',
      packages: ['nvidia-driver'],
    })
  })

  it('names the end of life of what Debian 12 has', () => {
    const advice = ask(cards.rtx2080, { distribution: debian('12') })
    expect(texts(advice)).toContain('The end of life of R535 was June 2026')
    expect(advice.verdict).toBe('care')
  })

  it('tells what CUDA means for old and new cards', () => {
    const pascal = ask(cards.gtx1080, { distribution: ubuntu, purpose: 'cuda' })
    expect(pascal.packages).toEqual(['nvidia-driver-580-server', 'nvidia-utils-580-server'])
    expect(texts(pascal)).toContain('wheels cu126')
    const ada = ask(cards.rtx4090, { distribution: fedora, purpose: 'cuda', secureBoot: 'on' })
    expect(ada.packages).toEqual(['akmod-nvidia', 'xorg-x11-drv-nvidia-cuda'])
    expect(ada.secureBoot?.text).toContain('akmods')
    expect(texts(ada)).toContain('serves CUDA 13')
  })

  it('leaves Secure Boot out when it is off', () => {
    expect(ask(cards.rtx4090, { distribution: ubuntu, secureBoot: 'off' }).secureBoot).toBeNull()
  })

  it('asks for a distribution, and says that kernels before 4.15 are too old', () => {
    expect(ask(cards.rtx4090)).toMatchObject({ branch: 'R595', flavour: 'open', verdict: 'unknown' })
    expect(ask(cards.rtx4090, { distribution: ubuntu, kernel: '4.4.0-210-generic' }).verdict).toBe('no')
  })

  it('does not guess a branch for a card without an architecture', () => {
    const advice = ask({ ...cards.rtx4090, architecture: null, name: null })
    expect(advice).toMatchObject({ verdict: 'unknown', branch: null })
  })
})

describe('AMD', () => {
  it('finds Linux 6.1 too old for an RX 9070', () => {
    const advice = ask(
      cards.rx9070,
      { distribution: debian('12'), kernel: '6.1.0-40-amd64' },
      kernels.firmware(),
    )
    expect(advice.verdict).toBe('no')
    expect(advice.headline).toContain('Linux 6.1 is too old')
    expect(advice.headline).toContain('6.12')
  })

  it('does not know about kernels between those that were read, and takes newer ones', () => {
    expect(
      ask(cards.rx9070, { kernel: '6.8.0-45-generic', distribution: ubuntu }, kernels.firmware()),
    ).toMatchObject({ verdict: 'care' })
    expect(
      ask(cards.rx9070, { kernel: '6.17.1-arch1-1', distribution: arch }, kernels.firmware()),
    ).toMatchObject({ verdict: 'ready', flavour: 'in-tree' })
  })

  it('gives TeraScale radeon and r600', () => {
    const advice = ask(cards.hd6950, { distribution: debian('13'), kernel: '6.12.1' }, kernels.all('radeon'))
    expect(advice).toMatchObject({ driver: { slug: 'radeon' }, verdict: 'ready' })
    expect(texts(advice)).toContain('r600')
  })

  it('offers ROCm for listed and release-ready chips', () => {
    const rdna3 = ask(
      cards.rx7900,
      { distribution: ubuntu, purpose: 'rocm', kernel: '6.8.0-45-generic' },
      kernels.all('amdgpu'),
    )
    expect(rdna3).toMatchObject({ verdict: 'ready', branch: '6.3', packages: ['amdgpu-dkms', 'rocm'] })
    expect(texts(rdna3)).toContain('ROCm 6.3 lists Ubuntu 24.04')
    const rdna4 = ask(
      cards.rx9070,
      { distribution: arch, purpose: 'rocm', kernel: '6.17' },
      kernels.firmware(),
    )
    expect(texts(rdna4)).toContain('release-ready in TheRock')
  })

  it('says no for chips that no list names', () => {
    for (const card of [cards.rx580, cards.vega]) {
      const advice = ask(card, { distribution: ubuntu, purpose: 'rocm' }, kernels.all('amdgpu'))
      expect(advice).toMatchObject({ verdict: 'no', packages: [] })
      expect(advice.headline).toContain('ROCm does not support')
    }
    expect(ask(cards.hd6950, { purpose: 'rocm' }).verdict).toBe('unknown')
  })

  it('wants Linux 6.18.4 for computing on Strix Halo', () => {
    const old = ask(
      cards.strixHalo,
      { purpose: 'rocm', distribution: ubuntu, kernel: '6.17.9' },
      kernels.new('amdgpu'),
    )
    expect(old.verdict).toBe('no')
    expect(old.headline).toContain('6.18.4')
    const fit = ask(
      cards.strixHalo,
      { purpose: 'rocm', distribution: ubuntu, kernel: '6.18.4' },
      kernels.new('amdgpu'),
    )
    expect(fit.verdict).toBe('ready')
  })
})

describe('Intel', () => {
  it('finds Linux 6.8 too old for an Arc B580', () => {
    const advice = ask(cards.b580, { distribution: ubuntu, kernel: '6.8.0-45-generic' }, kernels.new('xe'))
    expect(advice.verdict).toBe('no')
    expect(advice.headline).toContain('6.11')
    expect(
      ask(cards.b580, { distribution: ubuntu, kernel: '6.14.0-24-generic' }, kernels.new('xe')),
    ).toMatchObject({
      verdict: 'ready',
      driver: { slug: 'xe' },
    })
  })

  it('drives Lunar Lake with xe, not before the kernels that have it', () => {
    expect(ask(cards.lunarLake, { distribution: arch, kernel: '6.17' }, kernels.new('xe')).verdict).toBe(
      'ready',
    )
    const old = ask(
      cards.lunarLake,
      { distribution: debian('12'), kernel: '6.1.0-40-amd64' },
      kernels.new('xe'),
    )
    expect(old.verdict).toBe('no')
    expect(texts(old)).toContain('Linux 6.1 has no xe')
    expect(ask(cards.lunarLake, { distribution: ubuntu, kernel: '6.8' }, kernels.new('xe')).verdict).toBe(
      'care',
    )
  })

  it('has the compute runtime for Arc, legacy1 for Gen9.5 and nothing for Gen7', () => {
    const arc = ask(
      cards.a770,
      { distribution: ubuntu, purpose: 'oneapi', kernel: '6.8' },
      kernels.all('i915'),
    )
    expect(arc.packages).toContain('libze-intel-gpu1')
    expect(texts(arc)).toContain('Level Zero 1.17')
    const old = ask(
      cards.uhd630,
      { distribution: ubuntu, purpose: 'oneapi', kernel: '6.8' },
      kernels.all('i915'),
    )
    expect(old).toMatchObject({ verdict: 'care', branch: '24.35 legacy1' })
    expect(ask(cards.hd4000, { purpose: 'oneapi', kernel: '6.8' }, kernels.all('i915')).verdict).toBe('no')
    expect(
      ask(cards.a770, { distribution: debian('13'), purpose: 'oneapi', kernel: '6.12' }, kernels.all('i915'))
        .verdict,
    ).toBe('unknown')
  })
})

describe('other purposes', () => {
  it('knows whose CUDA, ROCm and oneAPI are', () => {
    expect(ask(cards.rx7900, { purpose: 'cuda' }).verdict).toBe('no')
    expect(ask(cards.rtx4090, { purpose: 'rocm' }).verdict).toBe('no')
    expect(ask(cards.rtx4090, { purpose: 'oneapi' })).toMatchObject({ verdict: 'unknown', packages: [] })
  })

  it('keeps the host’s driver away for passthrough, and warns of chips that cannot be reset', () => {
    const advice = ask(cards.rx580, { distribution: ubuntu, purpose: 'passthrough' }, kernels.all('amdgpu'))
    expect(commands(advice).join()).toContain('blacklist amdgpu')
    expect(texts(advice)).toContain('vendor-reset')
    expect(ask(cards.rtx4090, { purpose: 'passthrough', distribution: arch }).gaps).toHaveLength(1)
  })

  it('says that it has no packages for NPUs', () => {
    expect(ask(cards.npu, { distribution: ubuntu })).toMatchObject({ verdict: 'unknown', steps: [] })
  })
})

it('answers every card, distribution and purpose without a blank left open', () => {
  const distributions = [null, ubuntu, arch, nixos, fedora, debian('12'), debian('13')]
  for (const card of Object.values(cards))
    for (const distribution of distributions)
      for (const purpose of ['desktop', 'cuda', 'rocm', 'oneapi', 'passthrough'] as const) {
        const advice = ask(card, { distribution, purpose, kernel: '6.12' }, kernels.all('amdgpu'))
        expect(advice.headline).not.toBe('')
        expect(commands(advice).join()).not.toMatch(/\{\w+\}/)
        if (advice.verdict === 'unknown') expect(advice.gaps.length).toBeGreaterThan(0)
      }
})

it('names architectures that we know in its rules', () => {
  const { nvidia: n, amd: a, intel: i } = chooseTables()
  const rules = [
    n.openOnly,
    n.open,
    n.proprietary,
    n.cuda13,
    ...n.firstBranch,
    a.radeon,
    a.either,
    i.older,
    i.legacy,
    i.tooOld,
  ]
  const names = new Set(architectures.map(({ name }) => name))
  for (const name of rules.flatMap((rule) => rule.architectures)) expect(names, name).toContain(name)
})

function nvidia(name: string, architecture: string, lastBranch: string | null): ChosenDevice {
  return { ...base('10de:0001', name), vendor: 'nvidia', architecture, lastBranch }
}

function amd(name: string, architecture: string, codeName: string, isa: string | null): ChosenDevice {
  return { ...base('1002:0001', name), vendor: 'amd', architecture, codeName, isa }
}

function intel(name: string, architecture: string, codeName: string): ChosenDevice {
  return { ...base('8086:0001', name), vendor: 'intel', architecture, codeName }
}

function base(pciId: string, name: string) {
  return { pciId, name, kind: 'gpu' as const, codeName: null, isa: null, lastBranch: null }
}

function known(...modules: [string[], string[], string[]]): KernelEvidence[] {
  const names = [
    '7.3.4-1~bpo13+1 (trixie-backports)',
    '6.12.95-1~bpo12+1 (bookworm-backports)',
    '6.1.192-2 (bookworm-security)',
  ]
  return names.map((kernel, index) => ({ kernel, modules: modules[index] ?? [], firmware: null }))
}

function branchesOf(slug: string) {
  const { branches = [] } = drivers.find((driver) => driver.slug === slug) ?? {}
  return branches.map((branch, id) => ({ ...branch, id, driver: slug }))
}

function apisFor({ vendor, architecture }: ChosenDevice) {
  return drivers
    .filter((driver) => driver.vendor === vendor)
    .flatMap(({ slug, name, kind, apis }) =>
      apis.map((api) => ({ ...api, driver: slug, driverName: name, kind })),
    )
    .filter(({ hardware }) => hardware === '' || hardware.split(', ').some((name) => name === architecture))
}
