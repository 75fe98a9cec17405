import { describe, expect, it } from 'vitest'
import { scrub } from '@/lib/environments/scrub'
import { describeRedactions } from '@/lib/environments/scrub/kinds'

/** Each line with what must be gone from it; the machine is quillfeather, its owner wilhelmina. */
const secrets: Record<string, [line: string, ...gone: string[]][]> = {
  'log prefixes': [
    ['Oct  7 12:58:23 quillfeather kernel: [ 2237.944235] amdgpu: ring sdma0 timeout', 'quillfeather'],
    ['Oct 07 12:58:23.123456 quillfeather kernel: NVRM: Xid', 'quillfeather'],
    ['févr. 03 03:10:51 quillfeather kernel: i915', 'quillfeather'],
    ['7月 23 05:38:38 quillfeather kernel: i915', 'quillfeather'],
    ['2024-09-28T01:07:12.123456+02:00 quillfeather kernel: [   12.3] NVRM: loading', 'quillfeather'],
    ['2024-09-28T01:07:12+0200 quillfeather systemd[1]: Started', 'quillfeather'],
    ['Sat 2024-09-28 01:07:12 CEST quillfeather kernel: xe 0000:03:00.0: probe', 'quillfeather'],
    ['[   12.345678] quillfeather kernel: nvidia: loading out-of-tree module', 'quillfeather'],
    ['1695870000.123456 quillfeather kernel: nvidia', 'quillfeather'],
    ['<34>1 2023-10-11T22:14:15.003Z quillfeather.example.org su - ID47 - x', 'quillfeather.example.org'],
    ['syslog:Oct  7 12:58:23 quillfeather gdm-x-session[812]: (II) NVIDIA(0)', 'quillfeather'],
    ['Oct  7 12:58:23 quillfeather kern.info kernel: [ 1.0] drm', 'quillfeather'],
    ['quillfeather kernel: NVRM: GPU at PCI:0000:0a:00', 'quillfeather'],
    ['quillfeather: kern: warning: [2026-04-22T21:27:51.29Z]: NVRM: x', 'quillfeather'],
  ],
  prompts: [
    ['wilhelmina@quillfeather:~$ nvidia-smi', 'wilhelmina', 'quillfeather'],
    ['(base) wilhelmina@quillfeather:/mnt/c/work$ ls', 'wilhelmina', 'quillfeather'],
    ['[wilhelmina@quillfeather ~]$ lspci', 'wilhelmina', 'quillfeather'],
    ['[root@quillfeather:/etc/nixos]# x', 'root', 'quillfeather'],
    ['wilhelmina@quillfeather ~> uname', 'wilhelmina', 'quillfeather'],
    ['wilhelmina@quillfeather Documents % ls', 'wilhelmina', 'quillfeather'],
    ['┌──(wilhelmina㉿quillfeather)-[~]', 'wilhelmina', 'quillfeather'],
    ['╭─wilhelmina@quillfeather ~/src', 'wilhelmina', 'quillfeather'],
    ['quillfeather:~ # zypper up', 'quillfeather'],
    ['quillfeather:~ wilhelmina$ ls', 'wilhelmina', 'quillfeather'],
    ['08:52:17 wilhelmina ~/src -> main nix develop', 'wilhelmina'],
    [
      '\u001b[01;32mwilhelmina@quillfeather\u001b[00m:\u001b[01;34m~\u001b[00m$ ls',
      'wilhelmina',
      'quillfeather',
    ],
    ['PS C:\\Users\\Wilhelmina Quill\\Desktop> nvidia-smi', 'Wilhelmina', 'Quill'],
    ['$ ssh wilhelmina@quillfeather', 'wilhelmina', 'quillfeather'],
    ['(env) 4471593@quillfeather src]$ python', '4471593', 'quillfeather'],
    ['((env) ) quillfeather:~$ python', 'quillfeather'],
    ['⚡wilhelmina ❯❯ sudo apt install x', 'wilhelmina'],
    ['wilhelmina@quillfeather\n-----------------------\nOS: Arch Linux x86_64', 'wilhelmina', 'quillfeather'],
  ],
  'what tools say of host and user': [
    ['Linux quillfeather 6.8.0-45-generic #45-Ubuntu SMP x86_64 GNU/Linux', 'quillfeather'],
    ['[ 5.1] Current Operating System: Linux quillfeather 6.1.0 #1 SMP', 'quillfeather'],
    ['   Static hostname: quillfeather', 'quillfeather'],
    ['   Pretty hostname: Wilhelmina’s big laptop', 'Wilhelmina', 'big laptop'],
    ['System:    Host: quillfeather Kernel: 6.9.3 arch: x86_64', 'quillfeather'],
    ['systemd[1]: Hostname set to <quillfeather>.', 'quillfeather'],
    ['"_HOSTNAME":"quillfeather"', 'quillfeather'],
    ['HOSTNAME=quillfeather', 'quillfeather'],
    ['quillfeather:1234:1250 [0] NCCL INFO Bootstrap', 'quillfeather'],
    ['Machine name: DESKTOP-4K2J9QX', 'DESKTOP-4K2J9QX'],
    ["Loaded X.509 cert 'quillfeather Secure Boot Module Signature key: aa'", 'quillfeather'],
    ['quillfeather\n    description: Notebook\n    product: X1', 'quillfeather'],
    ['$ hostname\nquillfeather', 'quillfeather'],
    ['$ whoami\nwilhelmina', 'wilhelmina'],
    ['127.0.1.1\tquillfeather.lan quillfeather', 'quillfeather'],
    ['[sudo] password for wilhelmina: ', 'wilhelmina'],
    ['[sudo] contraseña para wilhelmina:', 'wilhelmina'],
    ['[sudo] wilhelmina 的密码：', 'wilhelmina'],
    ['sudo[12]: wilhelmina : TTY=pts/0 ; PWD=/srv ; USER=root ; COMMAND=/bin/ls', 'wilhelmina'],
    ['pam_unix(sudo:session): session opened for user root(uid=0) by wilhelmina(uid=1000)', 'wilhelmina'],
    ['systemd-logind[1]: New session 2 of user wilhelmina.', 'wilhelmina'],
    ['wilhelmina is not member of "render" group, the default DRM access group', 'wilhelmina'],
    ['uid=1000(wilhelmina) gid=1000(wilhelmina) groups=1000(wilhelmina),44(video)', 'wilhelmina'],
    ['$ groups\nwilhelmina adm cdrom sudo video render', 'wilhelmina'],
    ['-rw-r--r-- 1 wilhelmina wilhelmina 4096 Jan  1 12:00 x', 'wilhelmina'],
    ['wilhelm+    1234  0.0  0.1  12345  6789 ?  Ss   12:00   0:00 x', 'wilhelm+'],
    ['render:x:109:wilhelmina,bertil', 'wilhelmina', 'bertil'],
    ['File "/home/wilhelmina/.local/lib/python3.10/x.py"', 'wilhelmina'],
    ['/Users/wilhelmina/Library', 'wilhelmina'],
    ['USER=wilhelmina', 'wilhelmina'],
    ['| 1 / 24 MB | wilhelmina(300M)', 'wilhelmina'],
    ["[0] NVIDIA L4 | 35'C | 100 / 24576 MB | bertil:python/12(90M) wilhelmina(4M)", 'bertil', 'wilhelmina'],
    [' - channels(wilhelmina): `""`', 'wilhelmina'],
    ['"user": "wilhelmina",', 'wilhelmina'],
    ['quillfeather login: wilhelmina', 'quillfeather', 'wilhelmina'],
    ['quillfeather   Mon Oct  7 12:58:23 2024  550.90.07', 'quillfeather'],
    ['Kernel: Linux quillfeather 6.8.0-45-generic', 'quillfeather'],
    ['Host: quillfeather-7', 'quillfeather'],
    ['SLURM_NODELIST=quillfeather', 'quillfeather'],
    ['Node:         quillfeather/203.0.113.44', 'quillfeather'],
    ['quillfeather   Ready    <none>   10d   v1.28.2', 'quillfeather'],
  ],
  hardware: [
    ['    Serial Number                         : 1324419052345', '1324419052345'],
    ['\tSerial Number: PF-2X 9Y', 'PF-2X 9Y'],
    ['  Board Serial Number: N1CV12345', 'N1CV12345'],
    ['usb 1-4: SerialNumber: 8A7C00112233', '8A7C00112233'],
    ['        serial: H9NX842662', 'H9NX842662'],
    ['(II) modeset(0): Serial No: 7MT0167B2F4S', '7MT0167B2F4S'],
    ['"Unique ID": "0x7b1c2d3e4f506172",', '0x7b1c2d3e4f506172'],
    ['/dev/disk/by-id/nvme-Samsung_SSD_970_EVO_Plus_1TB_S4EWNX0R123456-part1', 'S4EWNX0R123456'],
    ['  Asset Tag: IT-004711', 'IT-004711'],
    ['\t\t<serial>1324419052346</serial>', '1324419052346'],
    [
      'name, uuid, serial\nNVIDIA A100, GPU-0, 1324419052347\nNVIDIA A100, GPU-1, 1324419052348',
      '1324419052347',
      '1324419052348',
    ],
    ['Unique ID 0x7b1c2d3e4f506172', '7b1c2d3e4f506172'],
    ['    GPU UUID                              : GPU-1f2e3d4c-0011-2233-4455-66778899aabb', '66778899aabb'],
    ['  MIG 1g.10gb Device 0: (UUID: MIG-1f2e3d4c-0011-5233-8455-66778899aabb)', '66778899aabb'],
    ['  Uuid:                    GPU-7b1c2d3e4f506172', 'GPU-7b1c2d3e4f506172'],
    ['root=PARTUUID=0a1b2c3d-02 ro', '0a1b2c3d-02'],
    ['      Machine ID: 0123456789abcdef0123456789abcdef', '0123456789abcdef'],
    ['-- Boot 0123456789abcdef0123456789abcdef --', '0123456789abcdef'],
  ],
  'networks and accounts': [
    ['link/ether 3c:7c:3f:11:22:33 brd ff:ff:ff:ff:ff:ff', '3c:7c:3f:11:22:33'],
    ['inet 192.168.1.23/24 brd 192.168.1.255', '192.168.1.23'],
    ['MAC=01:00:5e:00:00:01:3c:7c:3f:11:22:33:08:00 SRC=0.0.0.0', '3c:7c:3f:11:22:33'],
    ['Connected to 203.0.113.7 port 443', '203.0.113.7'],
    ['inet6 2001:db8:85a3::8a2e:370:7334/64', '2001:db8:85a3'],
    ['inet6 fe80::3e7c:3fff:fe11:2233/64', 'fe80::3e7c'],
    ['mail wilhelmina.quill@example.org please', 'wilhelmina.quill@example.org'],
    ['\tSSID: Quill Manor 5G', 'Quill Manor 5G'],
    ['wlan0  IEEE 802.11  ESSID:"Quill Manor"', 'Quill Manor'],
    ["NetworkManager[1]: Activation: (wifi) access point 'Quill Manor' has security", 'Quill Manor'],
    [`export GH=ghp_${'a1B2'.repeat(9)}`, 'a1B2'],
    [`HF_TOKEN=hf_${'aBcD'.repeat(8)}`, 'aBcD'],
    ['AKIAQ7Q7Q7Q7Q7Q7Q7Q7', 'AKIAQ7'],
    ['Authorization: Bearer abcdefghij0123456789', 'abcdefghij0123456789'],
    ['https://wilhelmina:hunter22@example.org/x', 'hunter22', 'wilhelmina'],
    ['mysql --password=hunter22 -u x', 'hunter22'],
    [
      '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n-----END PRIVATE KEY-----',
      'MIIEvQ',
      'kqhkiG',
    ],
    ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJr1 wilhelmina@quillfeather', 'AAAAC3', 'wilhelmina'],
  ],
}

describe('the scrubber', () => {
  for (const [what, lines] of Object.entries(secrets))
    it.each(lines)(`takes out ${what}: %s`, (line, ...gone) => {
      const { text } = scrub(line)
      for (const secret of gone) expect(text).not.toContain(secret)
      expect(text.split('\n')).toHaveLength(line.split('\n').length)
      expect(scrub(text).text).toBe(text)
    })

  it('gives one value one placeholder, wherever it stands and in whichever case', () => {
    const { text, redactions } = scrub(
      'Oct  7 12:58:23 quillfeather kernel: x\nmount //QUILLFEATHER/share\nOct  7 12:58:24 bramblewick kernel: y',
    )
    expect(text).toBe(
      'Oct  7 12:58:23 <host-1> kernel: x\nmount //<host-1>/share\nOct  7 12:58:24 <host-2> kernel: y',
    )
    expect(redactions[0]).toEqual({
      kind: 'host',
      text: 'quillfeather',
      placeholder: '<host-1>',
      lines: [1],
      count: 1,
    })
    expect(describeRedactions(redactions)).toBe('2 host names')
  })

  it('numbers new finds after the placeholders of an earlier scrub', () => {
    expect(scrub('user <host-3>\nHOSTNAME=quillfeather').text).toBe('user <host-3>\nHOSTNAME=<host-4>')
  })

  it('keeps a name that is also a common word where its place does not prove it', () => {
    const { text } = scrub('ubuntu@nixos:~$ cat /etc/os-release\nUbuntu 24.04 and NixOS 24.05 on ubuntu')
    expect(text).toBe('<user-1>@<host-1>:~$ cat /etc/os-release\nUbuntu 24.04 and NixOS 24.05 on ubuntu')
  })

  it('removes what the author names, also within words', () => {
    const { text, redactions } = scrub('project Heron runs heron-train', ['heron'])
    expect(text).toBe('project <chosen-1> runs <chosen-1>-train')
    expect(redactions.map(({ kind }) => kind)).toEqual(['chosen', 'chosen'])
    expect(scrub(text, ['heron', 'chosen']).text).toBe(text)
  })
})
