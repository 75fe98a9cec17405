import { describe, expect, it } from 'vitest'
import { markEnd, markStart, readMarks } from '@/lib/search/highlight'

const shown = (text: string) => readMarks(text).map(({ text, marked }) => (marked ? `*${text}*` : text))

describe('marks of a headline', () => {
  it('tells marked words from the rest', () => {
    expect(shown(`a ${markStart}black${markEnd} screen`)).toEqual(['a ', '*black*', ' screen'])
  })

  it('never makes markup of text: React escapes each piece', () => {
    expect(shown(`<b>${markStart}<script>${markEnd}&amp;`)).toEqual(['<b>', '*<script>*', '&amp;'])
  })

  it('lives with stray marks that the text itself contained', () => {
    expect(shown(`${markEnd}a${markStart}${markStart}b`)).toEqual(['a', '*b*'])
    expect(shown('a\u0004b')).toEqual(['a', ' … ', 'b'])
  })
})
