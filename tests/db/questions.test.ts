import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { posts, questions } from '@/db/schema'
import { askQuestion } from '@/lib/questions/commands'
import { ask, blackScreen, createMember, createWorld, inWaves, value } from '../support/world'

const { ada } = await createWorld()

describe('asking', () => {
  it('posts a question with its tags, counts and event', async () => {
    const { id, slug } = await ask(ada)
    const [row] = await db.select().from(questions).where(eq(questions.postId, id))
    expect(row).toMatchObject({ slug, answerCount: 0, lastActivityBy: ada.id })
  })

  it('leads 200 parallel submits with one key to one question', async () => {
    const cleo = await createMember('Cleo', { reputation: 500 })
    const input = { ...blackScreen, title: 'The same question, sent again and again', key: 'same-key-1' }
    const all = await inWaves(200, () => askQuestion(cleo, input))
    expect(new Set(all.map((one) => value(one).id)).size).toBe(1)
    expect(await db.$count(posts, eq(posts.authorId, cleo.id))).toBe(1)
  })
})
