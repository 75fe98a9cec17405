import { describe, expect, it } from 'vitest'
import { parseEnvironment } from '@/lib/environments/parse'

/** What a text gives, in one short line for each fact. */
function summary(text: string): string[] {
  const { devices, drivers, kernel, distro, versions } = parseEnvironment(text)
  return [
    ...devices.map(({ pciId, name, driver }) => ['gpu', pciId, name, driver].filter(Boolean).join(' ')),
    ...drivers.map(({ name, flavour, version }) =>
      ['driver', name, flavour, version].filter(Boolean).join(' '),
    ),
    ...(kernel ? [`kernel ${kernel.release}`] : []),
    ...(distro ? [`distro ${distro.name}`] : []),
    ...Object.entries(versions).map(([name, { version }]) => `${name} ${version}`),
  ]
}

const lines = (...all: string[]) => all.join('\n')

const tools: [string, string, string[]][] = [
  [
    'lspci -vmmnnk, with boards and drivers, and without what is no GPU',
    lines(
      'Slot:\t00:02.0',
      'Class:\tVGA compatible controller [0300]',
      'Vendor:\tIntel Corporation [8086]',
      'Device:\tAlder Lake-P GT2 [Iris Xe Graphics] [46a6]',
      'SVendor:\tQuill Computers [1ff0]',
      'Rev:\t0c',
      'Driver:\ti915',
      '',
      'Slot:\t01:00.0',
      'Class:\t3D controller [0302]',
      'Vendor:\tNVIDIA Corporation [10de]',
      'Device:\tGP108M [GeForce MX150] [1d10]',
      'Driver:\tnouveau',
      '',
      'Slot:\t02:00.0',
      'Class:\tNetwork controller [0280]',
      'Vendor:\tIntel Corporation [8086]',
      'Device:\tWi-Fi 6 AX201 [06f0]',
      'Driver:\tiwlwifi',
    ),
    [
      'gpu 8086:46a6 Alder Lake-P GT2 [Iris Xe Graphics] i915',
      'gpu 10de:1d10 GP108M [GeForce MX150] nouveau',
      'driver i915',
      'driver nouveau',
    ],
  ],
  [
    'lspci -vmm of old pciutils, where the slot is called a device',
    lines(
      'Device:\t03:00.0',
      'Class:\tVGA compatible controller',
      'Vendor:\tNVIDIA Corporation',
      'Device:\tTU106 [GeForce RTX 2070]',
    ),
    ['gpu TU106 [GeForce RTX 2070]'],
  ],
  [
    'hwinfo, in whose records other drivers are named too',
    lines(
      '21: PCI 300.0: 0300 VGA compatible controller (VGA)',
      '  SysFS BusID: 0000:03:00.0',
      '  Hardware Class: graphics card',
      '  Model: "nVidia TU104 [GeForce RTX 2080]"',
      '  Vendor: pci 0x10de "nVidia Corporation"',
      '  Device: pci 0x1e87 "TU104 [GeForce RTX 2080]"',
      '  SubVendor: pci 0x1ff0 "Quill Computers"',
      '  SubDevice: pci 0x0007 ',
      '  Revision: 0xa1',
      '  Driver: "nvidia"',
      '  Driver Info #0:',
      '    Driver Status: nouveau is not active',
      '    Driver Activation Cmd: "modprobe nouveau"',
    ),
    ['gpu 10de:1e87 TU104 [GeForce RTX 2080] nvidia', 'driver nvidia'],
  ],
  [
    'lshw -short',
    '/0/100/1/0      /dev/fb0    display     Navi 23 [Radeon RX 6600]',
    ['gpu Navi 23 [Radeon RX 6600]'],
  ],
  [
    'nvidia-smi -q -x',
    lines(
      '<?xml version="1.0" ?>',
      '<nvidia_smi_log>',
      '\t<driver_version>550.120</driver_version>',
      '\t<cuda_version>12.4</cuda_version>',
      '\t<gpu id="00000000:07:00.0">',
      '\t\t<product_name>NVIDIA A40</product_name>',
      '\t\t<vbios_version>94.02.5C.00.07</vbios_version>',
      '\t\t<pci><pci_device_id>223510DE</pci_device_id></pci>',
    ),
    [
      'gpu 10de:2235 NVIDIA A40 nvidia',
      'driver nvidia 550.120',
      'cuda_driver_api 12.4',
      'vbios 94.02.5C.00.07',
    ],
  ],
  [
    'nvidia-smi --query-gpu with its header, also where the same card is there twice',
    lines(
      'index, name, driver_version, pci.bus_id, memory.total [MiB]',
      '0, NVIDIA L4, 535.183.01, 00000000:07:00.0, 23034 MiB',
      '1, NVIDIA L4, 535.183.01, 00000000:0F:00.0, 23034 MiB',
    ),
    ['gpu NVIDIA L4 nvidia', 'gpu NVIDIA L4 nvidia', 'driver nvidia 535.183.01'],
  ],
  [
    'the first line of nvidia-smi without its first letter',
    'VIDIA-SMI 550.120    Driver Version: 550.120    CUDA Version: 12.4',
    ['driver nvidia 550.120', 'cuda_driver_api 12.4'],
  ],
  [
    'nvidia-container-cli info, whose CUDA is what the driver serves',
    lines('NVRM version:   535.183.01', 'CUDA version:   12.2', '', 'Model:          GeForce 930M'),
    ['gpu GeForce 930M nvidia', 'driver nvidia 535.183.01', 'cuda_driver_api 12.2'],
  ],
  [
    'hl-smi',
    lines(
      '| HL-SMI Version:                              hl-1.18.0-fw-53.1.1.1          |',
      '| Driver Version:                                     1.18.0-abc1234          |',
      '| Nic Driver Version:                                 1.17.0-abc1234          |',
      '|   0  HL-225              N/A  | 0000:43:00.0     N/A |                   0  |',
      '|   1  HL-225              N/A  | 0000:44:00.0     N/A |                   0  |',
    ),
    ['gpu HL-225 habanalabs', 'gpu HL-225 habanalabs', 'driver habanalabs 1.18.0-abc1234'],
  ],
  [
    'amd-smi static beside a network card that has names too',
    lines(
      'GPU: 0',
      '    BDF: 0000:23:00.0',
      'AI_NIC: 0',
      '    PRODUCT_NAME: QUILL 1x400G',
      'GPU: 0',
      '    ASIC:',
      '        MARKET_NAME: AMD Instinct MI210',
      '        DEVICE_ID: 0x740f',
      '    DRIVER:',
      '        NAME: amdgpu',
      '        VERSION: 6.10.5',
      '        OS_KERNEL_VERSION: 5.15.0-130-generic',
    ),
    ['gpu 1002:740f AMD Instinct MI210', 'driver amdgpu 6.10.5', 'kernel 5.15.0-130-generic'],
  ],
  [
    'rocm-smi, whose driver version is the kernel where the driver came with it',
    lines('GPU[0]\t\t: Card series:\t\tFiji [Radeon R9 FURY]', 'cardsystem,6.1.0-28-amd64'),
    ['gpu Fiji [Radeon R9 FURY]', 'kernel 6.1.0-28-amd64'],
  ],
  [
    'xpu-smi discovery -d in plain text',
    lines(
      'Device Name: Intel(R) Arc(TM) A770 Graphics',
      'PCI Device ID: 0x56a0',
      'Kernel Version: 6.11.0-13-generic',
    ),
    ['gpu 8086:56a0 Intel(R) Arc(TM) A770 Graphics', 'kernel 6.11.0-13-generic'],
  ],
  [
    'sycl-ls, whose processor need not be of Intel',
    lines(
      '[opencl:cpu:1] Intel(R) OpenCL, AMD Ryzen 9 5950X 16-Core Processor             3.0 [2024.17.3.0.08_160000]',
      '[opencl:gpu:2] Intel(R) OpenCL Graphics, Intel(R) Arc(TM) A750 Graphics 3.0 [23.17.26241.33]',
    ),
    [
      'gpu Intel(R) Arc(TM) A750 Graphics',
      'driver intel-opencl-cpu-runtime 2024.17.3.0.08_160000',
      'driver compute-runtime 23.17.26241.33',
      'opencl 3.0',
    ],
  ],
  [
    'clinfo of AMD, which begins with the type',
    lines(
      '  Device Type:\t\t\t\t\t CL_DEVICE_TYPE_GPU',
      '  Board name:\t\t\t\t\t AMD Radeon RX 6800',
      '  Device Topology:\t\t\t\t PCI[ B#3, D#0, F#0 ]',
      '  Name:\t\t\t\t\t\t gfx1030',
      '  Vendor:\t\t\t\t\t Advanced Micro Devices, Inc.',
      '  Driver version:\t\t\t\t 3635.0 (HSA1.1,LC)',
      '  Version:\t\t\t\t\t OpenCL 2.0 ',
    ),
    ['gpu AMD Radeon RX 6800', 'driver amd-opencl 3635.0', 'opencl 2.0'],
  ],
  [
    'eglinfo -B, behind quote marks, with the id that Mesa asked for',
    lines(
      '> OpenGL core profile renderer: NVIDIA GeForce RTX 3090/PCIe/SSE2',
      '> OpenGL core profile version: 4.6.0 NVIDIA 565.77',
      '> pci id for fd 27: 10de:2204, driver (null)',
    ),
    ['gpu 10de:2204 NVIDIA GeForce RTX 3090', 'driver nvidia 565.77', 'opengl 4.6'],
  ],
  [
    'the renderer in the middle of a browser’s report',
    '<td>AMD -- AMD Radeon Pro WX 3100 (radeonsi, polaris12, LLVM 19.1.7, DRM 3.59, 6.11.0-19-generic)</td><td>4.6 (Compatibility Profile) Mesa 24.3.4 (git-769e514)</td>',
    [
      'gpu AMD Radeon Pro WX 3100',
      'driver amdgpu 3.59',
      'driver mesa 24.3.4',
      'kernel 6.11.0-19-generic',
      'llvm 19.1.7',
      'opengl 4.6',
      'mesa 24.3.4',
    ],
  ],
  [
    'vainfo of the old driver',
    'vainfo: Driver version: Intel i965 driver for Intel(R) Coffee Lake - 2.4.1',
    ['driver intel-vaapi-driver 2.4.1'],
  ],
  [
    'the ids that Steam gives of a card',
    lines('    VendorID:  0x1002', '    DeviceID:  0x731f'),
    ['gpu 1002:731f'],
  ],
  [
    'a name of Intel’s runtime with its id, in any program',
    '[AVHWDeviceContext @ 0x55] 0.0: Intel(R) OpenCL HD Graphics / Intel(R) Iris(R) Xe Graphics [0x9a49]',
    ['gpu 8086:9a49 Intel(R) Iris(R) Xe Graphics [0x9a49]'],
  ],
  [
    'collect_env with XPUs',
    "* [0] _XpuDeviceProperties(name='Intel(R) Arc(TM) B580 Graphics', type='gpu', device_id=0xE20B, driver_version='1.6.33276+16')",
    ['gpu 8086:e20b Intel(R) Arc(TM) B580 Graphics', 'driver level-zero 1.6.33276+16'],
  ],
  [
    'collect_env on a system of one firm',
    lines('OS: Quill Enterprise Server 7.2 (Goose) (x86_64)', 'Nvidia driver version: Could not collect'),
    ['distro Quill Enterprise Server 7.2 (Goose)'],
  ],
  [
    'ggml_vulkan, which names the driver in brackets',
    'ggml_vulkan: 0 = AMD Radeon RX 5700 XT (RADV NAVI10) (radv) | uma: 0 | fp16: 1 | warp size: 32',
    ['gpu AMD Radeon RX 5700 XT (RADV NAVI10)', 'driver mesa'],
  ],
  [
    'ollama with the release of amdgpu',
    'time=2025-07-14T12:29:36.506Z level=INFO msg="inference compute" id=0 library=rocm compute=gfx1100 driver=6.12 name=1002:744c',
    ['gpu 1002:744c', 'driver amdgpu 6.12'],
  ],
  [
    'old inxi, which had the driver at the display',
    lines(
      'Graphics:  Card: NVIDIA GF116 [GeForce GTX 550 Ti]',
      '           Display Server: N/A driver: nvidia tty size: 110x32',
      '',
    ),
    ['gpu NVIDIA GF116 [GeForce GTX 550 Ti]', 'driver nvidia'],
  ],
  [
    'the fields of uname, one below the other',
    lines('System name: Linux', 'Node name: <host-1>', 'Release: 6.3.7', 'Version: #1 SMP'),
    ['kernel 6.3.7'],
  ],
]

describe('a reader of pasted output understands', () => {
  it.each(tools)('%s', (_, text, expected) => {
    expect(summary(text)).toEqual(expected)
  })
})

const packages: [string, string, string[]][] = [
  [
    'apt-cache policy in any language, and takes the installed one',
    lines(
      'nvidia-driver-550:',
      '  Installiert:           550.120-0ubuntu0.24.04.1',
      '  Installationskandidat: 550.144.03-0ubuntu0.24.04.1',
      'nvidia-driver-535:',
      '  Installiert:           (keine)',
      '  Installationskandidat: 535.216.01-0ubuntu1',
    ),
    ['driver nvidia-driver-550 550.120-0ubuntu0.24.04.1'],
  ],
  [
    'rpm -qa with a module built for one kernel',
    'kmod-nvidia-6.11.7-300.fc41.x86_64-560.35.03-1.fc41.x86_64',
    ['driver kmod-nvidia 560.35.03-1.fc41'],
  ],
  [
    'pacman -Qi',
    lines('Name            : nvidia-dkms', 'Version         : 565.57.01-1'),
    ['driver nvidia-dkms dkms 565.57.01-1'],
  ],
  [
    'dpkg -s, only where the package is installed',
    lines(
      'Package: nvidia-driver-550',
      'Status: install ok installed',
      'Version: 550.120-1',
      '',
      'Package: nvidia-driver-535',
      'Status: deinstall ok config-files',
      'Version: 535.216-1',
    ),
    ['driver nvidia-driver-550 550.120-1'],
  ],
  [
    'yum list',
    'cuda-drivers.x86_64                  384.81-1                    @cuda-9-0-local',
    ['driver cuda-drivers 384.81-1'],
  ],
  [
    'a package of Void',
    'nvidia470-470.239.06_1 nvidia470-dkms-470.239.06_1',
    ['driver nvidia470-dkms dkms 470.239.06'],
  ],
  [
    'a build of Fedora’s akmods by the name of its log',
    'see /var/cache/akmods/nvidia/565.77-1-for-6.13.4-200.fc41.x86_64.failed.log for details',
    ['driver nvidia dkms 565.77', 'kernel 6.13.4-200.fc41.x86_64', 'distro Fedora 41'],
  ],
  [
    'DKMS 3.2',
    'Autoinstall of module nvidia-current/550.163.01 for kernel 6.12.48-amd64 (x86_64)',
    ['driver nvidia dkms 550.163.01', 'kernel 6.12.48-amd64'],
  ],
]

describe('a reader of package lists understands', () => {
  it.each(packages)('%s', (_, text, expected) => {
    expect(summary(text)).toEqual(expected)
  })
})
