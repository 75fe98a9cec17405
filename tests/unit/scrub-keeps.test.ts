import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scrub } from '@/lib/environments/scrub'

/** Lines of which nothing may go: ids, versions, registers, addresses of memory and of buses, and words of tools. */
const facts = [
  '01:00.0 VGA compatible controller [0300]: NVIDIA Corporation AD102 [GeForce RTX 4090] [10de:2684] (rev a1)',
  '\tSubsystem: Gigabyte Technology Co., Ltd Device [1458:40f0]',
  '\tMemory at 6052000000 (64-bit, non-prefetchable) [size=16M]',
  '00:05.0 Serial bus controller [0c80]: Intel Corporation Device [8086:7a4c]',
  '| NVIDIA-SMI 550.90.07              Driver Version: 550.90.07      CUDA Version: 12.4     |',
  '|   0  NVIDIA L40S                  TCC   |   00000000:61:00.0 Off |                    0 |',
  'Sat Sep 28 01:07:12 2024       ',
  'Tue Sep 12 17:30:21 EEST 2023',
  'WSL version: 1.2.2.0',
  'Kernel version: 5.15.90.1',
  'Kernel version: 6.12.95.1-microsoft-standard-WSL2',
  'Windows version: 10.0.22631.4317',
  'System name: Linux',
  'Host: 82BD Quill Laptop 2021',
  'Kernel: Linux 6.8.0-45-generic',
  'name, driver_version, vbios_version',
  '\tconformanceVersion = 1.3.3.1',
  'nvidia-cudnn-cu12==8.9.2.26',
  'nvidia-curand-cu12        10.3.2.106',
  '[pip3] nvidia-cublas-cu12==12.1.3.1',
  'libcudnn8 is at 8.9.7.29-1+cuda12.2 and cuDNN 9.1.0.70',
  '    VBIOS Version                         : 95.02.3C.40.02',
  'display: server: X.Org v: 21.1.11.0 driver: X: loaded: amdgpu',
  'smu fw program = 0, version = 0x00413b00 (65.59.0), smu 68.77.0.0 firmware',
  '[   12.3] i915 0000:00:02.0: [drm] Finished loading DMC firmware i915/kbl_dmc_ver1_04.bin (v1.4)',
  '[   12.3] xe 0000:03:00.0: [drm] GT0: Using GuC firmware from xe/bmg_guc_70.bin version 70.36.0',
  '[14328.198504] NVRM: Xid (PCI:0000:0a:00): 31, pid=13332, name=plot, Ch 00000010, intr 00000000.',
  'MMU Fault: ENGINE CE2 HUBCLIENT_CE0 faulted @ 0x7f29_5b8c9000. Fault is of type FAULT_PRIV_VIOLATION',
  '[  283.724161] amdgpu 0000:2b:00.0: amdgpu: GCVM_L2_PROTECTION_FAULT_STATUS:0x00701031',
  'RIP: 0010:amdgpu_dm_atomic_commit_tail+0x1a2b/0x3c4d [amdgpu]',
  'Call Trace: ffffffffc0a1b2c3 ? __die+0x24/0x70',
  '  [mem 0x00000000e0000000-0x00000000efffffff 64bit pref]',
  'Consult /var/lib/dkms/nvidia/550.90.07/build/make.log for more information.',
  'nvidia/550.90.07, 6.8.0-45-generic, x86_64: installed',
  'filename:       /lib/modules/6.8.0-45-generic/updates/dkms/nvidia.ko.zst',
  'alias:          pci:v000010DEd*sv*sd*bc03sc02i00*',
  'sig_key:        5A:7F:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12',
  'Linux version 6.6.87.2-microsoft-standard-WSL2 (root@439a258ad544) (gcc (GCC) 11.2.0) #1 SMP',
  'NVRM: loading NVIDIA UNIX Open Kernel Module for x86_64  570.158.01  Release Build  (dvs-builder@U22-I3-B10-02-5)',
  'Linux version 6.8.0-45-generic (buildd@lcy02-amd64-075) (x86_64-linux-gnu-gcc-13) #45-Ubuntu SMP',
  'OpenGL renderer string: AMD Radeon RX 7900 XTX (radeonsi, navi31, LLVM 17.0.6, DRM 3.57, 6.9.3-zen1-1-zen)',
  'Driver Version                                  22.25.23529',
  'apiVersion         = 1.3.260 (4206852)',
  'ROCm 5.4.3, torch 2.0, python3.10',
  '"GUID": "45560", "Serial Number": "N/A", "Unique ID": "N/A", "VBIOS version": "113-PHXGENERIC-001"',
  '  Uuid:                    CPU-XX',
  'serial8250: ttyS0 at I/O 0x3f8 (irq = 4, base_baud = 115200) is a 16550A',
  'Serial: 8250/16550 driver, 32 ports, IRQ sharing enabled',
  'systemd[1]: Started user@1000.service - User Manager for UID 1000.',
  '#0  0x00007f96ca6e92 pthread_cond_wait@@GLIBC_2.3.2 (libpthread.so.0 + 0xfe92)',
  'Jul 24 22:15:29 kernel: amdgpu ring gfx_0.0.0 timeout, seq=6671676/6671678',
  '2024-09-28 01:07:12 INFO vllm.engine: started',
  '2024-09-28T01:07:12.123Z  WARN ollama: no compatible GPUs',
  'Listening on 127.0.0.1:11434 and 0.0.0.0:8080',
  'mei_hdcp 0000:00:16.0-b638ab7e-94e2-4ea2-a552-d1c54b627f04: bound 0000:00:02.0',
  '6.6.3-2-ck-atom-modprobed/x86_64 failed for nvidia(10)',
  'llama: n_tokens = 512, BOS token = 1, EOS token = 128009',
  'Host: MS-7C56 (1.0)',
  'crw-rw----+ 1 root render 226, 128 Jan  1 12:00 /dev/dri/renderD128',
  'bash: hostname: command not found',
  'iommu ivhd1: AMD-Vi: Event logged [INVALID_DEVICE_REQUEST device=0000:00:00.0 pasid=0x00000 flags=0x0a00]',
  'GPU 00000000:01:00.0',
  'Xid 11: Invalid or corrupted push buffer',
  'intel_vpu 0000:00:0b.0: [drm] MMU EVTQ: 0x10 (Translation fault) SSID: 3 SID: 4',
  'chromium --password-store=basic --use-mock-keychain --ozone-platform=wayland',
  'Name:                    gfx1100',
  'ggml_cuda_init: found 1 CUDA devices: Device 0: NVIDIA GeForce RTX 5090, compute capability 12.0',
]

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
const number = (max: number) => fc.integer({ min: 0, max })

describe('what the scrubber keeps', () => {
  it.each(facts)('%s', (line) => {
    expect(scrub(line)).toEqual({ text: line, redactions: [] })
  })

  it('keeps them all beside a host and a user that were proved', () => {
    const { text } = scrub(`wilhelmina@quillfeather:~$ dmesg\n${facts.join('\n')}`)
    expect(text.split('\n').slice(1)).toEqual(facts)
  })

  it('keeps any PCI id, PCI address, version, register and address of memory', () => {
    const value = fc.oneof(
      fc.tuple(hex(4), hex(4)).map(([vendor, device]) => `[${vendor}:${device}]`),
      fc.tuple(hex(2), hex(2), number(7)).map(([bus, slot, part]) => `0000:${bus}:${slot}.${part}`),
      fc.tuple(number(700), number(200), number(99)).map(([a, b, c]) => `Driver Version: ${a}.${b}.${c}`),
      fc.tuple(number(30), number(99), number(255), number(255)).map((parts) => `version ${parts.join('.')}`),
      fc
        .tuple(number(6), number(20), number(30), number(99))
        .map(([a, b, c, d]) => `${a}.${b}.${c}-${d}-generic`),
      hex(8).map((digits) => `0x${digits}`),
      hex(16).map((digits) => `0xffff${digits.slice(4)}`),
      fc.tuple(hex(3), hex(3)).map(([at, size]) => `drm_fb_helper+0x${at}/0x${size}`),
    )
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), (values) => {
        const line = `[   12.345678] amdgpu: ${values.join(', ')}`
        expect(scrub(line).text).toBe(line)
      }),
      { numRuns: 300 },
    )
  })
})
