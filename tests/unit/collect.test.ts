import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET } from '@/app/collect.sh/route'
import { scrub } from '@/lib/environments/scrub'

const script = join(process.cwd(), 'lib/environments/collect.sh')
const uuid = 'GPU-1f2e3d4c-0011-2233-4455-66778899aabb'

/** What the commands of an invented machine print. */
const commands: Record<string, string> = {
  uname:
    'case $1 in -n) echo quillfeather.lan ;; *) echo "Linux quillfeather.lan 6.8.0-45-generic #45-Ubuntu SMP x86_64 GNU/Linux" ;; esac',
  id: 'echo wilhelmina',
  lspci: `cat <<'T'
00:1f.3 Audio device [0403]: Intel Corporation Device [8086:7a50]
	Kernel driver in use: snd_hda_intel
01:00.0 VGA compatible controller [0300]: NVIDIA Corporation AD102 [10de:2684] (rev a1)
	Subsystem: Gigabyte Device [1458:40f0]
	Kernel driver in use: nvidia
02:00.0 Ethernet controller [0200]: Intel Corporation Device [8086:15f3]
03:00.0 Processing accelerators [1200]: Habana Labs Device [1da3:1020]
T`,
  'nvidia-smi': `echo 'Driver Version: 550.90.07 Serial Number : 1324419052345 UUID: ${uuid}'; read -r line && echo "read $line"`,
  rocminfo: `echo 'wilhelmina is not member of "render" group'; echo '  Uuid:                    GPU-7b1c2d3e4f506172'; echo noise`,
  dmesg: `cat <<'T'
[    0.0] Linux version 6.8.0-45-generic (wilhelmina@quillfeather) (gcc 13.2.0)
[    1.0] usb 1-4: a mouse
[    2.0] NVRM: GPU at PCI:0000:0a:00: ${uuid} wilhelmina2 wilhelmina
[    3.0] amdgpu at 192.168.1.23 with 3c:7c:3f:11:22:33, not 10.0.0.7-1, version 10.1.2.3 in /home/wilhelmina/x
T`,
  mokutil: 'echo "SecureBoot enabled"',
  dkms: 'echo "nvidia/550.90.07, 6.8.0-45-generic, x86_64: installed"',
}
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'collect-'))
  for (const [name, body] of Object.entries(commands)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`)
    chmodSync(join(folder, name), 0o755)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

function collect(...options: string[]) {
  const env = { NODE_ENV: 'test' as const, PATH: `${folder}:/usr/bin:/bin`, XDG_SESSION_TYPE: 'wayland' }
  const { status, stdout, stderr } = spawnSync('sh', [script, ...options], {
    env,
    encoding: 'utf8',
    input: 'a line nobody may read\n',
  })
  return { status, stdout, stderr }
}

describe('collect.sh', () => {
  it('is a script that the shell can read', () => {
    expect(() => execFileSync('sh', ['-n', script])).not.toThrow()
  })

  it('tells what it will run, then prints sections, and only devices that draw or compute', () => {
    const { status, stdout, stderr } = collect('--no-scrub')
    expect(status).toBe(0)
    expect(stderr).toContain('lspci -nnk')
    for (const section of [
      'system',
      'session',
      'secure boot',
      'devices',
      'drivers',
      'packages',
      'nvidia-smi',
      'rocminfo',
      'kernel log',
    ])
      expect(stdout).toContain(`\n== ${section}\n`)
    expect(stdout).toContain(
      '[10de:2684] (rev a1)\n\tSubsystem: Gigabyte Device [1458:40f0]\n\tKernel driver in use: nvidia\n03:00.0',
    )
    expect(stdout).not.toMatch(/Audio|Ethernet|a mouse|noise|nobody may read/)
    expect(stdout).toContain('XDG_SESSION_TYPE=wayland')
    expect(stdout).toContain(uuid)
  })

  it('scrubs by itself, keeps what matters, and leaves nothing for the site to find', () => {
    const { stdout } = collect('--scrub')
    expect(stdout).not.toMatch(
      /quillfeather|wilhelmina\b|1324419052345|66778899aabb|4f506172|192\.168\.1\.23|3c:7c/,
    )
    expect(stdout).toContain('Linux <host-1> 6.8.0-45-generic #45-Ubuntu')
    expect(stdout).toContain('Driver Version: 550.90.07 Serial Number : <serial-1> UUID: <uuid-1>')
    expect(stdout).toContain('NVRM: GPU at PCI:0000:0a:00: <uuid-1> wilhelmina2 <user-1>')
    expect(stdout).toContain(
      'amdgpu at <ip-1> with <mac-1>, not 10.0.0.7-1, version 10.1.2.3 in /home/<user-1>/x',
    )
    expect(scrub(stdout).redactions).toEqual([])
  })

  it('scrubs where it cannot ask', () => {
    expect(collect().stdout).toBe(collect('--scrub').stdout)
  })

  it('runs nothing for --list and --help, and says what it does not know', () => {
    expect(collect('--list').stdout).toBe('')
    expect(collect('--help').stdout).toContain('Usage: sh collect.sh')
    expect(collect('--frobnicate')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('unknown option'),
    })
    expect(collect('--log-lines', 'many').status).toBe(2)
    expect(collect('--log-lines', '1', '--scrub').stdout).not.toContain('NVRM: GPU')
  })

  it('is served as text to be read first', async () => {
    const response = await GET()
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response.text()).toMatch(/^#!\/bin\/sh\n/)
  })
})
