import { z } from 'zod'

/** As typed into the form, or as stored. */
const count = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^\d{1,6}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().min(0).max(100_000))

/**
 * Every threshold an administrator may change at /admin/settings: label, default and form.
 * Defaults follow the community-software survey in DECISIONS.md (numbers of Stack Exchange, Discourse, QPixel).
 */
export const settingDefinitions = {
  'reputation.voteUp': { label: 'Reputation needed to vote up', initial: 0, input: count },
  'reputation.voteDown': { label: 'Reputation needed to vote down', initial: 50, input: count },
  'reputation.flag': { label: 'Reputation needed to flag', initial: 0, input: count },
  'reputation.newTag': { label: 'Reputation needed to create a tag', initial: 100, input: count },
  'reputation.editOthers': {
    label: 'Reputation needed to edit other people’s posts without review',
    initial: 200,
    input: count,
  },
  'reputation.editWiki': {
    label: 'Reputation needed to edit wiki pages without review',
    initial: 1,
    input: count,
  },
  'reputation.review': { label: 'Reputation needed to review suggested edits', initial: 300, input: count },
  'reputation.established': {
    label: 'Reputation from which the limits for new members end',
    initial: 30,
    input: count,
  },
  'reputation.dailyCap': { label: 'Most reputation from votes in one day', initial: 200, input: count },
  'new.questionsPerDay': { label: 'New members: questions a day', initial: 3, input: count },
  'new.answersPerDay': { label: 'New members: answers a day', initial: 10, input: count },
  'new.commentsPerDay': { label: 'New members: comments a day', initial: 10, input: count },
  'new.votesPerDay': { label: 'New members: votes a day', initial: 5, input: count },
  'new.flagsPerDay': { label: 'New members: flags a day', initial: 10, input: count },
  'new.editsPerDay': { label: 'New members: edits a day', initial: 20, input: count },
  'new.uploadsPerDay': { label: 'New members: pictures and logs attached a day', initial: 10, input: count },
  'new.uploadMegabytesPerDay': { label: 'New members: megabytes attached a day', initial: 10, input: count },
  'new.linksPerPost': { label: 'New members: outside links in one post', initial: 2, input: count },
  'member.questionsPerDay': { label: 'Members: questions a day', initial: 20, input: count },
  'member.answersPerDay': { label: 'Members: answers a day', initial: 60, input: count },
  'member.commentsPerDay': { label: 'Members: comments a day', initial: 100, input: count },
  'member.votesPerDay': { label: 'Members: votes a day', initial: 60, input: count },
  'member.flagsPerDay': { label: 'Members: flags a day', initial: 30, input: count },
  'member.editsPerDay': { label: 'Members: edits a day', initial: 100, input: count },
  'member.uploadsPerDay': { label: 'Members: pictures and logs attached a day', initial: 60, input: count },
  'member.uploadMegabytesPerDay': { label: 'Members: megabytes attached a day', initial: 60, input: count },
  'comment.editMinutes': { label: 'Minutes in which a comment may be edited', initial: 10, input: count },
  'suggestions.openPerMember': {
    label: 'Open suggested edits one member may have',
    initial: 5,
    input: count,
  },
  'security.staffSecondFactor': {
    label: 'Moderators and administrators need a second factor (1 yes, 0 no)',
    initial: 0,
    input: count.pipe(z.number().max(1, 'Write 1 or 0.')),
  },
} as const

export type SettingKey = keyof typeof settingDefinitions
export type Settings = Record<SettingKey, number>

export const settingKeys = Object.keys(settingDefinitions).filter(isSettingKey)

export const initialSettings: Settings = Object.assign(
  {},
  ...settingKeys.map((key) => ({ [key]: settingDefinitions[key].initial })),
)

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settingDefinitions, key)
}

/** How /admin/settings orders them: by the first word of the key. */
export const settingGroups = [
  { prefix: 'reputation.', title: 'Reputation' },
  { prefix: 'new.', title: 'Limits of new members' },
  { prefix: 'member.', title: 'Limits of established members' },
  { prefix: 'comment.', title: 'Comments' },
  { prefix: 'suggestions.', title: 'Suggested edits' },
  { prefix: 'security.', title: 'Security' },
].map(({ prefix, title }) => ({ title, keys: settingKeys.filter((key) => key.startsWith(prefix)) }))
