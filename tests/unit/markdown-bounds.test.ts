import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { brokenBound, MalformedTextError } from '@/lib/markdown/bounds'

const log = Array.from(
  { length: 400 },
  (_, line) => `[   12.${line}] NVRM: Xid (PCI:0000:01:00): 79, pid=1234, *ERROR* gpu_task[${line}] <6>`,
).join('\n')

test('ordinary texts are within the bounds', () => {
  expect(brokenBound('')).toBeNull()
  expect(brokenBound(log)).toBeNull()
  expect(brokenBound(`${'*'.repeat(200)}\n\nHello\n\n${'-'.repeat(80)}`)).toBeNull()
  expect(brokenBound('NV_ERR_GPU_IS_LOST '.repeat(200))).toBeNull()
  expect(brokenBound('`a` and `b_c*d` '.repeat(100))).toBeNull()
})

test('code in a fence may look like anything', () => {
  expect(brokenBound(`\`\`\`\n${'* '.repeat(500)}\n${'[['.repeat(500)}\n\`\`\``)).toBeNull()
})

test('a fence that does not open code hides nothing', () => {
  expect(brokenBound(`> \`\`\`\n\n${'> '.repeat(30)}a`)).toContain('nested')
  expect(brokenBound(`\`\`\`a\`b\n${'> '.repeat(30)}a`)).toContain('nested')
  expect(brokenBound(`<!--\n\n\`\`\`\n\`\`\`\n${'> '.repeat(30)}a`)).toContain('nested')
})

test('each bound names the line that breaks it', () => {
  expect(brokenBound(`a\n\n${'> '.repeat(21)}a`)).toBe('Line 3 is nested more than 20 levels deep.')
  expect(brokenBound('*a '.repeat(51))).toContain('Line 1 has more than 50 marks')
  expect(brokenBound('*a*\n'.repeat(1600))).toContain('paragraph at line')
  expect(brokenBound('['.repeat(21))).toContain('brackets')
  expect(brokenBound('- a\n'.repeat(3001))).toContain('list items')
  expect(brokenBound(`${'|a'.repeat(51)}|\n${'|-'.repeat(51)}|\n`)).toContain('more than 50 columns')
  expect(brokenBound(`a|b\n-|-\n${'x\n'.repeat(1000)}`)).toContain('more than 2000 cells')
  expect(brokenBound(`[a]: /u "${'T'.repeat(5000)}"\n\n${'[a]\n\n'.repeat(300)}`)).toContain(
    'Reference links',
  )
  expect(brokenBound('x'.repeat(262_145))).toContain('262,144')
})

test('a long page may hold more in proportion', () => {
  const items = (count: number) => '- an item of a long list\n'.repeat(count)
  expect(brokenBound(items(8_000))).toBeNull()
  expect(brokenBound(`${items(3_001)}\n${'word '.repeat(100)}`)).toBeNull()
  expect(brokenBound('- a\n'.repeat(20_000))).toContain('list items')
})

test('text that the database cannot hold is refused', () => {
  expect(() => brokenBound('a\0b')).toThrow(MalformedTextError)
  expect(() => brokenBound('a\ud800b')).toThrow(MalformedTextError)
})

test('everything in the starter content is within the bounds', () => {
  const files = readdirSync('db/starter', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  )
  const broken = files.filter((file) => brokenBound(readFileSync(join('db/starter', file), 'utf8')) !== null)
  expect(files.length).toBeGreaterThan(0)
  expect(broken).toEqual([])
})
