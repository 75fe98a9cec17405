import { describe, expect, it } from 'vitest'
import { markupOf } from '@/components/ui/markup'
import { Plain } from '@/components/ui/plain'
import { xssPayloads } from '../support/corpora'

function Greeting({ name }: { name: string }) {
  return (
    <>
      <b className="name">{name}</b>
      {name === '' && 'nobody'}
      {[1, 2].map((number) => (
        <i key={number}>{number}</i>
      ))}
    </>
  )
}

describe('markup written as text', () => {
  it('holds what components make, in their order', () => {
    expect(markupOf(<Greeting name="Ada" />)).toBe('<b class="name">Ada</b><i>1</i><i>2</i>')
  })

  it('keeps apart what style sheets put apart, for browsers without them', () => {
    const row = (
      <p className="sm:flex gap-2">
        <b>Notes</b>
        {[<i key="1">NVIDIA</i>, <i key="2">AMD</i>]}
        <u>{5}s</u>
        {3} more
      </p>
    )
    expect(markupOf(row)).toBe(
      '<p class="sm:flex gap-2"><b>Notes</b>\n<i>NVIDIA</i>\n<i>AMD</i>\n<u>5s</u>3 more</p>',
    )
    // biome-ignore lint/security/noDangerouslySetInnerHtml: as rendered Markdown is put in
    const given = <p className="grid" dangerouslySetInnerHTML={{ __html: '<b>a</b>' }} />
    expect(markupOf(given)).toContain('<b>a</b>')
    expect(markupOf(<p className="flex-col">{row.props.children}</p>)).not.toContain('\n')
  })

  it('names attributes as HTML does', () => {
    const field = (
      <label htmlFor="q" data-on={false} aria-hidden hidden={false}>
        <input id="q" defaultValue="a" required disabled={false} spellCheck={false} tabIndex={-1} />
        <textarea rows={3} />
      </label>
    )
    expect(markupOf(field)).toBe(
      '<label for="q" data-on="false" aria-hidden="true"><input id="q" value="a" required="" spellCheck="false" tabIndex="-1"/>' +
        '<textarea rows="3"></textarea></label>',
    )
  })

  it('escapes every text and attribute', () => {
    for (const { payload } of xssPayloads()) {
      const html = markupOf(<p title={payload}>{payload}</p>)
      expect(html).toMatch(/^<p title="[^"<>]*">[^<>]*<\/p>$/)
    }
  })

  it('marks what a select holds, by value or by text, and puts the text into a text field', () => {
    const form = (
      <>
        <select defaultValue="b">
          <option value="a">A</option>
          <optgroup label="More">
            <option>b</option>
          </optgroup>
        </select>
        <textarea defaultValue={'\n<x'} />
      </>
    )
    expect(markupOf(form)).toBe(
      '<select><option value="a">A</option><optgroup label="More"><option selected="">b</option></optgroup></select>' +
        '<textarea>\n\n&lt;x</textarea>',
    )
  })

  it('leaves html alone that says it is html', () => {
    // biome-ignore lint/security/noDangerouslySetInnerHtml: the point of the test
    expect(markupOf(<p dangerouslySetInnerHTML={{ __html: '<em>x</em>' }} />)).toBe('<p><em>x</em></p>')
  })

  it.each([
    ['a handler', <button key="1" type="button" onClick={() => undefined} />],
    ['a style', <p key="1" style={{ color: 'red' }} />],
    [
      'an address that is script',
      <a key="1" href={' java\nscript:alert(1)'}>
        x
      </a>,
    ],
    ['an object', <p key="1">{JSON.parse('{"a":1}')}</p>],
  ])('refuses %s rather than lose it', (_what, node) => {
    expect(() => markupOf(node)).toThrow()
  })

  it('stands in the page without a box of its own', () => {
    const { props } = Plain({ children: <Greeting name="<" /> })
    expect(props.dangerouslySetInnerHTML.__html).toContain('&lt;')
    expect(props.className).toBe('contents')
  })
})
