import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { hashBootstrapScripts, policyFor } from '@/lib/serving/csp'
import { isBootstrapScript, reactFunctions } from '@/lib/serving/inline-scripts'

const react = readFileSync(
  'node_modules/next/dist/compiled/react-dom/cjs/react-dom-server.edge.production.js',
  'utf8',
)

/** The functions that this React writes into pages, read from its string literals. */
function readReactFunctions(): string[] {
  const literals = [...react.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g)].map(([literal]) => literal)
  const candidates = literals.filter((literal) =>
    /\$R[A-Z]=|requestAnimation|addEventListener\(/.test(literal),
  )
  const texts = candidates.map((literal) => String(runInNewContext(literal)))
  const functions = texts.filter((text) =>
    /\$R[A-Z]=(function|new|\[)|^requestAnimation|^addEventListener\("submit/.test(text),
  )
  return [...new Set(functions.map((text) => text.replace(/;*\$R[A-Z]\("$/, '').replace(/;+$/, '')))]
}

describe('inline scripts', () => {
  it('knows every function of the installed React', () => {
    const hashes = readReactFunctions().map((text) => ({
      length: text.length,
      sha256: createHash('sha256').update(text).digest('base64'),
    }))
    expect(reactFunctions).toEqual(hashes)
  })

  it('accepts what Next and React write', () => {
    const reveal = readReactFunctions().find((text) => text.startsWith('$RB='))
    for (const text of [
      'self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n"])',
      '(self.__next_f=self.__next_f||[]).push([0])',
      '(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([2,{"a":1}])',
      '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/0j1we3-_.js"],"runtimeModuleIds":[1]});',
      'requestAnimationFrame(function(){$RT=performance.now()});',
      `${reveal};$RC("B:0","S:0")`,
      '$RX("B:1","digest","message")',
    ]) {
      expect(isBootstrapScript(text), text).toBe(true)
    }
  })

  it('refuses everything that only looks like it', () => {
    for (const text of [
      '',
      'alert(1)',
      'self.__next_f.push([1,"a"]);alert(1)',
      'self.__next_f.push([1,"a"],alert(1))',
      'self.__next_f.push(alert(1))',
      'self.__next_f.push("text")',
      '(self.__next_f=self.__next_f||[]).push([0]);alert(1);self.__next_f.push([1])',
      '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["//evil.example/x.js"]})',
      '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/../../x.js"]})',
      'requestAnimationFrame(function(){$RT=performance.now()});alert(1)',
      '$RC("B:0",alert(1))',
      '$RC("B:0");alert(1)',
      ' self.__next_f.push([1,"a"])//',
    ]) {
      expect(isBootstrapScript(text), text).toBe(false)
    }
  })

  it('hashes the text between the tags and leaves data, files and strangers alone', () => {
    const own = 'self.__next_f.push([1,"größer"])'
    const html = `<script>${own}</script><script src="/a.js"></script><script>alert(1)</script>
      <script type="application/ld+json">{"a":1}</script><script data-a=">">self.__next_f.push([1])</script>`
    const hash = createHash('sha256').update(own).digest('base64')
    expect(hashBootstrapScripts(html)).toEqual([`'sha256-${hash}'`])
  })

  it('makes a policy without unsafe sources', () => {
    const policy = policyFor('', { https: true, formOrigins: ['https://github.com'] })
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).toContain("form-action 'self' https://github.com")
    expect(policy).toContain('upgrade-insecure-requests')
    expect(policyFor('', { https: false, formOrigins: [] })).not.toContain('upgrade')
  })
})
