import assert from 'node:assert/strict'
import { addressReach } from '../../src/knowledge/addresses.ts'

const CASES = {
  all: ['', '0.0.0.0', '0', '*', '::', '[::]', '::0', '0:0:0:0:0:0:0:0', '::ffff:0.0.0.0', ' 0.0.0.0 '],
  loopback: ['127.0.0.1', '127.0.1.1', '::1', '[::1]', '0:0:0:0:0:0:0:1', 'localhost', '::ffff:127.0.0.1'],
  one: ['192.168.7.2', '10.0.0.0', 'fe80::1', '2001:db8::', 'host.example.org', '12.7.0.1'],
} as const

describe('listen addresses', () => {
  for (const [reach, addresses] of Object.entries(CASES)) {
    for (const address of addresses) {
      it(`"${address}" reaches ${reach}`, () => assert.equal(addressReach(address), reach))
    }
  }
})
