import type { LanguageRegistration } from 'shiki/core'

type LoadGrammar = () => Promise<{ default: LanguageRegistration[] }>

/** How a language is called in the label, and its grammar when it has one. */
export type Language = {
  id: string
  label: string
  /** Output is numbered and folded when long. */
  kind: 'code' | 'output'
  grammar: string
  load: LoadGrammar | null
}

export const plainText: Language = { id: 'text', label: 'Text', kind: 'output', grammar: 'text', load: null }

/** Unknown names fall back to plain text. Names are what authors write after the fence, in any case. */
export function languageNamed(name: string): Language {
  return byName.get(name.toLowerCase()) ?? plainText
}

/** Loaded before a worker says it is ready; the others on first use. */
export const commonLanguages = ['bash', 'console', 'log', 'ini', 'diff', 'json', 'yaml', 'python', 'c']

const known: [Language, string[]][] = [
  [plainText, ['text', 'txt', 'plain', 'plaintext', 'output']],
  [
    code('bash', 'Shell', 'shellscript', () => import('shiki/dist/langs/shellscript.mjs')),
    ['sh', 'shell', 'zsh', 'shellscript'],
  ],
  [
    output('console', 'Console', 'shellsession', () => import('shiki/dist/langs/shellsession.mjs')),
    ['shellsession', 'terminal'],
  ],
  // Drawn by lib/diagrams; what cannot be drawn is shown as it is.
  [{ id: 'dot', label: 'Diagram', kind: 'code', grammar: 'text', load: null }, ['graphviz', 'gv']],
  [output('log', 'Log', 'log', () => import('shiki/dist/langs/log.mjs')), ['dmesg', 'journal', 'journalctl']],
  [code('c', 'C', 'c', () => import('shiki/dist/langs/c.mjs')), ['h', 'opencl', 'cl']],
  // The grammar of C++ takes over a second to compile, as long as a whole post may take.
  [
    code('cpp', 'C++', 'c', () => import('shiki/dist/langs/c.mjs')),
    ['c++', 'cc', 'hpp', 'cuda', 'cu', 'hip', 'sycl'],
  ],
  [code('python', 'Python', 'python', () => import('shiki/dist/langs/python.mjs')), ['py', 'python3']],
  [code('json', 'JSON', 'json', () => import('shiki/dist/langs/json.mjs')), []],
  [code('yaml', 'YAML', 'yaml', () => import('shiki/dist/langs/yaml.mjs')), ['yml']],
  [
    code('ini', 'INI', 'ini', () => import('shiki/dist/langs/ini.mjs')),
    ['conf', 'cfg', 'systemd', 'service', 'desktop', 'properties'],
  ],
  [code('toml', 'TOML', 'toml', () => import('shiki/dist/langs/toml.mjs')), []],
  [code('diff', 'Diff', 'diff', () => import('shiki/dist/langs/diff.mjs')), ['patch']],
  [code('make', 'Makefile', 'make', () => import('shiki/dist/langs/make.mjs')), ['makefile', 'mk', 'kbuild']],
  [
    code('dockerfile', 'Dockerfile', 'docker', () => import('shiki/dist/langs/docker.mjs')),
    ['docker', 'containerfile'],
  ],
  [code('rust', 'Rust', 'rust', () => import('shiki/dist/langs/rust.mjs')), ['rs']],
  [
    code('javascript', 'JavaScript', 'javascript', () => import('shiki/dist/langs/javascript.mjs')),
    ['js', 'mjs'],
  ],
  [code('typescript', 'TypeScript', 'typescript', () => import('shiki/dist/langs/typescript.mjs')), ['ts']],
  [code('sql', 'SQL', 'sql', () => import('shiki/dist/langs/sql.mjs')), ['psql']],
  [code('xml', 'XML', 'xml', () => import('shiki/dist/langs/xml.mjs')), ['svg']],
  [code('nix', 'Nix', 'nix', () => import('shiki/dist/langs/nix.mjs')), []],
  [code('cmake', 'CMake', 'cmake', () => import('shiki/dist/langs/cmake.mjs')), []],
  [code('glsl', 'GLSL', 'glsl', () => import('shiki/dist/langs/glsl.mjs')), ['vert', 'frag', 'comp']],
  [code('asm', 'Assembly', 'asm', () => import('shiki/dist/langs/asm.mjs')), ['nasm', 'ptx', 'sass']],
]

const byName = new Map(
  known.flatMap(([language, names]) => [language.id, ...names].map((name) => [name, language])),
)

function code(id: string, label: string, grammar: string, load: LoadGrammar): Language {
  return { id, label, kind: 'code', grammar, load }
}

function output(id: string, label: string, grammar: string, load: LoadGrammar): Language {
  return { id, label, kind: 'output', grammar, load }
}
