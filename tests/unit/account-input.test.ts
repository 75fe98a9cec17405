import { describe, expect, it } from 'vitest'
import { describeBrowser } from '@/lib/format/browsers'
import { readQuery } from '@/lib/http/query'
import { networkOf } from '@/lib/limits/address'
import { isEmailAddress } from '@/lib/users/email'
import { blockedKey } from '@/lib/users/former-handles'
import { emailInput, profileInput, sessionInput, signInInput, signUpInput } from '@/lib/users/input'

describe('e-mail addresses', () => {
  it.each([
    'ada@example.org',
    'Ada.Lovelace+drm@mail.example.co.uk',
    "o'brien@example.ie",
    'a@b.cd',
    'x@xn--bcher-kva.example',
    `${'a'.repeat(64)}@example.org`,
  ])('%s is one', (email) => {
    expect(emailInput.safeParse({ email })).toMatchObject({ success: true })
  })

  it.each([
    'a@example.test,b@example.test',
    'a@example.test;b@example.test',
    '"a@attacker.test"@victim.test',
    '"a b"@example.test',
    'a@example.test\r\nBcc: b@example.test',
    'a@example.test\n',
    'a＠example.test',
    'a@example。test',
    'a﹫example.test',
    'ä@example.test',
    'a@exämple.test',
    'a@@example.test',
    'a@b@example.test',
    'Ada <a@example.test>',
    'a@example.test (comment)',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@localhost',
    '.a@example.test',
    'a..b@example.test',
    'a%b@example.test',
    'a!b@example.test',
    'a@-example.test',
    'a@example.test.',
    'a\u0000@example.test',
    'a\u200b@example.test',
    '@example.test',
    'a@',
    '',
    `${'a'.repeat(65)}@example.test`,
    `a@${'b'.repeat(64)}.test`,
    `a@${'b.'.repeat(130)}test`,
  ])('%j is not one', (email) => {
    expect(emailInput.safeParse({ email })).toMatchObject({ success: false })
    expect(isEmailAddress(email)).toBe(false)
  })

  it('surrounding blanks are not part of it', () => {
    expect(emailInput.parse({ email: '  ada@example.org\t' })).toEqual({ email: 'ada@example.org' })
  })
})

describe('account forms', () => {
  const whole = { handle: 'Ada', email: 'ada@example.org', password: 'a long enough one' }

  it('say beside each field what is wrong', () => {
    const parsed = signUpInput.safeParse({ handle: 'a b', email: 'x', password: 'short' })
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(['handle', 'email', 'password'])
  })

  it('count a password in characters, take 10 to 128 and cut none', () => {
    const lengths = [9, 10, 128, 129].map((length) =>
      signUpInput.safeParse({ ...whole, password: '𝄞'.repeat(length) }),
    )
    expect(lengths.map(({ success }) => success)).toEqual([false, true, true, false])
  })

  it.each([
    { password: 'nul\0 in the middle' },
    { password: 'half a pair \ud800 here' },
    { handle: undefined },
    { email: ['a'] },
  ])('refuse %j', (wrong) => {
    expect(signUpInput.safeParse({ ...whole, ...wrong }).success).toBe(false)
  })

  it('ignore fields that are not theirs', () => {
    const mass = {
      ...whole,
      role: 'administrator',
      id: 'x',
      reputation: 9999,
      __proto__: { role: 'administrator' },
    }
    expect(signUpInput.parse(mass)).not.toHaveProperty('role')
  })

  it('take any present password for signing in, old rules or not', () => {
    expect(signInInput.safeParse({ login: 'ada', password: 'x' }).success).toBe(true)
    expect(signInInput.safeParse({ login: 'ada', password: 'x'.repeat(1_001) }).success).toBe(false)
  })

  it('refuse names with control characters and sessions that are no ids', () => {
    expect(profileInput.safeParse({ name: 'Ada\u202e', bio: '' }).success).toBe(false)
    expect(profileInput.safeParse({ name: 'Ada', bio: 'x\0' }).success).toBe(false)
    expect(sessionInput.safeParse({ session: "' or 1=1" }).success).toBe(false)
  })
})

describe('what requests tell', () => {
  it('a client is an IPv4 address or an IPv6 /64', () => {
    expect(networkOf('198.51.100.7')).toBe('198.51.100.7')
    expect(networkOf('::ffff:198.51.100.7')).toBe('198.51.100.7')
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:0DB8:1:2::1'))
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
    expect(networkOf('::1')).toBe('0:0:0:0::/64')
    expect(networkOf(null)).toBe('unknown')
  })

  it('a query keeps the first of repeated values and drops what cannot be text', () => {
    expect({
      ...readQuery({ a: ['1', '2'], b: 'x\0', c: '\ud800', d: 'y'.repeat(2_001), e: undefined }),
    }).toEqual({ a: '1' })
  })

  it('browsers are named as people know them', () => {
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
    expect(describeBrowser(firefox)).toBe('Firefox 140 on Linux')
    expect(describeBrowser('w3m/0.5.3+git20230121')).toBe('w3m 0.5.3')
    expect(describeBrowser('')).toBe('An unknown browser')
  })

  it('the handle of a deleted account cannot be read from what is kept of it', () => {
    expect(blockedKey('ada')).toMatch(/^sha256:[\w-]{43}$/)
    expect(blockedKey('ada')).not.toBe(blockedKey('adb'))
  })
})
