// Builds everything Ringfence ships, and the tests; runs the development scripts of src/dev.
//
//   node esbuild.mjs build [--production]    dist/: command line, language server, extension (node and browser)
//   node esbuild.mjs watch                   the same, again after each change
//   node esbuild.mjs tests                   out/test/
//   node esbuild.mjs run src/dev/NAME.ts …   bundles a script and runs it with the arguments that follow
import { spawnSync } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { build, context } from 'esbuild'

const [command = 'build', ...rest] = process.argv.slice(2)
const production = rest.includes('--production')

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  target: 'es2022',
  logLevel: 'warning',
  loader: { '.md': 'text' },
  sourcemap: !production,
  minify: production,
  legalComments: 'none',
  // Without this esbuild takes the UMD builds of some packages, which it cannot see through.
  mainFields: ['module', 'main'],
}

/** Packages in Node's older form of modules count on these names. */
const COMMONJS = `
import { createRequire as ringfenceRequire } from 'node:module'
import ringfencePath from 'node:path'
import { fileURLToPath as ringfenceFile } from 'node:url'
const require = ringfenceRequire(import.meta.url)
const __filename = ringfenceFile(import.meta.url)
const __dirname = ringfencePath.dirname(__filename)
`.trim()

/** @type {readonly import('esbuild').BuildOptions[]} */
const products = [
  {
    ...shared,
    // In pieces, so that what a run does not need is never read: kinds, their rules, the pages, the language server.
    entryPoints: { cli: 'src/cli/main.ts', 'server/node': 'src/server/node.ts' },
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    format: 'esm',
    splitting: true,
    banner: { js: COMMONJS },
  },
  {
    ...shared,
    entryPoints: { browser: 'src/server/browser.ts' },
    outdir: 'dist/server',
    platform: 'browser',
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
  },
  {
    ...shared,
    entryPoints: { node: 'src/extension/node.ts' },
    outdir: 'dist/extension',
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...shared,
    entryPoints: { browser: 'src/extension/browser.ts' },
    outdir: 'dist/extension',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    mainFields: ['browser', 'module', 'main'],
  },
]

/** What the package manager links as `ringfence`. */
const START = "#!/usr/bin/env node\nimport('./cli.mjs')\n"

/**
 * The licences of the packages that are bundled, which ask to travel with the code.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
async function licences(metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs))
  const folders = [
    ...new Set(
      inputs
        .map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0])
        .filter((folder) => folder !== undefined),
    ),
  ].sort()
  const texts = await Promise.all(
    folders.map(async (folder) => {
      const { name, version, license, author } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
      const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry))
      // A package without the text names its licence and its author at least.
      const text = file
        ? (await readFile(path.join(folder, file), 'utf8')).trim()
        : `${license}, by ${author?.name ?? author}`
      return `${name} ${version}\n\n${text}\n`
    }),
  )
  await writeFile('dist/third-party-licenses.txt', texts.join(`\n${'-'.repeat(80)}\n\n`))
}

/** Test files by their path below test/; those under test/vscode run in an editor and are bundled by its own runner. */
async function testFiles() {
  const names = await readdir('test', { recursive: true })
  return names
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith('vscode' + path.sep))
    .map((name) => path.join('test', name))
}

/** @type {Record<string, () => Promise<void>>} */
const commands = {
  async build() {
    await rm('dist', { recursive: true, force: true })
    const built = await Promise.all(products.map((options) => build({ ...options, metafile: true })))
    await licences(built.map(({ metafile }) => metafile))
    await writeFile('dist/cli.js', START)
  },
  async watch() {
    for (const options of products) await (await context({ ...options, logLevel: 'info' })).watch()
    await writeFile('dist/cli.js', START)
  },
  async tests() {
    await rm('out/test', { recursive: true, force: true })
    await build({
      ...shared,
      entryPoints: await testFiles(),
      outbase: 'test',
      outdir: 'out/test',
      outExtension: { '.js': '.mjs' },
      platform: 'node',
      format: 'esm',
      splitting: true,
      packages: 'external',
      minify: false,
      sourcemap: true,
    })
  },
  async run() {
    const [script = '', ...args] = rest
    const outfile = path.join('out/dev', path.basename(script, '.ts') + '.mjs')
    await build({
      ...shared,
      entryPoints: [script],
      outfile,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      minify: false,
      sourcemap: true,
    })
    const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...args], { stdio: 'inherit' })
    process.exitCode = status ?? 1
  },
}

const chosen = commands[command]
if (!chosen) throw new Error(`esbuild.mjs does not know "${command}"; it knows ${Object.keys(commands).join(', ')}`)
await chosen()
