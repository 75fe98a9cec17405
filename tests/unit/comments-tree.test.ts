import { describe, expect, it } from 'vitest'
import { groupComments } from '@/lib/comments/tree'

const comment = (id: number, parentId: number, removed = false) => ({ id, parentId, removed })
const shape = (groups: Map<number, { id: number }[]>) =>
  Object.fromEntries([...groups].map(([host, comments]) => [host, comments.map(({ id }) => id)]))

describe('the comments of a thread', () => {
  it('hang under the question or answer their branch began at', () => {
    const comments = [comment(5, 1), comment(4, 3), comment(3, 2), comment(6, 4)]
    expect(shape(groupComments(comments, [1, 2]))).toEqual({ 1: [5], 2: [3, 4, 6] })
  })

  it('leave out branches of answers that are not shown', () => {
    expect(shape(groupComments([comment(3, 2), comment(4, 3)], [1]))).toEqual({})
  })

  it('keep the place of a deleted comment only above replies that are shown', () => {
    const comments = [comment(2, 1, true), comment(3, 2), comment(4, 1, true), comment(5, 4, true)]
    expect(shape(groupComments(comments, [1]))).toEqual({ 1: [2, 3] })
  })

  it('survive ten thousand replies, each to the one before', () => {
    const comments = Array.from({ length: 10_000 }, (_, index) => comment(index + 2, index + 1))
    expect(groupComments(comments, [1]).get(1)).toHaveLength(10_000)
  })
})
