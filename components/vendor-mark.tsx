export const vendors = [
  { slug: 'nvidia', name: 'NVIDIA' },
  { slug: 'amd', name: 'AMD' },
  { slug: 'intel', name: 'Intel' },
  { slug: 'general', name: 'General' },
] as const

/** The vendor's colour as an 8 px dot, always beside the name. */
export function VendorMark({ vendor, bare }: { vendor: string; bare?: boolean }) {
  const known = vendors.find(({ slug }) => slug === vendor)
  return (
    <>
      <span className={`vendor-dot vendor-${vendor}`} aria-hidden="true" />
      {!bare && (known?.name ?? vendor)}
    </>
  )
}
