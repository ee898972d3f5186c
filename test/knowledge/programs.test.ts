import assert from 'node:assert/strict'
import { runsPlainProgramsOnly } from '../../src/knowledge/programs/plain-programs.ts'
import { isForOthers, portService, riskyPortWithin } from '../../src/knowledge/programs/ports.ts'

describe('knowledge: ports', () => {
  it('knows what listens', () => {
    const cases: Readonly<Record<number, string>> = {
      22: 'remote-shell',
      23: 'remote-shell',
      3389: 'remote-shell',
      5900: 'remote-shell',
      2375: 'engine-api',
      2376: 'engine-api',
      3306: 'database',
      5432: 'database',
      6379: 'database',
      27017: 'database',
      9200: 'database',
      11211: 'database',
      5601: 'admin',
      15672: 'admin',
      9000: 'admin',
      80: 'ordinary',
      443: 'ordinary',
      8080: 'ordinary',
    }
    for (const [port, risk] of Object.entries(cases)) assert.equal(portService(Number(port)).risk, risk, port)
    assert.equal(portService(5432).name, 'PostgreSQL')
  })

  it('knows what is made for other machines, by protocol', () => {
    assert.ok(isForOthers(51820, 'udp') && isForOthers(25, 'tcp') && isForOthers(53, 'tcp') && isForOthers(53, 'udp'))
    assert.ok(isForOthers(8333, 'tcp') && isForOthers(21027, 'udp') && isForOthers(51413, 'udp'))
    assert.ok(!isForOthers(8332, 'tcp') && !isForOthers(5001, 'tcp'))
    assert.ok(!isForOthers(51820, 'tcp') && !isForOthers(5432, 'tcp') && !isForOthers(22, 'udp'))
  })

  it('finds the riskiest port of a range', () => {
    assert.equal(riskyPortWithin(20, 25)?.port, 22)
    assert.equal(riskyPortWithin(1, 65535)?.risk, 'engine-api')
    assert.equal(riskyPortWithin(23, 23)?.name, 'Telnet')
    assert.equal(riskyPortWithin(80, 443), undefined)
  })
})

describe('knowledge: plain programs', () => {
  it('knows scripts that handle files alone, and is careful with all others', () => {
    for (const text of ['mkdir -p /a && chmod 755 /a', 'A=b cp x y; rm x', 'echo hi > /f\ncat /f | tr a b']) {
      assert.ok(runsPlainProgramsOnly(text), text)
    }
    for (const text of [
      'useradd a',
      './x.sh',
      'echo $(curl x)',
      'echo a >> /etc/passwd',
      'true && bash x',
      'cat <<EOF',
      '{ x; }',
    ]) {
      assert.ok(!runsPlainProgramsOnly(text), text)
    }
  })
})
