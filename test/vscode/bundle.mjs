// @ts-check
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { MARK, OPTIONS_FILE, RESULT_FILE } from './runs/protocol.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  target: 'es2022',
  sourcemap: 'inline',
  logLevel: 'warning',
  define: { RUN_PROTOCOL: JSON.stringify({ mark: MARK, optionsFile: OPTIONS_FILE, resultFile: RESULT_FILE }) },
}

/**
 * Bundles the suites for their hosts.
 * @param {string} out  a folder inside the checkout: the bundles find mocha and playwright-core in its node_modules
 * @returns {Promise<{ node: string, web: string, ui: string[] }>} the test entries of both extension hosts, the UI scripts
 */
export async function bundleSuites(out) {
  mkdirSync(out, { recursive: true })
  writeFileSync(path.join(out, 'package.json'), '{ "type": "commonjs" }\n') // whatever the checkout's own says
  const [, , ui] = await Promise.all([
    bundleNode(path.join(out, 'suite')),
    bundleWeb(path.join(out, 'web')),
    bundleUi(path.join(out, 'ui')),
  ])
  return { node: path.join(out, 'suite/index.js'), web: path.join(out, 'web/index.js'), ui }
}

/** @param {string} folder @param {string} ending */
const sources = (folder, ending) =>
  readdirSync(path.join(here, folder))
    .filter((file) => file.endsWith(ending))
    .sort()

/** @param {string} outdir */
async function bundleNode(outdir) {
  const tests = sources('suite', '.test.ts')
  await build({
    ...common,
    entryPoints: ['index.ts', ...tests].map((file) => path.join(here, 'suite', file)),
    outdir,
    format: 'cjs',
    platform: 'node',
    external: ['vscode', 'mocha'],
  })
  removeOthers(outdir, ['index.js', ...tests.map((file) => file.replace(/\.ts$/, '.js'))])
}

/**
 * One file with all the tests: a web worker cannot load more. They come after mocha's globals, hence `import()`.
 * @param {string} outdir
 */
async function bundleWeb(outdir) {
  const imports = sources('web', '.test.ts').map((file) => `import(${JSON.stringify(`./${file}`)})`)
  await build({
    ...common,
    stdin: {
      contents: `import { runSuites } from './index.ts'\nexport const run = () => runSuites(() => Promise.all([${imports}]))\n`,
      resolveDir: path.join(here, 'web'),
      sourcefile: 'all-tests.ts',
      loader: 'ts',
    },
    outfile: path.join(outdir, 'index.js'),
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
    define: { ...common.define, global: 'globalThis' },
  })
}

/** @param {string} outdir */
async function bundleUi(outdir) {
  const scripts = sources('ui', '.e2e.ts')
  await build({
    ...common,
    entryPoints: scripts.map((file) => path.join(here, 'ui', file)),
    outdir,
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    platform: 'node',
    packages: 'external',
  })
  const bundles = scripts.map((file) => file.replace(/\.ts$/, '.mjs'))
  removeOthers(outdir, bundles)
  return bundles.map((file) => path.join(outdir, file))
}

/**
 * A bundle whose source was removed must not run any more.
 * @param {string} folder
 * @param {readonly string[]} wanted
 */
function removeOthers(folder, wanted) {
  for (const file of readdirSync(folder))
    if (!wanted.includes(file)) rmSync(path.join(folder, file), { recursive: true })
}
