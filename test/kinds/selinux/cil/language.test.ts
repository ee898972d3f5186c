import assert from 'node:assert/strict'
import { Source } from '../../../../src/core/source.ts'
import { createWorkspace } from '../../../../src/workspace/workspace.ts'
import { cilLanguage } from '../../../../src/kinds/selinux/cil/language/index.ts'
import { product } from '../../../product.ts'

/** Asks at the place of `|`, with other files beside. */
function at(
  marked: string,
  others: Readonly<Record<string, string>> = {},
): { source: Source; offset: number; neighbours: ReturnType<ReturnType<typeof createWorkspace>['around']> } {
  const workspace = createWorkspace(product.kinds)
  const offset = marked.indexOf('|')
  const source = new Source('file:///x/a.cil', marked.replace('|', ''))
  workspace.put(source)
  for (const [name, text] of Object.entries(others)) workspace.put(new Source(`file:///x/${name}`, text))
  return { source, offset, neighbours: workspace.around(source) }
}
const hover = (marked: string, others?: Readonly<Record<string, string>>): string | undefined => {
  const { source, offset, neighbours } = at(marked, others)
  return cilLanguage.hover?.(source, offset, neighbours)?.markdown
}
const complete = (marked: string): readonly string[] => {
  const { source, offset, neighbours } = at(marked)
  return (cilLanguage.complete?.(source, offset, neighbours) ?? []).map(({ label }) => label)
}

describe('CIL in the editor', () => {
  it('explains statements, classes, permissions, templates and names', () => {
    assert.match(hover('(type|permissive a_t)') ?? '', /makes a domain permissive/)
    assert.match(hover('(allow a self (pro|cess (execmem)))') ?? '', /object class/)
    assert.match(hover('(allow a self (process (exec|mem)))') ?? '', /\*\*execmem\*\* on `process`/)
    assert.match(hover('(block a (blockinherit net_|container))') ?? '', /every port/)
    assert.match(hover('(allow a_|t b (file (read)))\n(type a_t)') ?? '', /type of `a.cil`/)
    assert.match(
      hover('(allow web_|t b (file (read)))', { 'web.te': 'policy_module(web, 1.0)\ntype web_t;\n' }) ?? '',
      /type of `web.te`/,
    )
    assert.equal(hover('; a comm|ent'), undefined)
  })

  it('offers what fits the place', () => {
    assert.ok(complete('(|)').includes('typeattributeset'))
    assert.ok(complete('(allow a b (file (re|)))').includes('relabelto'))
    assert.ok(complete('(allow a b (|))').includes('chr_file'))
    assert.ok(complete('(block a (blockinherit |))').includes('restricted_net_container'))
    assert.ok(complete('(type a_t)\n(block b (type c))\n(allow |)').includes('b.c'))
    assert.deepEqual(complete('; (|'), [])
  })

  it('finds where a name is declared', () => {
    const { source, offset, neighbours } = at('(allow app.pro|cess b (file (read)))', {
      'app.cil': '(block app (type process))',
    })
    assert.deepEqual(cilLanguage.define?.(source, offset, neighbours), [
      { uri: 'file:///x/app.cil', span: { start: 17, end: 24 } },
    ])
  })

  it('outlines blocks with what they declare', () => {
    const items =
      cilLanguage.outline?.(
        new Source('file:///x/a.cil', '(block app\n  (type process)\n  (optional o (type x)))\n(type b)'),
      ) ?? []
    assert.deepEqual(
      items.map(({ name, children }) => [name, children.map((child) => child.name)]),
      [
        ['app', ['process', 'o']],
        ['b', []],
      ],
    )
  })
})
