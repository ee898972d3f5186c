// What checkmodule refuses in a plain module is a problem to our reader, and what it reads is none.
import assert from 'node:assert/strict'
import { readPolicy } from '../../../src/syntax/selinux/index.ts'
import { checkmodule } from '../../setup/selinux-compilers.ts'

const HEAD = `module m 1.0;
require {
	class file { read write };
	class process { signal transition };
	type a_t, b_t;
	attribute at;
	role a_r, b_r;
	bool on;
}
`

const STATEMENTS = [
  'allow a_t b_t:file read;',
  'allow a_t b_t:file { };',
  'allow a_t b_t:{ } read;',
  'allow { } b_t:file read;',
  'allow a_t { }:file read;',
  'allow a_t b_t:file ~{ };',
  'allow a_t b_t:file { { } read };',
  'allow a_t b_t:file { # read\n};',
  'neverallow a_t b_t:file { };',
  'dontaudit a_t b_t:file {\n};',
  'typeattribute { } at;',
  'type_transition { } b_t:process a_t;',
  'role a_r types { };',
  'allow a_r { };',
  'if (on) { }',
  'if (on) { allow a_t b_t:file read; } else { }',
  'if (on) { allow a_t b_t:file { }; }',
  'allow a_r b_r;',
  'dontaudit a_r b_r;',
  'auditallow a_r b_r;',
  'neverallow a_r b_r;',
  'allow a_t b_t file read;',
  'allow a_t b_t:file;',
  'lone_word;',
  'alow a_t b_t:file read;',
  'allow { a_t -b_t } b_t:file read;',
]

describe('SELinux policy and checkmodule', () => {
  it('agree on what can be read', async function () {
    const judge = await checkmodule()
    if (!judge) return void this.skip()
    const taken = judge(STATEMENTS.map((statement) => `${HEAD}${statement}\n`))
    assert.deepEqual(
      STATEMENTS.map((statement) => {
        const { problems, nodes } = readPolicy(`${HEAD}${statement}\n`)
        return [statement, problems.length === 0 && !nodes.some(({ type }) => type === 'stray')]
      }),
      STATEMENTS.map((statement, i) => [statement, taken[i]]),
    )
  })
})
