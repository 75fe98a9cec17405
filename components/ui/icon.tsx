const paths = {
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.6 10.6 14 14',
  menu: 'M2 4h12M2 8h12M2 12h12',
  up: 'M3 10.5 8 5l5 5.5',
  down: 'M3 5.5 8 11l5-5.5',
  left: 'M10.5 3 5 8l5.5 5',
  right: 'M5.5 3 11 8l-5.5 5',
  bookmark: 'M4 2h8v12l-4-3-4 3V2Z',
  flag: 'M3.5 14.5v-13M3.5 2.5h8l-1.5 3 1.5 3h-8',
  edit: 'M2.5 13.5 3 10.5l8-8 2.5 2.5-8 8-3 .5ZM9.5 4l2.5 2.5',
  link: 'M6.5 9.5a3 3 0 0 0 4.2 0l2.4-2.4a3 3 0 0 0-4.2-4.2L8 3.8M9.5 6.5a3 3 0 0 0-4.2 0L2.9 8.9a3 3 0 0 0 4.2 4.2l.9-.9',
  reply: 'M6 3 2 7l4 4M2.5 7H9a5 5 0 0 1 5 5v1',
  check: 'M2.5 8.5 6 12l7.5-8',
  cross: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  info: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 7.5v4M8 4.6v.3',
  warning: 'M8 2 1.5 13.5h13L8 2ZM8 6.5v3.2M8 11.4v.3',
  bell: 'M4 6.5a4 4 0 0 1 8 0c0 3.5 1.5 5 1.5 5h-11S4 10 4 6.5ZM6.5 14h3',
  eye: 'M1 8s2.5-4.5 7-4.5S15 8 15 8s-2.5 4.5-7 4.5S1 8 1 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  history: 'M2.5 3v3.5H6M2.8 6.5A5.8 5.8 0 1 1 2.3 9M8 5v3.3l2.3 1.4',
  comment: 'M2 3h12v8.5H7.5L4 14.5v-3H2V3Z',
  tag: 'M2 2h5.5L14 8.5 8.5 14 2 7.5V2ZM5 5v.1',
  user: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 14a5.5 5.5 0 0 1 11 0',
  more: 'M3 8v.01M8 8v.01M13 8v.01',
  copy: 'M5.5 5.5h8v8h-8v-8ZM10.5 5.5v-3h-8v8h3',
  lock: 'M3.5 7h9v7h-9V7ZM5.5 7V4.5a2.5 2.5 0 0 1 5 0V7',
  trash: 'M2.5 4h11M6 4V2h4v2M4 4l.7 10h6.6L12 4M6.7 7v4M9.3 7v4',
  inbox: 'M2 9.5 4 3h8l2 6.5V13H2V9.5ZM2 9.5h3.5a2.5 2.5 0 0 0 5 0H14',
  settings: 'M2 4.5h6M12 4.5h2M10 2.7v3.6M2 11.5h2M8 11.5h6M6 9.7v3.6',
  out: 'M9.5 2.5H3v11h6.5M6.5 8H14M11 5l3 3-3 3',
  feed: 'M3 3a10 10 0 0 1 10 10M3 7.5A5.5 5.5 0 0 1 8.5 13M3.7 12.3v.01',
  page: 'M3.5 1.5h6l3 3v10h-9v-13ZM9 1.5V5h3.5M6 8h4M6 11h4',
  shield: 'M8 1.5 13.5 3.5v4c0 3.5-2.3 5.8-5.5 7-3.2-1.2-5.5-3.5-5.5-7v-4L8 1.5Z',
  merge:
    'M4 5.5v5M4 5.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM4 14.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM12 9.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM4 6c0 2 2 2 6 1.5',
} satisfies Record<string, string>

export type IconName = keyof typeof paths

type IconProps = {
  name: IconName
  size?: 16 | 20
  /** Said by screen readers; leave it out when text stands beside the icon. */
  label?: string
}

/** One stroked set on a 16 px grid. */
export function Icon({ name, size = 16, label }: IconProps) {
  const path = <path d={paths[name]} />
  if (!label) {
    return (
      <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
        {path}
      </svg>
    )
  }
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" role="img" aria-label={label}>
      <title>{label}</title>
      {path}
    </svg>
  )
}
