import { CHECKED_MAX, LEAD_MAX, PAGE_TITLE_MAX, TOPIC_MAX } from '@/lib/wiki/input'
import { TagsField } from '../editor/tags-field'
import { TextField } from '../ui/field'

type PageFieldsProps = {
  values: Record<string, string>
  errors: Record<string, string>
  topics: string[]
  commonTags: string[]
  isNew: boolean
}

/** Everything of a page but its text. */
export function PageFields({ values, errors, topics, commonTags, isNew }: PageFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {isNew && (
        <TextField
          {...field('path')}
          label="Address"
          hint="vendor/name, such as nvidia/xid-errors or general/how-to-ask"
          className="font-mono"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      )}
      <div className={isNew ? undefined : 'sm:col-span-2'}>
        <TextField
          {...field('title')}
          label="Title"
          hint="The subject in a few words."
          maxLength={PAGE_TITLE_MAX}
          required
        />
      </div>
      <div className="sm:col-span-2">
        <TextField
          {...field('lead')}
          label="In one sentence"
          hint="Shown under the title and in lists."
          maxLength={LEAD_MAX}
          required
        />
      </div>
      <TextField
        {...field('topic')}
        label="Topic"
        hint="The heading of the index it stands under."
        maxLength={TOPIC_MAX}
        list="wiki-topics"
        required
      />
      <TagsField
        {...field('tags')}
        label="Tags"
        hint="Up to six, with spaces or commas between."
        common={commonTags}
        required
      />
      <TextField
        {...field('checkedAgainst')}
        label="Checked against"
        hint="Versions you tried it with or read it in: NVIDIA 580.95, Linux 6.17"
        maxLength={CHECKED_MAX}
        required={false}
      />
      <TextField
        {...field('checkedOn')}
        type="date"
        label="Checked on"
        hint="When you did."
        required={false}
      />
      <TextField
        {...field('reviewBy')}
        type="date"
        label="Review by"
        hint="When somebody should look again, such as the end of a branch. From then on the page says so."
        required={false}
      />
      <datalist id="wiki-topics">
        {topics.map((topic) => (
          <option key={topic} value={topic} />
        ))}
      </datalist>
    </div>
  )
}
