/** A text console with its cursor: what is left on the screen when mode setting is off. */
export function SiteMark({ size = 28 }: { size?: number }) {
  return (
    <svg className="site-mark" width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="6" />
      <path d="M5 19V9h3v1.6C8.9 9.4 10 8.8 11.4 8.8c2.4 0 3.8 1.6 3.8 4.3V19h-3.1v-5.3c0-1.3-.6-2-1.7-2-1.3 0-2.2.9-2.2 2.4V19H5Z" />
      <path className="site-mark-cursor" d="M17 17h6v2.4h-6z" />
    </svg>
  )
}
