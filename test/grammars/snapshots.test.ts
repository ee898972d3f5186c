// Every grammar colours its samples as the snapshot beside them says. `npm run snapshots` writes them; read the difference.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { assertSnapshot } from '../setup/snapshot.ts'
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
      it(`${scope} colours ${name} as its snapshot shows`, async () => {
        const file = path.join(SAMPLES, name)
        const { snapshot, invalid, whole } = await colour(scope, readFileSync(file, 'utf8'))
        assertSnapshot(`${file}.snap`, snapshot)
        assert.deepEqual(invalid, [])
        assert.ok(whole, 'something is left open at the end')
      })
    }
  }
})
