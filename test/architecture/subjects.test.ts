// Where a rule lives follows from the facts it listens to; what rules share lies apart.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { product } from '../product.ts'
import { SUBJECTS, subjectOf } from '../../src/rules/subjects.ts'
import { declaredFacts } from './facts.ts'

const ROOT = 'src/rules'
const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const folderOf = new Map(
  folders.flatMap(({ name }) =>
    readdirSync(path.join(ROOT, name)).map((file) => [path.parse(file).name, name] as const),
  ),
)

describe('the folders of rules', () => {
  it('are the subjects, and what rules share', () => {
    assert.deepEqual(folders.map(({ name }) => name).sort(), [...Object.keys(SUBJECTS), 'shared'].sort())
  })

  it('hold rules by the first fact they listen to', () => {
    const wrong = product.rules.filter(({ rule }) => subjectOf(rule.facts[0] ?? '') !== folderOf.get(rule.id))
    assert.deepEqual(
      wrong.map(({ rule }) => rule.id),
      [],
    )
  })

  it('hold rules with their pages, and nothing else', () => {
    const alone = Object.keys(SUBJECTS).flatMap((subject) =>
      readdirSync(path.join(ROOT, subject)).filter((file) => {
        if (file === 'index.generated.ts') return false
        const { name, ext } = path.parse(file)
        return !existsSync(path.join(ROOT, subject, name + (ext === '.ts' ? '.md' : '.ts')))
      }),
    )
    assert.deepEqual(alone, [])
  })

  it('share code in rooms of the same names', () => {
    const rooms = readdirSync(path.join(ROOT, 'shared'))
    assert.deepEqual(
      rooms.filter((room) => !(room in SUBJECTS)),
      [],
    )
  })

  it('have a place for every fact', () => {
    const facts = declaredFacts()
    assert.ok(facts.includes('workload') && facts.includes('compose.service'))
    assert.deepEqual(
      facts.filter((fact) => subjectOf(fact) === undefined),
      [],
    )
  })
})
