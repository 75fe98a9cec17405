/**
 * Whether a name of pci.ids is that of a GPU or accelerator, for ids that no driver and no vendor's list names: pci.ids
 * has no device classes. Chips carry sound, USB and bridges under names of their own, which are left out.
 */
export function isGraphicsName(vendorId: string, name: string): boolean {
  return (patterns[vendorId]?.test(name) ?? false) && !(others[vendorId] ?? companions).test(name)
}

const companions =
  /audio|\busb\b|bridge|controller|\bhost\b|\bpci[ -]?(?:e|to|express)\b|root (?:port|complex)|switch|ethernet|sata|ide\b|smbus|modem|tuner|capture|decoder|serial|i2c|ucsi|hbiu|dvb|high definition|virtual network|i\/o|coprocessor|memory|lpc|satellite/i

const patterns: Record<string, RegExp> = {
  '10de':
    /geforce|quadro|tesla|\brtx\b|\bgtx\b|\bnvs\b|titan|\bgrid\b|riva|vanta|\btnt|^(?:NV\d|G[7-9]\d|GT2|G[FKMPVAHBR]\d|TU1|AD1|GK11x|C51|C61|C6[78]|C73)/i,
  '1002':
    /radeon|fire ?(?:pro|gl|mv|stream)|instinct|\bmi\d{2,3}[a-z]?\b|\brage\b|mach64|mobility|navi|vega|polaris|ellesmere|baffin|lexa|arcturus|aldebaran|vanjaram|skillfish|strix|krackan|phoenix|hawkpoint|raphael|granite|rembrandt|mendocino|renoir|lucienne|cezanne|barcelo|raven|picasso|vangogh/i,
  '8086':
    /graphics|\barc\b|\biris\b|\bnpu\b|arctic sound|ponte vecchio|data center gpu|battlemage|\bDG[12]\b|\bACMP\b|knights|xeon phi|i740/i,
  '1022': /neural processing|\binternal gpu\b/i,
  '12d2': /^(?:NV1$|Riva|.*TNT)/,
  '1da3': /./,
  '1ed5': /^(?:MTT|G2S)/,
}

const others: Record<string, RegExp> = {
  '1da3': /^$/,
  // "Integrated Graphics Controller" is the GPU itself.
  '8086':
    /audio|\busb\b|bridge|\bhost\b|root port|pci express|\bpcie\b|sata|smbus|thermal|telemetry|memory controller|dram|i\/o|\bagp\b|gna|peg\d|chipset family|processor family pci|management|\bsoc\b.*controller/i,
}
