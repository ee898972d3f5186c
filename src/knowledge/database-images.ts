import { parseImageReference } from './image-reference.ts'

/** Servers that hold data, by the last part of their images' names. */
const DATABASES: ReadonlySet<string> = new Set([
  'postgres',
  'postgresql',
  'postgis',
  'pgvector',
  'timescaledb',
  'mysql',
  'mysql-server',
  'mariadb',
  'percona',
  'percona-server',
  'mongo',
  'mongodb',
  'mongodb-community-server',
  'redis',
  'redis-stack-server',
  'valkey',
  'keydb',
  'memcached',
  'cassandra',
  'scylla',
  'couchdb',
  'neo4j',
  'influxdb',
  'elasticsearch',
  'opensearch',
  'clickhouse',
  'clickhouse-server',
  'cockroach',
  'rethinkdb',
  'arangodb',
  'etcd',
])

/** Whether an image is that of a database, by its name; false where it has none. */
export function isDatabase(reference: string | undefined): boolean {
  const name = reference === undefined ? undefined : parseImageReference(reference)?.repository
  return name !== undefined && DATABASES.has(name.slice(name.lastIndexOf('/') + 1))
}
