/** Shorter pieces of a name mean many things. */
const LEAST = 4
const NAMES_MAX = 8

/**
 * How people call a card: `Radeon RX 7900 XT/7900 XTX` as "RX 7900 XT" and "7900 XTX". Names without a number, such as
 * "UHD Graphics", tell no devices apart.
 */
export function namesInTexts({ name, sold }: { name: string | null; sold: string[] }): string[] {
  const pieces = [name ?? '', ...sold].flatMap((text) => text.split(/\s*[/,]\s*/))
  const names = pieces
    .map((piece) =>
      piece
        .replace(/^(?:NVIDIA|AMD|Intel)\s+/i, '')
        .replace(/^(?:GeForce|Radeon|Quadro|Tesla|Core Processor)\s+(?=\S*\s*\S*\d)/i, '')
        .replace(/\s+(?:Graphics|Series|GPU)$/i, '')
        .trim(),
    )
    .filter(
      (piece) => piece.length >= LEAST && piece.length <= 40 && /\d/.test(piece) && /[a-z]/i.test(piece),
    )
  const unique = new Map(names.map((piece) => [piece.toLowerCase(), piece]))
  return [...unique.values()].slice(0, NAMES_MAX)
}
