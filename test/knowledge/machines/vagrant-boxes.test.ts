// Which system the name of a box speaks of, and whether it is past its end of life.
import assert from 'node:assert/strict'
import { boxEndOfLife } from '../../../src/knowledge/images/end-of-life.ts'

/** Names of boxes, and the product that is past its end of life. */
const BOXES: readonly (readonly [name: string, product: string | undefined])[] = [
  ['ubuntu/trusty64', 'Ubuntu 14.04'],
  ['hashicorp/precise64', 'Ubuntu 12.04'],
  ['geerlingguy/ubuntu1604', 'Ubuntu 16.04'],
  ['bento/ubuntu-18.04', 'Ubuntu 18.04'],
  ['debian/buster64', 'Debian 10'],
  ['generic/debian10', 'Debian 10'],
  ['debian-7.8-amd64', 'Debian 7'],
  ['generic/alpine38', 'Alpine Linux 3.8'],
  ['bento/centos-7.3', 'CentOS Linux'],
  ['boxcutter/centos72', 'CentOS Linux'],
  ['centos/7', 'CentOS Linux'],
  ['debian/bookworm64', undefined],
  ['bento/ubuntu-24.04', undefined],
  ['centos/stream9', undefined],
  ['generic/centos9s', undefined],
  ['centos64', undefined],
  ['ubuntu-6.5-amd64', undefined],
  ['someone/app', undefined],
  ['', undefined],
  ['mytrustyserver', undefined],
]

describe('Vagrant boxes', () => {
  for (const [name, product] of BOXES) {
    it(`"${name}": ${product ?? 'nothing is known against it'}`, () =>
      assert.equal(boxEndOfLife(name)?.product, product))
  }
})
