import type { LanguageInput } from 'shiki/core'

/** How a language is called in the label, and its grammar when it has one. */
export type Language = { id: string; label: string; kind: 'code' | 'output'; load: (() => LanguageInput) | null }

export const plainText: Language = { id: 'text', label: 'Text', kind: 'output', load: null }

/** Unknown names fall back to plain text. Names are what authors write after the fence, in any case. */
export function languageNamed(name: string): Language {
  return byName.get(name.toLowerCase()) ?? plainText
}

/** Loaded before a worker says it is ready; the others on first use. */
export const commonLanguages = ['bash', 'console', 'log', 'ini', 'diff', 'json', 'yaml', 'python', 'c']

const known: [Language, string[]][] = [
  [plainText, ['text', 'txt', 'plain', 'plaintext', 'output']],
  [code('bash', 'Shell', () => import('shiki/dist/langs/shellscript.mjs')), ['sh', 'shell', 'zsh', 'shellscript']],
  [output('console', 'Console', () => import('shiki/dist/langs/shellsession.mjs')), ['shellsession', 'terminal']],
  [output('log', 'Log', () => import('shiki/dist/langs/log.mjs')), ['dmesg', 'journal', 'journalctl']],
  [code('c', 'C', () => import('shiki/dist/langs/c.mjs')), ['h', 'opencl', 'cl']],
  [code('cpp', 'C++', () => import('shiki/dist/langs/cpp.mjs')), ['c++', 'cc', 'hpp', 'cuda', 'cu', 'hip', 'sycl']],
  [code('python', 'Python', () => import('shiki/dist/langs/python.mjs')), ['py', 'python3']],
  [code('json', 'JSON', () => import('shiki/dist/langs/json.mjs')), []],
  [code('yaml', 'YAML', () => import('shiki/dist/langs/yaml.mjs')), ['yml']],
  [code('ini', 'INI', () => import('shiki/dist/langs/ini.mjs')), ['conf', 'cfg', 'systemd', 'service', 'desktop', 'properties']],
  [code('toml', 'TOML', () => import('shiki/dist/langs/toml.mjs')), []],
  [code('diff', 'Diff', () => import('shiki/dist/langs/diff.mjs')), ['patch']],
  [code('make', 'Makefile', () => import('shiki/dist/langs/make.mjs')), ['makefile', 'mk', 'kbuild']],
  [code('dockerfile', 'Dockerfile', () => import('shiki/dist/langs/docker.mjs')), ['docker', 'containerfile']],
  [code('rust', 'Rust', () => import('shiki/dist/langs/rust.mjs')), ['rs']],
  [code('javascript', 'JavaScript', () => import('shiki/dist/langs/javascript.mjs')), ['js', 'mjs']],
  [code('typescript', 'TypeScript', () => import('shiki/dist/langs/typescript.mjs')), ['ts']],
  [code('sql', 'SQL', () => import('shiki/dist/langs/sql.mjs')), ['psql']],
  [code('xml', 'XML', () => import('shiki/dist/langs/xml.mjs')), ['svg']],
  [code('nix', 'Nix', () => import('shiki/dist/langs/nix.mjs')), []],
  [code('cmake', 'CMake', () => import('shiki/dist/langs/cmake.mjs')), []],
  [code('glsl', 'GLSL', () => import('shiki/dist/langs/glsl.mjs')), ['vert', 'frag', 'comp']],
  [code('asm', 'Assembly', () => import('shiki/dist/langs/asm.mjs')), ['nasm', 'ptx', 'sass']],
]

const byName = new Map(known.flatMap(([language, names]) => [language.id, ...names].map((name) => [name, language])))

function code(id: string, label: string, load: () => LanguageInput): Language {
  return { id, label, kind: 'code', load }
}

function output(id: string, label: string, load: () => LanguageInput): Language {
  return { id, label, kind: 'output', load }
}
