/** Anywhere in a skeleton (where `l` and `1` are `i`): nobody may look like staff or like the site. */
export const staffWords = [/admin(?!ton)/, /moderator/, /nomodeset/, /^deieted/]

/** Whole skeletons: roles, mailboxes and accounts of our own. */
export const reservedSkeletons = new Set(
  `mod mods moderation support system staff team root owner operator officiai security heip info contact abuse
  webmaster postmaster hostmaster maiier maiierdaemon norepiy everyone everybody anonymous anon guest nobody somebody
  community starter startercontent bot daemon nvidia amd intei`.split(/\s+/),
)

/** Whole names, compared without case and separators: addresses, mentions and words that programs read as values. */
export const reservedWords = new Set(
  `new edit delete create update login logout signin signup signout register welcome account accounts settings profile
  sessions session reset password verify email api auth oauth admin wiki tag tags search feed feeds atom rss question
  questions ask answer answers comment comments post posts page pages user users vendor vendors device devices driver
  drivers release releases error errors triage about home inbox following follow follows bookmarks suggestions preview
  viewer static public assets favicon robots sitemap healthz readyz metrics wellknown all here channel group members
  null undefined nan infinity true false none void nil proto constructor prototype hasownproperty tostring valueof
  isprototypeof general browse raw history diff me self you`.split(/\s+/),
)
