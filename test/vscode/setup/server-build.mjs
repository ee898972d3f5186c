// @ts-check
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withLock } from '../../setup/lock.mjs'
import { npm, unpackPackage } from './npm-package.mjs'
import { NODE, RIPGREP, SERVER_BUILDS } from './pins.mjs'

const platform = `${process.platform}-${process.arch}`

/**
 * Puts a pinned VS Code server build, and a Node that can run it, into `cache`; does nothing when they are there.
 * No install script runs and nothing is compiled.
 * @param {string} version  of code-server, one of SERVER_BUILDS
 * @param {string} cache    a folder, created when missing
 * @returns {Promise<{ serverDir: string, node: string }>}
 */
export async function serverBuild(version, cache) {
  const build = SERVER_BUILDS[version]
  if (!build)
    throw new Error(`there is no pinned code-server ${version}, only ${Object.keys(SERVER_BUILDS).join(', ')}`)
  mkdirSync(cache, { recursive: true })
  return withLock(path.join(cache, 'setup.lock'), () => ({
    node: Number(process.versions.node.split('.')[0]) >= build.node ? process.execPath : fetchNode(build.node, cache),
    serverDir: fetchServer(version, build.integrity, cache),
  }))
}

/** @param {number} needed @param {string} cache */
function fetchNode(needed, cache) {
  const integrity = NODE.integrity[platform]
  if (!integrity)
    throw new Error(`this VS Code needs Node ${needed}: run the tests with it (this is ${process.version})`)
  const dir = path.join(cache, `node-${NODE.version}`)
  if (!existsSync(dir)) {
    console.error(`fetching Node ${NODE.version}`)
    unpackPackage({ spec: `node-${platform}@${NODE.version}`, integrity, folder: 'package/bin', into: dir })
  }
  return path.join(dir, 'node')
}

/** @param {string} version @param {string} integrity @param {string} cache */
function fetchServer(version, integrity, cache) {
  const dir = path.join(cache, `code-server-${version}`)
  if (!existsSync(dir)) {
    console.error(`fetching code-server ${version}`)
    unpackPackage({
      spec: `code-server@${version}`,
      integrity,
      folder: 'package/lib/vscode',
      into: dir,
      prepare: completeServer,
    })
  }
  return dir
}

/** Not needed to test an extension, and large or talkative at start-up. */
const UNUSED = [
  'extensions/copilot',
  'extensions/github',
  'extensions/github-authentication',
  'extensions/mermaid-markdown-features',
  'extensions/microsoft-authentication',
  'extensions/tunnel-forwarding',
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
]

/**
 * Adds the server's dependencies to the unpacked package.
 * @param {string} dir
 */
function completeServer(dir) {
  npm(['install', '--silent', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'], dir)
  for (const [name, code] of Object.entries(REPLACED)) {
    const file = path.join(dir, 'node_modules', name, 'index.js')
    if (existsSync(file)) writeFileSync(file, code)
  }
  for (const unused of UNUSED) rmSync(path.join(dir, unused), { recursive: true, force: true })

  const everyPlatform = path.join(dir, 'node_modules/@vscode/ripgrep-universal/bin')
  if (existsSync(everyPlatform)) {
    for (const other of readdirSync(everyPlatform)) {
      if (other !== platform) rmSync(path.join(everyPlatform, other), { recursive: true })
    }
  }
  const fetchedByScript = path.join(dir, 'node_modules/@vscode/ripgrep/bin')
  if (existsSync(path.dirname(fetchedByScript)) && !existsSync(fetchedByScript)) {
    const { version, integrity } = RIPGREP
    unpackPackage({
      spec: `@vscode/ripgrep-universal@${version}`,
      integrity,
      folder: `package/bin/${platform}`,
      into: fetchedByScript,
    })
  }
}

/** Native modules that want a compiler, in plain JavaScript. Exports one by one: ES modules find them by reading. */
const SPDLOG = `
const fs = require('fs'), path = require('path');
const names = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
class Logger {
  constructor(_type, _name, file) { this.file = file; this.level = 2; fs.mkdirSync(path.dirname(file), { recursive: true }); }
  setLevel(n) { this.level = n; } getLevel() { return this.level; }
  setPattern() { this.raw = false; } clearFormatters() { this.raw = true; } flush() {} drop() {}
}
names.forEach((n, i) => { Logger.prototype[n] = function (text) {
  if (i < this.level) return;
  try { fs.appendFileSync(this.file, this.raw ? text : new Date().toISOString() + ' [' + n + '] ' + text + '\\n'); } catch {}
}; });
const create = async (name, file) => new Logger('rotating', name, file);
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`
const WATCHDOG = 'exports.start = () => {}; exports.exit = (code) => process.exit(code || 0);'
/** @type {Readonly<Record<string, string>>} */
const REPLACED = { '@vscode/spdlog': SPDLOG, 'native-watchdog': WATCHDOG, '@vscode/native-watchdog': WATCHDOG }
