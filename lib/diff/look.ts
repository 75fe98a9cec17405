/** How a comparison is laid out; `auto`: side by side where there is room. */
export type DiffLook = 'auto' | 'side' | 'inline'

/** Reads `?view=inline`; null for what our links never say. */
export function diffLook(view: string | string[] | undefined): DiffLook | null {
  if (view === undefined) return 'auto'
  return view === 'side' || view === 'inline' ? view : null
}
