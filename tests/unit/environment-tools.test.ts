import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseEnvironment } from '@/lib/environments/parse'
import type { Environment } from '@/lib/environments/types'

function read(name: string): Environment {
  return parseEnvironment(readFileSync(new URL(`./environments/${name}.txt`, import.meta.url), 'utf8'))
}

function drivers({ drivers }: Environment): string[] {
  return drivers.map(({ name, flavour, version }) => [name, flavour, version].filter(Boolean).join(' '))
}

function devices({ devices }: Environment): string[] {
  return devices.map(({ pciId, name, driver }) => [pciId, name, driver].filter(Boolean).join(', '))
}

function versions({ versions }: Environment): Record<string, string> {
  return Object.fromEntries(Object.entries(versions).map(([name, { version }]) => [name, version]))
}

describe('a paste of many NVIDIA tools', () => {
  const machine = read('nvidia-smi-two-gpus')

  it('keeps two equal cards apart by their address and joins what each tool says of one', () => {
    expect(machine.devices).toMatchObject([
      {
        pciId: '10de:2684',
        name: 'NVIDIA GeForce RTX 4090',
        address: '0000:01:00.0',
        subsystem: '1458:40f0',
        line: 10,
      },
      {
        pciId: '10de:2684',
        name: 'NVIDIA GeForce RTX 4090',
        address: '0000:41:00.0',
        subsystem: '1043:889a',
      },
    ])
  })

  it('knows the open kernel module, the toolkit and what the driver serves', () => {
    expect(drivers(machine)).toEqual(['nvidia open 550.120'])
    expect(versions(machine)).toMatchObject({ cuda: '12.4.131', cuda_driver_api: '12.4' })
  })

  it('names the system, the session and Secure Boot with their lines', () => {
    expect(machine.kernel).toEqual({ release: '6.8.0-52-generic', line: 34 })
    expect(machine.distro).toMatchObject({ name: 'Ubuntu 24.04.1 LTS', id: 'ubuntu', version: '24.04' })
    expect(machine.session?.kind).toBe('wayland')
    expect(machine.secureBoot?.on).toBe(true)
  })
})

describe('one tool alone', () => {
  it('nvidia-smi -q gives ids, firmware and no CUDA toolkit', () => {
    const found = read('nvidia-smi-query')
    expect(devices(found)).toEqual(['10de:26b1, NVIDIA RTX 6000 Ada Generation, nvidia'])
    expect(versions(found)).toEqual({ cuda_driver_api: '12.8', vbios: '95.02.66.00.0A', gsp: '570.124.06' })
  })

  it('rocminfo lists processors as agents; they are no devices', () => {
    const found = read('rocm-machine')
    expect(found.devices).toMatchObject([
      { pciId: '1002:744c', name: 'AMD Radeon RX 7900 XTX', address: '0000:03:00.0' },
    ])
    expect(drivers(found)).toEqual(['amdgpu dkms 6.10.5'])
    expect(versions(found)).toMatchObject({ rocm: '6.3.2' })
  })

  it('amd-smi as text and as JSON', () => {
    expect(devices(read('amd-smi-static'))).toEqual([
      '1002:74a1, AMD Instinct MI300X',
      '1002:74a1, AMD Instinct MI300X',
    ])
    expect(devices(read('amd-smi-json'))).toEqual(['1002:7448, AMD Radeon PRO W7900'])
  })

  it('the short table of rocm-smi', () => {
    expect(devices(read('rocm-smi-new'))).toEqual(['1002:744c', '1002:164e'])
  })

  it('inxi wraps its lines and lists cameras as graphics', () => {
    const found = read('inxi-laptop')
    expect(devices(found)).toEqual([
      '10de:249d, NVIDIA GA104M [GeForce RTX 3070 Mobile / Max-Q], nvidia',
      '1002:1638, Cezanne [Radeon Vega Series / Radeon Mobile Series], amdgpu',
    ])
    expect(drivers(found)).toEqual(['nvidia 565.77', 'amdgpu 3.59', 'mesa 24.3.3'])
    expect(versions(found)).toMatchObject({
      xorg: '1.21.1.15',
      xwayland: '24.1.4',
      llvm: '19.1.6',
      opengl: '4.6',
    })
  })

  it('glxinfo and vulkaninfo name one card; the processor that draws is none', () => {
    const found = read('glx-vulkan')
    expect(devices(found)).toEqual(['1002:73df, AMD Radeon RX 6700 XT'])
    expect(found.kernel?.release).toBe('6.9.9-200.fc40.x86_64')
  })

  it('clinfo: the CPU runtime is a driver, the CPU no device', () => {
    const found = read('clinfo')
    expect(devices(found)).toEqual(['NVIDIA GeForce GTX 1650'])
    expect(versions(found)).toEqual({ opencl: '3.0' })
  })

  it('xpu-smi and both forms of sycl-ls', () => {
    const found = read('xpu')
    expect(found.devices.map(({ address }) => address)).toEqual(['0000:4d:00.0', '0000:9a:00.0'])
    expect(drivers(found)).toContain('compute-runtime 23.35.27191.42')
  })

  it('Xorg counts buses in decimal and repeats the kernel', () => {
    const found = read('xorg-log')
    expect(found.devices).toMatchObject([
      { pciId: '10de:1b81', name: 'NVIDIA GeForce GTX 1070', address: '0000:01:00.0' },
    ])
    expect(found.kernel?.release).toBe('6.1.0-28-amd64')
  })

  it('collect_env of PyTorch', () => {
    const found = read('collect-env')
    expect(found.devices).toHaveLength(2)
    expect(versions(found)).toEqual({
      torch: '2.5.1+cu124',
      cuda: '12.4.131',
      gcc: '11.4.0',
      python: '3.11.11',
      cudnn: '9.1.0',
    })
  })

  it('lspci with -n and -mm', () => {
    expect(devices(read('lspci-vmm'))).toEqual(['10de:1c03, GP106 [GeForce GTX 1060 6GB]'])
  })

  it('packages are drivers without a device', () => {
    const found = read('packages')
    expect(found.devices).toEqual([])
    expect(drivers(found)).toEqual([
      'nvidia-driver-550 dkms 550.120-0ubuntu0.24.04.1',
      'mesa-vulkan-drivers 24.0.9-0ubuntu0.3',
      'akmod-nvidia 565.77-1.fc41',
      'mesa-dri-drivers 24.3.4-1.fc41',
      'vulkan-radeon 1:24.3.4-1',
    ])
  })
})

describe('kernel logs', () => {
  it('a boot with two vendors below syslog stamps: AMD-Vi is no GPU', () => {
    const found = read('boot-amd-nvidia')
    expect(devices(found)).toEqual(['10de:2786, nvidia', '1002:164e, amdgpu'])
    expect(drivers(found)).toEqual(['amdgpu 3.58.0', 'nvidia proprietary 565.57.01'])
    expect(found.secureBoot?.on).toBe(false)
  })

  it('an Intel boot below ISO stamps', () => {
    const found = read('boot-i915')
    expect(devices(found)).toEqual(['8086:46a6, alderlake_p, i915'])
    expect(versions(found)).toEqual({ dmc: '2.20', guc: '70.36.0', huc: '7.9.3' })
  })
})

describe('what people write', () => {
  it('a table of facts joins the log that follows', () => {
    const found = read('intel-table-and-log')
    expect(found.devices).toMatchObject([
      { name: 'Intel Arc A770 (DG2)', address: '0000:03:00.0', driver: 'xe' },
    ])
    expect(found.distro?.name).toBe('Fedora Linux 41 (Workstation Edition)')
  })

  it('an issue form asks in its headings', () => {
    const found = read('nvidia-issue-form')
    expect(devices(found)).toEqual(['NVIDIA GeForce RTX 4070'])
    expect(drivers(found)).toEqual(['nvidia open 570.86.16'])
    expect(found.kernel?.release).toBe('6.13.1-arch1-1')
  })

  it('a list of a machine with WSL', () => {
    const found = read('wsl-form')
    expect(devices(found)).toEqual(['RTX 4070 Ti SUPER 16GB'])
    expect(found.virtualization?.kind).toBe('wsl2')
    expect(versions(found)).toEqual({ cuda: '12.6', docker: '27.4.0' })
  })

  it('sentences count where nothing better does', () => {
    const found = read('prose')
    expect(devices(found)).toEqual(['RX 7800 XT'])
    expect(drivers(found)).toEqual(['mesa 24.3.4', 'amdgpu'])
    expect(found.kernel?.release).toBe('6.13.2')
  })

  it('neofetch and fastfetch, logo or not', () => {
    expect(devices(read('fetch'))).toHaveLength(2)
    expect(devices(read('fastfetch'))).toEqual(['AMD Radeon 680M', 'NVIDIA GeForce RTX 3050 Mobile'])
  })

  it('quotes and diffs around a log', () => {
    const found = read('quoted-diff')
    expect(devices(found)).toEqual(['8086:e20b, battlemage, xe'])
    expect(found.distro?.name).toBe('openSUSE Tumbleweed')
  })

  it('a hybrid laptop in several commands', () => {
    const found = read('debian-hybrid')
    expect(found.devices.map(({ address }) => address)).toEqual(['0000:00:02.0', '0000:01:00.0'])
    expect(drivers(found)).toEqual(['nvidia dkms 535.216.01'])
    expect(found.virtualization?.kind).toBe('vm')
  })
})
