// XML: places by slicing, tolerance, and edits that leave everything else alone.
import assert from 'node:assert/strict'
import { applyEdits, type Edits } from '../../src/core/edit.ts'
import type { Span } from '../../src/core/span.ts'
import {
  addAttribute,
  addChild,
  attribute,
  childAt,
  descendants,
  elementAt,
  MAX_DEPTH,
  readXml,
  removeAttribute,
  removeElement,
  setAttribute,
  setText,
  type XmlElement,
} from '../../src/syntax/xml/index.ts'
import { hasShared, realFiles, SKIPPED } from '../corpus/shared.ts'

const root = (text: string): XmlElement => {
  const first = readXml(text).roots[0]
  assert.ok(first)
  return first
}
const at = (text: string, ...path: string[]): XmlElement => {
  const found = childAt(root(text), ...path)
  assert.ok(found, path.join('/'))
  return found
}
const after = (text: string, edits: Edits): string => {
  assert.ok(edits)
  const result = applyEdits(text, edits)
  assert.deepEqual(readXml(result).problems, [])
  return result
}

describe('XML: reading', () => {
  it('gives the places of tags, names, values and texts', () => {
    const text =
      '\uFEFF<?xml version="1.0"?>\r\n<!-- 😀 -->\r\n<a x = "1 &amp; 2"\r\n   y=\'"\'><b>\r\n  t &lt; u </b><c/></a>\r\n'
    const slice = ({ start, end }: Span): string => text.slice(start, end)
    const a = root(text)
    const [b, c] = a.children
    assert.equal(slice(a.startTag), '<a x = "1 &amp; 2"\r\n   y=\'"\'>')
    assert.deepEqual(
      a.attributes.map((one) => [slice(one.nameSpan), slice(one.valueSpan), one.value, slice(one.span)]),
      [
        ['x', '1 &amp; 2', '1 & 2', 'x = "1 &amp; 2"'],
        ['y', '"', '"', "y='\"'"],
      ],
    )
    assert.equal(b?.text, 't < u')
    assert.equal(slice(b.textSpan), 't &lt; u')
    assert.equal(slice(c?.span ?? a.span), '<c/>')
    assert.equal(slice(a.endTag ?? a.span), '</a>')
    assert.deepEqual(
      readXml(text).comments.map(({ span, text: said }) => [slice(span), said]),
      [['<!-- 😀 -->', '😀']],
    )
  })

  it('knows namespaces by their URI', () => {
    const [one, two, three] = root('<d xmlns:q="urn:q"><q:c/><r:c/><c xmlns="urn:x"/></d>').children
    assert.deepEqual([one?.uri, two?.uri, three?.uri], ['urn:q', undefined, 'urn:x'])
  })

  it('reads several roots one after the other', () => {
    const file = readXml('<a/>\n<b><c/></b>\n')
    assert.deepEqual(
      file.roots.map(({ name }) => name),
      ['a', 'b'],
    )
    assert.deepEqual(file.problems, [])
  })

  it('goes on after problems', () => {
    const file = readXml('<a><b></x><c k=v ></c></b><d/></a>')
    assert.deepEqual(
      [...descendants(file.roots[0] ?? root('<a/>'))].map(({ name }) => name),
      ['a', 'b', 'c', 'd'],
    )
    assert.deepEqual(
      file.problems.map(({ message }) => message),
      ['nothing is open that "</x>" could close', 'the value of an attribute is not quoted'],
    )
    assert.deepEqual(readXml('<a><b><c></a>').problems.length > 0, true)
    assert.deepEqual(readXml('').roots, [])
  })

  it('expands and fetches nothing', () => {
    const lines = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
    const file = readXml(
      `<!DOCTYPE a [<!ENTITY l0 "ha"><!ENTITY x SYSTEM "file:///etc/passwd">${lines}]><a b="&l9;">&x;</a>`,
    )
    assert.equal(file.roots[0]?.text, '&x;')
    assert.equal(attribute(file.roots[0], 'b')?.value, '&l9;')
    assert.ok(file.problems.length > 0)
    assert.deepEqual(readXml('<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>').problems, [])
  })

  it('bounds depth, and the number of problems', () => {
    const deep = readXml('<a>'.repeat(100_000) + '</a>'.repeat(100_000))
    let depth = 0
    for (let element = deep.roots[0]; element; element = element.children[0]) depth++
    assert.equal(depth, MAX_DEPTH)
    assert.equal(deep.problems.length, 1)
    assert.ok(readXml('<a>'.repeat(100_000)).problems.length < 500)
    assert.ok(readXml('<a>' + '</b>'.repeat(100_000)).problems.length < 500)
  })

  it('finds the element at an offset', () => {
    const text = '<a><b c="d"/></a>'
    assert.equal(elementAt(readXml(text), text.indexOf('d'))?.name, 'b')
  })
})

describe('XML: editing', () => {
  const text = "<a>\n    <b x='1' y='2'/>\n    <c>\n        <d>t</d> <!-- kept -->\n    </c>\n    <e/>\n</a>\n"

  it('sets, adds and removes attributes', () => {
    const b = at(text, 'b')
    assert.ok(after(text, setAttribute(text, b, 'x', 'a&<\'"')).includes("<b x='a&amp;&lt;&apos;\"' y='2'/>"))
    assert.ok(after(text, addAttribute(text, b, 'z', '3')).includes("<b x='1' y='2' z='3'/>"))
    assert.ok(after(text, setAttribute(text, at(text, 'e'), 'z', '3')).includes("<e z='3'/>"))
    const x = attribute(b, 'x')
    assert.ok(x && after(text, removeAttribute(text, x)).includes("<b y='2'/>"))
  })

  it('removes elements with the lines they own', () => {
    assert.equal(after(text, removeElement(text, at(text, 'b'))), text.replace("    <b x='1' y='2'/>\n", ''))
    assert.equal(after(text, removeElement(text, at(text, 'c', 'd'))), text.replace('<d>t</d>', ''))
    assert.equal(after('<a><b/><c/></a>', removeElement('<a><b/><c/></a>', at('<a><b/><c/></a>', 'b'))), '<a><c/></a>')
    assert.equal(removeElement(text, root(text)), undefined)
  })

  it('adds children like their neighbours', () => {
    assert.equal(
      after(text, addChild(text, at(text, 'c'), { name: 'n', attributes: { k: 'v' } })),
      text.replace('<!-- kept -->', "<!-- kept -->\n        <n k='v'/>"),
    )
    assert.equal(
      after(text, addChild(text, at(text, 'e'), { name: 'n', children: [{ name: 'm', text: '1' }] })),
      text.replace('<e/>', '<e>\n        <n>\n            <m>1</m>\n        </n>\n    </e>'),
    )
    assert.equal(
      after(
        '<a>\r\n\t<b q="1"></b>\r\n</a>',
        addChild('<a>\r\n\t<b q="1"></b>\r\n</a>', at('<a>\r\n\t<b q="1"></b>\r\n</a>', 'b'), {
          name: 'c',
          attributes: { r: '2' },
        }),
      ),
      '<a>\r\n\t<b q="1">\r\n\t\t<c r="2"/>\r\n\t</b>\r\n</a>',
    )
    assert.equal(after('<a><b/></a>', addChild('<a><b/></a>', root('<a><b/></a>'), { name: 'c' })), '<a><b/><c/></a>')
    assert.equal(addChild(text, at(text, 'c', 'd'), { name: 'n' }), undefined)
  })

  it('writes other text', () => {
    assert.ok(after(text, setText(at(text, 'c', 'd'), '<5>')).includes('<d>&lt;5&gt;</d>'))
    assert.equal(setText(at(text, 'c'), 'x'), undefined)
  })
})

describe(hasShared ? 'XML: real files' : `XML: real files (${SKIPPED})`, () => {
  before(function () {
    if (!hasShared) this.skip()
  })

  it('have every value where the text shows it between its quotes, and the root they say', () => {
    let values = 0
    for (const { name, text } of realFiles('libvirt')) {
      const file = readXml(text)
      const first = /<([A-Za-z_][\w:.-]*)/.exec(text.replace(/<!--[^]*?-->|<\?[^]*?\?>/g, ''))?.[1]
      assert.equal(file.roots[0]?.name, first, name)
      if (file.problems.length > 0) continue
      for (const element of file.roots.flatMap((one) => [...descendants(one)])) {
        assert.equal(text.slice(element.nameSpan.start, element.nameSpan.end), element.name, name)
        assert.match(text.slice(element.span.start, element.span.end), /^<[^]*>$/, name)
        for (const { name: called, nameSpan, valueSpan, span, quote, value } of element.attributes) {
          values++
          assert.equal(text.slice(nameSpan.start, nameSpan.end), called, name)
          assert.equal(
            text.slice(span.start, span.end).replace(/\s*=\s*/, '='),
            `${called}=${quote}${text.slice(valueSpan.start, valueSpan.end)}${quote}`,
            name,
          )
          if (!text.slice(valueSpan.start, valueSpan.end).includes('&')) {
            assert.equal(text.slice(valueSpan.start, valueSpan.end).replace(/\s/g, ' '), value, name)
          }
        }
      }
    }
    assert.ok(values > 50_000, `${values}`)
  }).timeout(120_000)
})
