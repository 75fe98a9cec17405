const symbols = new Map([
  ['+', '-plus-'],
  ['#', '-sharp-'],
])

/** Where the page about a tag stands unless its author says otherwise: `general/tag-wayland`, `nvidia/tag-nvidia-open`. */
export function tagPagePath({ name, vendor }: { name: string; vendor: string | null }): string {
  const words = name.replace(/[^a-z0-9]/g, (sign) => symbols.get(sign) ?? '-')
  return `${vendor ?? 'general'}/tag-${words}`.replace(/-+/g, '-').replace(/-$/, '')
}
