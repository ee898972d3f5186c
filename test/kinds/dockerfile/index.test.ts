import assert from 'node:assert/strict'
import { judge, only } from '../../engine/support.ts'

const problems = (text: string): readonly string[] =>
  judge('Dockerfile', text, only('syntax-error')).findings.map(({ evidence }) => evidence)

describe('a Dockerfile that is a template', () => {
  it('is called one, once', () => {
    assert.deepEqual(
      problems('{{ if .slim }}\nFROM debian:{{ .version }}-slim\n{{ else }}\nFROM debian\n{{ end }}\n'),
      ['template'],
    )
  })
  it('is none because a command takes marks of its own', () => {
    assert.deepEqual(problems("FROM docker:28\nRUN docker inspect -f '{{.Id}}' x\n"), [])
    assert.equal(problems("FROM docker:28\nRUN docker inspect -f '{{.Id}}' x\nRUNN y\n").length, 1)
    assert.doesNotMatch(problems("FROM docker:28\nRUN docker inspect -f '{{.Id}}' x\nRUNN y\n")[0] ?? '', /template/)
  })
})
