/** `10de:2684` from any usual spelling (`10DE:2684`, `0x10de:0x2684`, `[10de:2684]`), or null. */
export function parsePciId(text: string): string | null {
  const [, vendor, device] =
    /^\[?(?:0x)?([0-9a-f]{4})[:-](?:0x)?([0-9a-f]{4})\]?$/i.exec(text.trim().slice(0, 40)) ?? []
  return vendor && device ? `${vendor}:${device}`.toLowerCase() : null
}
