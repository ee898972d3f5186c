// The real parser reads whatever it read before a fix: asked for every example of the pages, and for real files.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { applyEdits } from '../../src/core/edit.ts'
import { examplesOf } from '../../src/engine/page.ts'
import { product } from '../product.ts'
import { hasShared, realFiles, SKIPPED } from '../corpus/shared.ts'
import { tool } from '../setup/tools.mjs'
import { analyzeExample, type Case } from './example.ts'

const PROFILES = '/etc/apparmor.d'
/** Of the real files, every this many-th has its fixes tried. */
const EVERY = 60

describe('apparmor_parser after fixes', function () {
  let parser = ''
  let tree = ''

  before(async function () {
    this.timeout(300_000)
    const found = await tool('apparmor_parser', 'apparmor')
    if (found === undefined || !existsSync(`${PROFILES}/abi/3.0`)) this.skip()
    parser = found
    tree = mkdtempSync(path.join(tmpdir(), 'ringfence-apparmor-'))
    cpSync(PROFILES, tree, { recursive: true })
    // Older releases lack the newer sets; as features the oldest does for reading.
    for (const abi of ['4.0', '5.0']) {
      if (!existsSync(`${tree}/abi/${abi}`)) cpSync(`${tree}/abi/3.0`, `${tree}/abi/${abi}`)
    }
  })

  after(() => {
    if (tree) rmSync(tree, { recursive: true })
  })

  /** Whether the parser compiles a text, without loading or caching anything. Some inputs have it run for ever. */
  const compiles = (text: string): boolean => {
    const features = `${tree}/abi/3.0`
    const { status } = spawnSync(parser, ['--config-file=/dev/null', '-M', features, '-Q', '-K', '-S', '-I', tree], {
      input: text,
      timeout: 10_000,
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    return status === 0
  }

  /** The fixes after which the parser refuses what it read before; undefined where it did not read it. */
  const refusals = (example: Case): readonly string[] | undefined => {
    if (!compiles(example.text)) return undefined
    return analyzeExample(example, example.text).findings.flatMap((finding) =>
      finding.fixes
        .filter(({ edits }) => !compiles(applyEdits(example.text, edits)))
        .map(({ title }) => `${finding.rule} "${title}" in\n${example.text}`),
    )
  }

  it('reads every example it read before', () => {
    const examples = product.rules
      .flatMap(({ page }) => examplesOf(page))
      .filter(
        ({ language, role, file }) => language === 'apparmor' && role === 'bad' && !file.includes('/abstractions/'),
      )
    const answers = examples.map(refusals).filter((answer) => answer !== undefined)
    assert.ok(
      answers.length > examples.length / 2,
      `only ${answers.length} of ${examples.length} examples are read at all`,
    )
    assert.deepEqual(answers.flat(), [])
  }).timeout(600_000)

  it('refuses what the rules for refused profiles name, and reads it once it is repaired', () => {
    for (const id of [
      'write-and-append',
      'transition-missing',
      'transition-in-deny',
      'bare-file-deny',
      'conflicting-transitions',
      'unknown-capability',
      'undeclared-variable',
      'include-like-comment',
    ]) {
      for (const { role, text } of examplesOf(product.rule(id)?.page ?? '')) {
        assert.equal(compiles(text), role !== 'bad', `${id}:\n${text}`)
      }
    }
  }).timeout(120_000)

  it(
    hasShared ? `reads the real files it read before (every ${EVERY}th)` : `reads real files (${SKIPPED})`,
    function () {
      if (!hasShared) this.skip()
      const answers = realFiles('apparmor', EVERY).map(({ text }) =>
        refusals({ file: 'apparmor.d/profile', text, beside: [] }),
      )
      assert.deepEqual(
        answers.flatMap((answer) => answer ?? []),
        [],
      )
    },
  ).timeout(600_000)
})
