/** What listens on a well-known port. */
export interface PortService {
  /** As the object of a sentence: `PostgreSQL`. */
  readonly name: string
  /**
   * `engine-api`: controls the host's workloads; `remote-shell`: logs in to a machine; `database`: holds data; `admin`: an
   * administration page or interface; `ordinary`: nothing known.
   */
  readonly risk: 'admin' | 'database' | 'engine-api' | 'remote-shell' | 'ordinary'
}

/**
 * Rows C61, C63, C64, D124 to D126 (Sonar S6473, Checkov CKV_DOCKER_1, CIS 5.7, OWASP Docker #1); the virtual machine rule
 * port-forward-sensitive.
 */
const SERVICES: ReadonlyMap<number, PortService> = new Map<number, PortService>([
  ...services('engine-api', [
    [2375, "the Docker Engine's API without encryption"],
    [2376, "the Docker Engine's API"],
    [2377, "Docker Swarm's management"],
    [4243, "the Docker Engine's API without encryption"],
    [6443, 'the Kubernetes API'],
    [10250, "the Kubernetes node's API"],
  ]),
  ...services('remote-shell', [
    [22, 'SSH'],
    [23, 'Telnet'],
    [512, 'rexec'],
    [513, 'rlogin'],
    [3389, 'Remote Desktop'],
    [5800, 'VNC over HTTP'],
    [5900, 'VNC'],
    [5901, 'VNC'],
    [5985, 'Windows Remote Management'],
    [5986, 'Windows Remote Management'],
  ]),
  ...services('database', [
    [1433, 'SQL Server'],
    [1521, 'Oracle Database'],
    [2379, 'etcd'],
    [2380, 'etcd'],
    [3306, 'MySQL'],
    [5432, 'PostgreSQL'],
    [5984, 'CouchDB'],
    [6379, 'Redis'],
    [7687, 'Neo4j'],
    [8086, 'InfluxDB'],
    [8529, 'ArangoDB'],
    [9042, 'Cassandra'],
    [9200, 'Elasticsearch'],
    [9300, 'Elasticsearch'],
    [11211, 'Memcached'],
    [27017, 'MongoDB'],
    [27018, 'MongoDB'],
    [27019, 'MongoDB'],
    [33060, 'MySQL'],
  ]),
  ...services('admin', [
    [5601, 'Kibana'],
    [7474, "Neo4j's browser"],
    [8500, 'Consul'],
    [9000, 'an administration page (Portainer, MinIO, SonarQube)'],
    [9443, 'an administration page (Portainer)'],
    [10000, 'Webmin'],
    [15672, "RabbitMQ's administration"],
  ]),
])

function services(risk: PortService['risk'], entries: readonly (readonly [number, string])[]): [number, PortService][] {
  return entries.map(([port, name]) => [port, { name, risk }])
}

/** The service that usually listens on a port; `ordinary` when none is known. */
export function portService(port: number): PortService {
  return SERVICES.get(port) ?? { name: `port ${port}`, risk: 'ordinary' }
}

/**
 * The riskiest service in a range of ports, ends included, with its port: 20 to 25 holds SSH. Undefined when none is known.
 * The table's order is the order of risk.
 */
export function riskyPortWithin(first: number, last: number): (PortService & { readonly port: number }) | undefined {
  for (const [port, service] of SERVICES) if (first <= port && port <= last) return { ...service, port }
  return undefined
}

/** Ports of services that other machines are meant to reach: bound to the loopback address they serve nobody (IANA, Service Name and Port Number Registry). */
const FOR_OTHERS: ReadonlyMap<'tcp' | 'udp' | 'sctp', ReadonlySet<number>> = new Map([
  [
    'tcp',
    // SSH and SFTP, mail, DNS, VPN, TURN, SIP, MQTT over TLS; peers of BitTorrent (Transmission's too), Syncthing, IPFS, Bitcoin, Lightning,
    // Ethereum, Monero.
    new Set([
      22, 25, 110, 143, 465, 587, 993, 995, 4190, 53, 853, 1194, 1723, 3478, 5349, 5060, 5061, 8883, 6881, 51413, 22000,
      4001, 8333, 18333, 9735, 30303, 18080,
    ]),
  ],
  [
    'udp',
    // DNS, DHCP, NTP, IPsec, L2TP, OpenVPN, WireGuard, TURN, SIP; peers of BitTorrent, Syncthing, IPFS, Ethereum.
    new Set([
      53, 853, 67, 68, 69, 123, 500, 4500, 1701, 1194, 51820, 3478, 5349, 5060, 6881, 51413, 22000, 21027, 4001, 30303,
    ]),
  ],
])

/** Whether a port is usually that of a service for other machines: VPN, mail, names, SSH, peers of a network of equals. */
export function isForOthers(port: number, protocol: 'tcp' | 'udp' | 'sctp'): boolean {
  return FOR_OTHERS.get(protocol)?.has(port) ?? false
}
