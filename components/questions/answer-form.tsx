import { ANSWER_BODY_MIN } from '@/lib/answers/input'
import { BODY_MAX } from '@/lib/posts/limits'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { Textarea } from '../ui/field'

/** A plain form for the cached question page; the full editor has preview and drafts. */
export function AnswerForm({ questionId }: { questionId: number }) {
  return (
    <section className="mt-8 grid gap-3 border-t border-line pt-6" aria-labelledby="your-answer">
      <h2 id="your-answer" className="text-lg">
        Your answer
      </h2>
      <form method="post" action={routes.answers(questionId)} className="grid gap-3" data-guard="">
        <Textarea
          name="body"
          label="Answer"
          hint={
            <>
              Markdown, at least {ANSWER_BODY_MIN} characters. For preview and drafts use the{' '}
              <a href={routes.answerEditor(questionId)}>full editor</a>.
            </>
          }
          maxLength={BODY_MAX}
          rows={10}
          source
          required
        />
        <div>
          <Button tone="primary">Post answer</Button>
        </div>
      </form>
    </section>
  )
}
