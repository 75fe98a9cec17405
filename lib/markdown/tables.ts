import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/** Wide tables scroll inside themselves and can be reached by keyboard; alignment becomes a class. */
export function wrapTables(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || parent === undefined || index === undefined) return
    visit(node, 'element', alignByClass)
    parent.children.splice(index, 1, scrollContainer(node))
    return [SKIP, index + 1]
  })
}

/** A tick is a sign, not a form control nobody can use. */
export function drawCheckboxes(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'input') return
    const checked = node.properties.checked === true
    node.tagName = 'span'
    node.properties = { className: ['task'], role: 'img', ariaLabel: checked ? 'done' : 'to do' }
    node.children = [{ type: 'text', value: checked ? '☑' : '☐' }]
  })
}

function alignByClass(cell: Element): void {
  const { align, ...rest } = cell.properties
  if (align !== 'left' && align !== 'center' && align !== 'right') return
  cell.properties = { ...rest, className: [`align-${align}`] }
}

// A group, not a region: regions are landmarks and must have different names when a page has several.
function scrollContainer(table: Element): Element {
  const properties = { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' }
  return { type: 'element', tagName: 'div', properties, children: [table] }
}
