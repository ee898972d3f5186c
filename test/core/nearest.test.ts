import assert from 'node:assert/strict'
import { nearest } from '../../src/core/nearest.ts'

describe('nearest', () => {
  const cases: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ['privleged', ['privileged', 'private'], 'privileged'],
    ['PRESET', ['preset'], 'preset'],
    ['preset', ['Preset'], 'Preset'],
    ['ofn', ['on', 'off'], 'on'],
    ['ofn', ['off', 'onn'], 'off'],
    ['no', ['on'], 'on'],
    ['hihg', ['high'], 'high'],
    ['nxgixn', ['nginx'], 'nginx'],
    ['badcfe', ['abcdef'], undefined],
    ['sevrices', ['services'], 'services'],
    ['x', ['on'], undefined],
    ['x', ['y'], 'y'],
    ['ab', ['xy'], undefined],
    ['abcdef', ['abcdxy'], 'abcdxy'],
    ['abcdef', ['abcxyz'], undefined],
    ['abc', ['abd', 'abe'], 'abd'],
    ['abc', ['abxy', 'abd'], 'abd'],
    ['a', [], undefined],
    ['a'.repeat(100) + 'b'.repeat(50), ['a'.repeat(100)], 'a'.repeat(100)],
  ]
  for (const [name, names, expected] of cases) {
    it(`takes ${name.slice(0, 20)} among ${String(names.map((one) => one.slice(0, 20)))} for ${expected?.slice(0, 20) ?? 'none'}`, () =>
      assert.equal(nearest(name, names), expected))
  }
})
