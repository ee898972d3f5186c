// Every grammar colours its samples as the snapshot beside them says. UPDATE_SNAPSHOTS=1 writes them anew; read the difference.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { colour, GRAMMARS } from './tokens.ts'

const SAMPLES = 'test/grammars/samples'
const files = readdirSync(SAMPLES).filter((name) => !name.endsWith('.snap'))

describe('grammars', () => {
  for (const { scope, extensions } of GRAMMARS) {
    const own = files.filter((name) => extensions.includes(path.extname(name)))

    it(`${scope} has a sample`, () => {
      assert.notDeepEqual(own, [])
    })

    for (const name of own) {
      it(`${scope} colours ${name}`, async () => {
        const file = path.join(SAMPLES, name)
        const { snapshot, invalid, whole } = await colour(scope, readFileSync(file, 'utf8'))
        const known = `${file}.snap`
        if (process.env['UPDATE_SNAPSHOTS']) writeFileSync(known, snapshot)
        assert.equal(snapshot, readFileSync(known, 'utf8'))
        assert.deepEqual(invalid, [])
        assert.ok(whole, 'something is left open at the end')
      })
    }
  }
})
