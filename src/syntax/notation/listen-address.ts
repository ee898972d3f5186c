/**
 * Who reaches what listens on an address: `all` for the unspecified addresses (every interface), `loopback` for the machine
 * itself, `one` for anything else. RFC 4291 2.5.2, 2.5.3 and 2.5.5.2 (IPv4 in IPv6), RFC 1122 3.2.1.3.
 * @param address without brackets; '' stands for none, which means every interface
 */
export function addressReach(address: string): 'all' | 'loopback' | 'one' {
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/^[0:]*:ffff:(?=[\d.]+$)/, '')
    .replace(/^[0:]*:ffff:0+:0+$/, '0.0.0.0')
    .replace(/^[0:]*:ffff:7f[\da-f]{2}:[\da-f]+$/, '127.0.0.1')
  if (
    plain === '' ||
    plain === '*' ||
    plain === '0' ||
    plain === '0.0.0.0' ||
    (plain.includes(':') && /^[0:]+$/.test(plain))
  ) {
    return 'all'
  }
  return plain === 'localhost' || /^127\.\d+\.\d+\.\d+$/.test(plain) || /^[0:]*:0*1$/.test(plain) ? 'loopback' : 'one'
}
