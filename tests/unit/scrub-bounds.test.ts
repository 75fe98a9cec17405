import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scrub } from '@/lib/environments/scrub'

/** Pieces that rules look for, to be thrown together in ways nobody would write. */
const pieces = [
  'wilhelmina', 'quillfeather', '@', ':~$ ', ' ', ' ', '\n', '\n', '\r', '\t', '<host-1>', '<user-2>', '<', '>', '/home/', 'C:\\Users\\', '"', "'", '-',
  '.', ':', '=', 'Oct  7 12:58:23 ', ' kernel: ', '2024-09-28T01:07:12+0200 ', 'Linux ', ' 6.8.0 #1 ', 'Serial Number: ', 'serial=', 'AB12CD34',
  'password=', 'token: ', 'ghp_abcdefghijklmnopqrstuvwxyz0123456789', '192.168.1.23', '10.0.0.7', '2001:db8::1', 'aa:bb:cc:dd:ee:ff',
  '1f2e3d4c-0011-2233-4455-66778899aabb', 'GPU-', 'SSID: ', 'Asset Tag: ', '[sudo] password for ', ' is member of render group', '-----BEGIN KEY-----\n',
  'MIIEvQIBADAN', '\n-----END KEY-----', '00ffffffffffff0010acb1a0', '\u001b[0m', '\\33[31m', 'é', '界', 'uid=1000(', ')', 'https://', 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB',
  'Host: ', 'hostname: ', 'USER=', '\u0000', '\ud800', '0123456789abcdef0123456789abcdef', 'root', 'ubuntu', 'session opened for user ',
] // biome-ignore format: one list
const mess = fc.array(
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 6 })),
  {
    maxLength: 40,
  },
)

function secondsOf(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

describe('the scrubber, given anything', () => {
  it('changes nothing the second time and keeps each line', () => {
    fc.assert(
      fc.property(mess, (parts) => {
        const text = parts.join('')
        const once = scrub(text)
        expect(once.text.split('\n')).toHaveLength(text.split('\n').length)
        expect(scrub(once.text)).toEqual({ text: once.text, redactions: [] })
      }),
      { numRuns: 3000 },
    )
  }, 60_000)

  it('costs no more for a line of 100,000 characters than for as many in short lines', () => {
    const long = [
      'a', '1', '-', ':', '.', '@', '/', ' ', '\\', '<', '=', '"', 'a.', 'a-', 'a@', '1.', 'ab:', 'a ', 'aa:bb:', '1.1.1.1 ', 'x@y.zz ', 'eyJ', 'ghp_', '/home/', '/home/a/', 'password=', 'serial: ',
      'uid=1000(', 'hostname: ', 'Linux a ', '<host-1>', '\u001b[', '[0m', 'root@a:', '00ff', 'user ', 'aaaa-aaaa-', '://a:', 'local.', 'a.local ', 'by-id/ata-_', 'SSID "', 'asset tag ', 'AAAA', '€', 'session of user ',
    ] // biome-ignore format: one list
    const slow = long
      .map((piece) => ({
        piece,
        seconds: secondsOf(() => scrub(piece.repeat(Math.ceil(100_000 / piece.length)))),
      }))
      .filter(({ seconds }) => seconds > 0.5)
    expect(slow).toEqual([])
  }, 60_000)

  it('reads a log of one megabyte in a moment', () => {
    const line =
      'Oct  7 12:58:23 quillfeather kernel: [ 2237.944235] amdgpu 0000:0a:00.0: amdgpu: ring sdma0 timeout, seq='
    const log = Array.from({ length: 9500 }, (_, at) => `${line}${at}`).join('\n')
    scrub(log.slice(0, 200_000))
    expect(secondsOf(() => scrub(log))).toBeLessThan(0.5)
  })
})
