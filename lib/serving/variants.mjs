/** Fields that choose a variant of a list or thread: such an address is answered by a dynamic page beside the cached one. */
export const variantFields = [
  'sort',
  'tags',
  'after',
  'before',
  'page',
  'filter',
  'vendor',
  'minor',
  'q',
  'architecture',
  'rig',
  'driver',
  'severity',
  'device',
  'status',
  'by',
  'kernel',
  'distribution',
  'framework',
]

export const variants = [
  { source: '/questions', destination: '/questions/browse' },
  { source: '/questions/:id(\\d+)/:slug', destination: '/questions/:id/:slug/browse' },
  { source: '/wiki/changes', destination: '/wiki/changes/browse' },
  // The longer one first: each rule sees what the rules before it made of the address.
  { source: '/tags/:name', destination: '/tags/:name/browse' },
  { source: '/tags', destination: '/tags/browse' },
  { source: '/devices', destination: '/devices/browse' },
  { source: '/errors', destination: '/errors/browse' },
  { source: '/issues', destination: '/issues/browse' },
  { source: '/compat', destination: '/compat/browse' },
]
