// What libvirt's own schema takes before a fix, it takes after it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { applyEdits } from '../../../src/core/edit.ts'
import { examplesOf } from '../../../src/engine/page.ts'
import { product } from '../../product.ts'
import { hasShared, realFiles } from '../../corpus/shared.ts'
import { judge } from '../../engine/support.ts'
import { tool } from '../../setup/tools.mjs'

const SCHEMA = '/usr/share/libvirt/schemas/domain.rng'
/** Of the real files, every this many-th has each of its fixes tried. */
const EVERY = 8
/** How long one run of the validator may take. */
const LIMIT = 60_000

describe("libvirt's schema", () => {
  let xmllint: string | undefined
  before(async function () {
    xmllint = await tool('xmllint', 'libxml2-utils')
    await tool('virt-xml-validate', 'libvirt-clients')
    if (!xmllint || !existsSync(SCHEMA)) {
      console.error("skipped: xmllint and libvirt's schema are not installed")
      this.skip()
    }
  })

  /** Whether each text is valid, by one run of the validator for many. */
  function valid(texts: readonly string[]): readonly boolean[] {
    const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-schema-'))
    try {
      const names = texts.map((_, index) => path.join(folder, `${index}.xml`))
      texts.forEach((text, index) => {
        writeFileSync(names[index] ?? '', text)
      })
      const passed = new Set<string>()
      for (let from = 0; from < names.length; from += 100) {
        const { stderr, error } = spawnSync(
          xmllint ?? '',
          ['--noout', '--nonet', '--relaxng', SCHEMA, ...names.slice(from, from + 100)],
          { encoding: 'utf8', timeout: LIMIT, maxBuffer: 100_000_000 },
        )
        if (error) throw error
        for (const match of stderr.matchAll(/^(.*) validates$/gm)) passed.add(match[1] ?? '')
      }
      return names.map((name) => passed.has(name))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  function check(texts: readonly { readonly name: string; readonly text: string }[]): void {
    const before = valid(texts.map(({ text }) => text))
    const tries = texts
      .filter((_, index) => before[index])
      .flatMap(({ name, text }) =>
        judge('domain.xml', text, { presets: ['strict'] }).findings.flatMap(({ rule, fixes }) =>
          fixes.map((fix) => ({ name: `${name}: ${rule}, ${fix.title}`, text: applyEdits(text, fix.edits) })),
        ),
      )
    assert.ok(tries.length > 0)
    const after = valid(tries.map(({ text }) => text))
    assert.deepEqual(
      tries.filter((_, index) => !after[index]).map(({ name }) => name),
      [],
    )
  }

  it('takes every example after every fix', () => {
    check(
      product.rules.flatMap(({ rule, page }) =>
        examplesOf(page)
          .filter(({ file, role }) => file === 'domain.xml' && role === 'bad')
          .map(({ text, line }) => ({ name: `${rule.id}:${line}`, text })),
      ),
    )
  }).timeout(LIMIT * 5)

  it(`takes real files after every fix (every ${EVERY}th file)`, function () {
    if (!hasShared) this.skip()
    check(realFiles('libvirt', EVERY))
  }).timeout(LIMIT * 5)
})
