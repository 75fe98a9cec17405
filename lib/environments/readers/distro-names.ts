export type DistroName = { name: string; id: string; version: string | null }

const NUMBER = String.raw`\d{1,2}(?:\.\d{1,2})?(?![.\d]|-\d)`
const KINDS: { id: string; name: string; version: string; rolling?: boolean }[] = [
  {
    id: 'ubuntu',
    name: '[KXL]?ubuntu(?: (?:Studio|MATE|Server|Budgie))?',
    version: String.raw`\d\d\.(?:04|10)(?:\.\d{1,2})?`,
  },
  {
    id: 'debian',
    name: 'Debian(?: GNU/Linux)?',
    version: `${NUMBER}|testing|sid|unstable|stable|bullseye|bookworm|trixie|forky|buster|stretch`,
  },
  {
    id: 'fedora',
    name: 'Fedora(?: Linux| Workstation| Silverblue| Kinoite| Server)?',
    version: `${NUMBER}|Rawhide`,
  },
  { id: 'opensuse-tumbleweed', name: 'openSUSE Tumbleweed', version: String.raw`\d{8}`, rolling: true },
  { id: 'opensuse-leap', name: 'openSUSE Leap', version: NUMBER },
  { id: 'sles', name: 'SUSE Linux Enterprise(?: Server| Desktop)?|SLES', version: NUMBER },
  { id: 'arch', name: 'Arch ?Linux', version: '(?!)', rolling: true },
  { id: 'manjaro', name: 'Manjaro(?: Linux)?', version: NUMBER, rolling: true },
  { id: 'endeavouros', name: 'Endeavour ?OS', version: '(?!)', rolling: true },
  { id: 'cachyos', name: 'Cachy ?OS(?: Linux)?', version: '(?!)', rolling: true },
  { id: 'garuda', name: 'Garuda(?: Linux)?', version: '(?!)', rolling: true },
  { id: 'artix', name: 'Artix(?: Linux)?', version: '(?!)', rolling: true },
  { id: 'gentoo', name: 'Gentoo(?: Base System release| Linux)?', version: NUMBER, rolling: true },
  { id: 'nixos', name: 'NixOS', version: NUMBER, rolling: true },
  { id: 'void', name: 'Void Linux', version: '(?!)', rolling: true },
  { id: 'clear-linux-os', name: 'Clear Linux(?: OS)?', version: String.raw`\d{5}`, rolling: true },
  { id: 'solus', name: 'Solus(?: Linux)?', version: NUMBER },
  { id: 'pop', name: 'Pop!?_?OS', version: String.raw`\d\d\.\d\d(?: LTS)?` },
  { id: 'linuxmint', name: 'Linux ?Mint|LMDE', version: NUMBER },
  { id: 'zorin', name: 'Zorin OS', version: NUMBER },
  { id: 'elementary', name: 'elementary OS', version: NUMBER },
  {
    id: 'neon',
    name: 'KDE neon(?: User Edition)?',
    version: String.raw`\d(?:\.\d+)?|\d\d\.\d\d`,
    rolling: true,
  },
  { id: 'kali', name: 'Kali(?: GNU/Linux| Linux)?', version: String.raw`20\d\d\.\d`, rolling: true },
  { id: 'nobara', name: 'Nobara(?: Linux)?', version: NUMBER },
  { id: 'bazzite', name: 'Bazzite', version: NUMBER, rolling: true },
  { id: 'steamos', name: 'SteamOS(?: Holo)?', version: String.raw`\d(?:\.\d+){0,2}`, rolling: true },
  {
    id: 'rhel',
    name: 'Red Hat Enterprise Linux(?: Server| Workstation)?(?: release)?|RHEL',
    version: NUMBER,
  },
  {
    id: 'centos',
    name: 'CentOS(?: Linux| Stream)?(?: release)?',
    version: String.raw`\d{1,2}(?:\.\d{1,2}){0,2}`,
  },
  { id: 'rocky', name: 'Rocky(?: Linux)?(?: release)?', version: NUMBER },
  { id: 'almalinux', name: 'Alma ?Linux(?: release)?', version: NUMBER },
  { id: 'ol', name: 'Oracle Linux(?: Server)?(?: release)?', version: NUMBER },
  { id: 'amzn', name: 'Amazon Linux', version: String.raw`2023|\d` },
  { id: 'alpine', name: 'Alpine(?: Linux)?', version: String.raw`v?3\.\d\d(?:\.\d)?` },
  { id: 'slackware', name: 'Slackware', version: String.raw`\d\d\.\d|current` },
  { id: 'devuan', name: 'Devuan(?: GNU/Linux)?', version: NUMBER },
  { id: 'mx', name: 'MX Linux|MX', version: String.raw`\d\d(?:\.\d)?` },
  { id: 'tuxedo', name: 'TUXEDO OS', version: NUMBER, rolling: true },
  { id: 'siduction', name: 'siduction', version: String.raw`20\d\d\.\d`, rolling: true },
  { id: 'qubes', name: 'Qubes(?: ?OS)?', version: String.raw`(?:R|release )?\d\.\d` },
  { id: 'proxmox', name: 'Proxmox(?: VE)?|PVE', version: String.raw`\d(?:\.\d+)*` },
  { id: 'unraid', name: 'Unraid(?: OS)?', version: String.raw`\d\.\d+(?:\.\d+)?` },
  { id: 'openeuler', name: 'openEuler', version: String.raw`\d\d\.\d\d(?: \(LTS[^)]*\))?` },
  { id: 'deepin', name: 'deepin', version: NUMBER },
]

const LEAD = String.raw`(?<![\w~+./:@=-])`
const TAIL = String.raw`(?: LTS)?(?: \((?!x86|amd64|aarch|arm|i\d86|64|kernel|linux)[A-Z][\w/ ]{2,24}\))?`
const PATTERNS = KINDS.map(({ id, name, version, rolling }) => ({
  id,
  letters: lettersOf(name),
  exact: new RegExp(
    `${LEAD}(?:${name})(?:[ -]?(?:${version})(?!\\d)${TAIL})${rolling ? `|${LEAD}(?:${name})(?![\\w/])` : ''}`,
    'i',
  ),
  loose: new RegExp(`${LEAD}(?:${name})(?:[ -]?(?:${version}))?${TAIL}(?![\\w/])`, 'i'),
}))
// One look at the text finds which of the forty patterns are worth trying.
const HINT =
  /buntu|debian|fedora|suse|SLES|arch ?linux|manjaro|endeavour|cachy|garuda|artix|gentoo|nixos|void linux|clear linux|solus|pop!?_?os|mint|LMDE|zorin|elementary|neon|kali|nobara|bazzite|steamos|\bPVE|red hat|rhel|centos|rocky|alma|oracle|amazon|alpine|slack|devuan|\bMX|tuxedo|siduction|qubes|proxmox|unraid|euler|deepin/gi
const MOST_HINTS = 6

/**
 * The distribution a text names, as printed. In prose a release is needed (`Debian 12`) unless the distribution has none
 * (`Arch Linux`); `loose` drops that for fields which hold nothing else.
 */
export function distroIn(text: string, { loose = false } = {}): DistroName | null {
  const short = text.slice(0, 400)
  let first: { id: string; name: string; index: number } | null = null
  for (const { id, exact, loose: open } of hinted(short)) {
    const match = (loose ? open : exact).exec(short)
    if (match && (first === null || match.index < first.index))
      first = { id, name: match[0].trim(), index: match.index }
  }
  if (!first) return null
  return { name: first.name, id: first.id, version: /\d[\d.]*/.exec(first.name)?.[0] ?? null }
}

const byHint = new Map<string, typeof PATTERNS>()

function hinted(text: string): typeof PATTERNS {
  const hints = text.match(HINT)
  if (!hints) return []
  return [...new Set(hints.map((hint) => hint.toLowerCase()))].slice(0, MOST_HINTS).flatMap((hint) => {
    const known = byHint.get(hint) ?? PATTERNS.filter(({ letters }) => letters.includes(lettersOf(hint)))
    byHint.set(hint, known)
    return known
  })
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '')
}
