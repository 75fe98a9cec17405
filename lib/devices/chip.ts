/** What a chip's name tells. */
export type Chip = {
  codeName: string
  architecture: string | null
  /** What compilers call it; null when they have no name for it or the chip's name does not tell. */
  isa: string | null
  /** What the names of firmware files for this chip begin with, after the driver's folder. */
  firmware: string[]
}
