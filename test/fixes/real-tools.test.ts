// What the real tool of a format takes before fixes, it takes after them: every example of the pages, and the samples.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { examplesOf } from '../../src/engine/page.ts'
import { product } from '../product.ts'
import type { Case } from '../rules/example.ts'
import { brokenBy, READERS, type Reader } from './readers.ts'
import { hardenings, PRESETS, singleFixes, wholeFix, type Trial } from './trials.ts'

/** The names that the samples' files have, where they are others than the examples'. */
const SAMPLES: Readonly<Record<string, RegExp>> = {
  'compose.yaml': /^compose\.yaml$/,
  Dockerfile: /^Dockerfile$/,
  'apparmor.d/profile': /^apparmor\.d\/[^/]+$/,
  'policy.te': /\.te$/,
  'policy.cil': /\.cil$/,
  'domain.xml': /\.xml$/,
  'machine.vbox': /\.vbox$/,
  Vagrantfile: /^Vagrantfile$/,
}

for (const [file, find] of Object.entries(READERS)) {
  describe(`fixes of ${file} and its real tool`, () => {
    let read: Reader | undefined
    before(async function () {
      read = await find()
      if (!read) {
        console.error(`skipped: the real tool for ${file} cannot be had here`)
        this.skip()
      }
    })

    it('leave every example as readable as it was', async () => {
      const trials = product.rules.flatMap(({ rule, page }) =>
        examplesOf(page)
          .filter((example) => example.role === 'bad' && example.file === file && example.beside.length === 0)
          .flatMap((example) => trialsOf(`${rule.id}.md:${example.line}`, example)),
      )
      const { broken, taken } = await brokenBy(read!, trials)
      assert.ok(taken > trials.length / 3, `the tool takes only ${taken} of ${trials.length} examples`)
      assert.deepEqual(broken, [])
    })

    it('leave the samples as readable as they were', async () => {
      const trials = samples(file).flatMap((one) => trialsOf(`samples/${one.file}`, one))
      assert.deepEqual((await brokenBy(read!, trials)).broken, [])
    })
  })
}

function trialsOf(name: string, example: Case): readonly Trial[] {
  return [
    ...singleFixes(name, example),
    ...PRESETS.map((presets) => wholeFix(name, example, presets)),
    ...hardenings(name, example),
  ]
}

function samples(file: string): readonly Case[] {
  const folder = 'samples/weak'
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => SAMPLES[file]?.test(name))
    .map((name) => ({ file: name, beside: [], text: readFileSync(path.join(folder, name), 'utf8') }))
}
