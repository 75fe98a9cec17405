import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { createdAt, moment, postRef, userRef } from './columns'
import { posts } from './posts'
import { users } from './users'

export const questions = pgTable(
  'question',
  {
    postId: postRef()
      .primaryKey()
      .references(() => posts.id),
    title: text().notNull(),
    slug: text().notNull(),
    /** Derived counters; `npm run recount` rebuilds them. Visible answers and comments only. */
    answerCount: integer().notNull().default(0),
    acceptedCount: integer().notNull().default(0),
    /** Best score among visible answers; a question with an upvoted answer is not "unanswered". */
    bestAnswerScore: integer().notNull().default(0),
    meTooCount: integer().notNull().default(0),
    followerCount: integer().notNull().default(0),
    viewCount: integer().notNull().default(0),
    lastActivityAt: createdAt(),
    lastActivityBy: userRef().references(() => users.id),
  },
  (t) => [
    index('question_active_index').on(t.lastActivityAt.desc().nullsFirst(), t.postId.desc().nullsFirst()),
    index('question_unanswered_index')
      .on(t.postId.desc().nullsFirst())
      .where(sql`accepted_count = 0 and best_answer_score <= 0`),
    index('question_title_trigram_index').using('gin', sql`title gin_trgm_ops`),
    check('question_title_length', sql`length(${t.title}) between 15 and 150`),
  ],
)

/** Several answers of one question may be accepted. */
export const acceptances = pgTable(
  'acceptance',
  {
    answerId: postRef()
      .primaryKey()
      .references(() => posts.id),
    questionId: postRef()
      .notNull()
      .references(() => questions.postId),
    acceptedBy: userRef()
      .notNull()
      .references(() => users.id),
    /** Who wrote the accepted answer, kept here so that a day's reputation is one index scan. */
    authorId: userRef()
      .notNull()
      .references(() => users.id),
    acceptedAt: createdAt(),
  },
  (t) => [
    index('acceptance_question_index').on(t.questionId),
    index('acceptance_author_day_index').on(t.authorId, t.acceptedAt),
  ],
)

export const closures = pgTable(
  'closure',
  {
    questionId: postRef()
      .primaryKey()
      .references(() => questions.postId),
    reason: text({
      enum: ['duplicate', 'needs-information', 'off-topic', 'too-broad', 'not-reproducible'],
    }).notNull(),
    duplicateOf: postRef().references(() => questions.postId),
    note: text().notNull().default(''),
    closedBy: userRef()
      .notNull()
      .references(() => users.id),
    closedAt: createdAt(),
  },
  (t) => [
    index('closure_duplicate_index').on(t.duplicateOf),
    check('closure_duplicate_named', sql`(${t.reason} = 'duplicate') = (${t.duplicateOf} is not null)`),
    check('closure_not_itself', sql`${t.duplicateOf} is null or ${t.duplicateOf} <> ${t.questionId}`),
  ],
)

/** "I have this too". */
export const meToos = pgTable(
  'me_too',
  {
    questionId: postRef()
      .notNull()
      .references(() => questions.postId),
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: 'me_too_pk', columns: [t.questionId, t.userId] })],
)
