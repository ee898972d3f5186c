// The layers of ARCHITECTURE.md: imports point down only, and pure code bundles for any platform.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { build } from 'esbuild'
import { importsOf } from './imports.ts'

/** From the bottom up. A layer may import itself and those before it. */
const LAYERS = [
  'core',
  'syntax',
  'knowledge',
  'kinds',
  'workspace',
  'rules',
  'engine',
  'report',
  'product.ts',
  'node',
  'server',
  'cli',
  'extension',
  'dev',
]
/** Neighbours that must not know each other although one stands above the other in the list. */
const FORBIDDEN: readonly (readonly [from: string, to: string])[] = [
  ['report', 'rules'],
  ['server', 'report'],
  ['extension', 'cli'],
  ['extension', 'node'],
  ['extension', 'engine'],
  ['extension', 'rules'],
  ['extension', 'kinds'],
]
/** Each parser package has one importing folder. */
const PARSERS: Readonly<Record<string, string>> = { yaml: 'src/syntax/yaml/', saxes: 'src/syntax/xml/' }

const layerOf = (file: string): string | undefined => /^src\/([^/]+)/.exec(file)?.[1]

describe('architecture', () => {
  const imports = importsOf()

  it('reads the imports', () => {
    assert.ok(imports.some(({ file, target }) => file === 'src/product.ts' && target === 'src/kinds/index.ts'))
  })

  it('imports point down only', () => {
    const wrong = imports.filter(({ file, target }) => {
      const from = layerOf(file)
      const to = layerOf(target)
      if (from === undefined || to === undefined || from === to || from === 'markdown.d.ts') return false
      return LAYERS.indexOf(to) > LAYERS.indexOf(from) || FORBIDDEN.some(([a, b]) => a === from && b === to)
    })
    assert.deepEqual(wrong, [])
  })

  it('knows every folder of src', () => {
    const folders = readdirSync('src', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    assert.deepEqual(
      folders.filter((name) => !LAYERS.includes(name)),
      [],
    )
  })

  it('parser packages are imported from their folder alone', () => {
    const wrong = imports.filter(
      ({ file, target }) => PARSERS[target] !== undefined && !file.startsWith(PARSERS[target]),
    )
    assert.deepEqual(wrong, [])
  })

  it('the product bundles for any platform, without externals', async () => {
    const { metafile } = await build({
      entryPoints: ['src/product.ts'],
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      loader: { '.md': 'text' },
      logLevel: 'silent',
    })
    assert.deepEqual(
      Object.values(metafile.inputs).flatMap(({ imports: all }) =>
        all.filter(({ external }) => external).map(({ path: name }) => name),
      ),
      [],
    )
  })
})
