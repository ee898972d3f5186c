import assert from 'node:assert/strict'
import { ALONE, type Neighbours } from '../../../src/core/neighbours.ts'
import type { Source } from '../../../src/core/source.ts'
import { detectKind } from '../../../src/kinds/detect.ts'
import { product } from '../../product.ts'
import { among, file } from './support.ts'

const INTERFACES = file(
  'app.if',
  "########################################\n## <summary>\n##\tRead the\n##\tconfiguration.\n## </summary>\n#\ninterface(`app_read_config',`\n\tallow $1 app_etc_t:file read;\n')\n",
)
const MODULE = file(
  'app.te',
  'policy_module(app, 1.0)\ntype app_t;\nattribute app_domain;\ngen_tunable(app_net, false)\n',
)

const languageOf = (source: Source) => {
  const kind = detectKind(product.kinds, source)
  return kind && product.reader(kind).language
}

/** A file with its text's `|` taken out, and where it stood. */
function at(name: string, marked: string): readonly [Source, number] {
  return [file(name, marked.replace('|', '')), marked.indexOf('|')]
}

function hover(marked: string, name = 'client.te', neighbours: Neighbours = ALONE): string | undefined {
  const [source, offset] = at(name, marked)
  return languageOf(source)?.hover?.(source, offset, neighbours)?.markdown
}

function labels(marked: string, name = 'client.te', ...others: readonly Source[]): readonly string[] {
  const [source, offset] = at(name, marked)
  return (
    languageOf(source)
      ?.complete?.(source, offset, among(source, ...others))
      .map(({ label }) => label) ?? []
  )
}

describe('SELinux in the editor', () => {
  it('says what a word means where it stands', () => {
    const rule = 'policy_module(client, 1.0)\n'
    assert.match(hover(`${rule}allow a_t self:capability { sys_ad|min };`) ?? '', /catch-all/)
    assert.match(hover(`${rule}allow a_t b_t:fi|le read;`) ?? '', /object class.*`entrypoint`/)
    assert.match(hover(`${rule}allow a_t b_t:file rw_file|_perms;`) ?? '', /`write`/)
    assert.match(hover(`${rule}permis|sive a_t;`) ?? '', /not confined/)
    assert.match(hover(`${rule}domtrans_patt|ern(a_t, b_t, c_t)`) ?? '', /domain_auto_transition_pattern/)
    assert.match(hover(`${rule}allow a_t shad|ow_t:file read;`) ?? '', /Password/)
    assert.equal(hover(`${rule}# permis|sive`), undefined)
    assert.equal(hover(`${rule}allow a_|t b_t:file read;`), undefined)
  })

  it("shows an interface's own summary", () => {
    const [source] = at('client.te', 'policy_module(client, 1.0)\napp_read_config(client_t)\n')
    const help = languageOf(source)?.hover?.(source, 30, among(source, INTERFACES))
    assert.equal(help?.markdown, '**app_read_config** - interface of `app.if`\n\nRead the configuration.')
  })

  it('goes to where a name is declared', () => {
    const source = file('client.te', 'policy_module(client, 1.0)\napp_read_config(app_t)\n')
    const define = (offset: number) =>
      languageOf(source)
        ?.define?.(source, offset, among(source, INTERFACES, MODULE))
        .map(({ uri, span }) => [
          uri.replace(/.*\//, ''),
          uri.endsWith('.if') ? INTERFACES.slice(span) : MODULE.slice(span),
        ])
    assert.deepEqual(define(28), [['app.if', 'app_read_config']])
    assert.deepEqual(define(45), [['app.te', 'app_t']])
  })

  it('suggests what may stand there', () => {
    const rule = 'policy_module(client, 1.0)\n'
    assert.ok(labels(`${rule}all|`).includes('allow'))
    assert.ok(labels(`${rule}app_|`, 'client.te', INTERFACES).includes('app_read_config'))
    assert.ok(labels(`${rule}allow cl|`, 'client.te', MODULE).includes('app_t'))
    assert.ok(labels(`${rule}allow a_t b_t:f|`).includes('file'))
    const permissions = labels(`${rule}allow a_t b_t:{ file dir } { re|`)
    assert.ok(
      permissions.includes('read') &&
        !permissions.includes('execute_no_trans') &&
        permissions.includes('getattr_file_perms'),
    )
    assert.ok(labels(`${rule}app_read_config(|`, 'client.te', MODULE).includes('app_domain'))
    assert.deepEqual(labels(`${rule}# allow |`), [])
  })

  it('outlines declarations and interfaces', () => {
    const source = file('app.if', `template(\`x_template',\`\n\ttype fixed_t;\n\ttype $1_t;\n')\n${INTERFACES.text}`)
    const outline = languageOf(source)?.outline?.(source)
    assert.deepEqual(
      outline?.map(({ name, children }) => [name, children.map((one) => one.name)]),
      [
        ['x_template', ['fixed_t']],
        ['app_read_config', []],
      ],
    )
    assert.deepEqual(
      languageOf(MODULE)
        ?.outline?.(MODULE)
        .map(({ name, detail }) => [name, detail]),
      [
        ['app_t', 'type'],
        ['app_domain', 'attribute'],
        ['app_net', 'bool'],
      ],
    )
  })

  it('helps with file contexts', () => {
    const line = '/usr/bin/app\t--\tgen_context(system_u:object_r:'
    assert.match(hover(`/usr/bin/app\t-|-\tgen_context(system_u:object_r:bin_t,s0)`, 'app.fc') ?? '', /plain files/)
    assert.ok(labels(`${line}app_|t,s0)`, 'app.fc', MODULE).includes('app_t'))
    assert.ok(labels(`/a\t<<none>>\n/usr/bin/app |`, 'app.fc').includes('-d'))
  })

  it('never throws, wherever it is asked', () => {
    for (const source of [INTERFACES, MODULE, file('app.fc', '/a\t<<none>>\n'), file('x.te', 'allow {')]) {
      const language = languageOf(source)
      for (let offset = 0; offset <= source.text.length; offset++) {
        language?.hover?.(source, offset, ALONE)
        language?.complete?.(source, offset, ALONE)
        language?.define?.(source, offset, ALONE)
      }
    }
  })
})
