import assert from 'node:assert/strict'
import { readDotenv } from '../../src/syntax/dotenv.ts'

describe('.env files', () => {
  const values = (text: string): Record<string, string> =>
    Object.fromEntries(readDotenv(text).map(({ name, value }) => [name, value]))

  it('are read as Docker Compose reads them', () => {
    assert.deepEqual(
      values(
        'A=1\n# no=1\n  export B = two words # note\nC: 3\r\nD=\nE="x # y" # z\nF=\'$A\\n\'\nG="a\\nb\\"c"\nH=a#b\nnot a line\n=x\n',
      ),
      {
        A: '1',
        B: 'two words',
        C: '3',
        D: '',
        E: 'x # y',
        F: '$A\\n',
        G: 'a\nb"c',
        H: 'a#b',
      },
    )
  })

  it('have values of several lines between quotes, and know an open one', () => {
    assert.deepEqual(values('A="one\ntwo"\nB=1\n'), { A: 'one\ntwo', B: '1' })
    assert.deepEqual(values('A="one\nB=2\n'), { A: '"one', B: '2' })
    assert.deepEqual(
      readDotenv("A='$B'\nC=$B").map(({ interpolated }) => interpolated),
      [false, true],
    )
  })
})
