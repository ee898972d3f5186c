import { words } from '../../core/words.ts'
import { parseImageReference, type ImageReference } from '../../syntax/notation/image-reference.ts'

// The tables hold what the images' own Dockerfiles end with (`USER` or none); names in the short form of `parseImageReference`.

/** Docker Official Images that start as root; the servers among them step down in their start script, which an overridden command skips. */
const OFFICIAL_ROOT_IMAGES: ReadonlySet<string> = new Set(
  words(`
    scratch alpine almalinux amazonlinux archlinux busybox centos clearlinux debian fedora mageia oraclelinux photon
    rockylinux ubuntu amazoncorretto bash buildpack-deps clojure composer dart docker eclipse-temurin elixir erlang
    gcc golang gradle haskell ibmjava ibm-semeru-runtimes julia maven mono node openjdk perl php pypy python r-base
    rakudo-star ruby rust sapmachine swift caddy cassandra consul couchdb drupal eclipse-mosquitto ghost httpd
    influxdb joomla mariadb mongo mysql nats neo4j nextcloud nginx percona phpmyadmin postgres rabbitmq redis redmine
    registry telegraf tomcat tomee traefik vault wordpress zookeeper
  `),
)

/** Images whose entry point starts the program through gosu, su-exec or setpriv (their docker-entrypoint.sh). */
const STEPPING_DOWN_IMAGES: ReadonlySet<string> = new Set(
  words(`
    cassandra consul couchdb ghost hashicorp/consul hashicorp/vault mariadb mongo mysql neo4j percona
    pgvector/pgvector postgis/postgis postgres rabbitmq redis timescale/timescaledb valkey/valkey vault zookeeper
  `),
)

/** Further images that start as root. */
const ROOT_IMAGES: ReadonlySet<string> = new Set(
  words(`
    bitnami/minideb cgr.dev/chainguard/wolfi-base cgr.dev/chainguard/chainguard-base chainguard/wolfi-base
    moby/buildkit nvidia/cuda valkey/valkey opensuse/leap opensuse/tumbleweed jenkins/ssh-agent minio/minio
    quay.io/minio/minio portainer/portainer-ce gitlab/gitlab-ce gitlab/gitlab-ee pihole/pihole quay.io/centos/centos
    quay.io/fedora/fedora mcr.microsoft.com/devcontainers/base registry.access.redhat.com/ubi8
    registry.access.redhat.com/ubi9 registry.access.redhat.com/ubi10 registry.access.redhat.com/ubi8/ubi
    registry.access.redhat.com/ubi8/ubi-minimal registry.access.redhat.com/ubi8/ubi-micro
    registry.access.redhat.com/ubi9/ubi registry.access.redhat.com/ubi9/ubi-minimal
    registry.access.redhat.com/ubi9/ubi-micro
  `),
)

/** Repositories whose images start as root. */
const ROOT_TREES: readonly string[] = ['lscr.io/linuxserver', 'linuxserver']

/** Images where the tag tells: root unless it matches. */
const NON_ROOT_TAGS: readonly (readonly [string, RegExp])[] = [
  ['gcr.io/distroless', /(?:^|-)nonroot(?:-|$)/],
  ['mcr.microsoft.com/dotnet', /chiseled|distroless/],
  // Docker Hardened Images: only the build variants keep root.
  ['dhi.io', /^(?!.*-(?:dev|sdk)(?:-|$))/],
  ['mcr.microsoft.com/cbl-mariner', /(?:^|-)nonroot(?:-|$)/],
  ['mcr.microsoft.com/azurelinux', /(?:^|-)nonroot(?:-|$)/],
]

/** Images that end with a user other than root. */
const NON_ROOT_IMAGES: ReadonlySet<string> = new Set(
  words(`
    adminer elasticsearch kibana logstash memcached solr jetty haproxy varnish nginxinc/nginx-unprivileged
    ghcr.io/nginxinc/nginx-unprivileged public.ecr.aws/nginx/nginx-unprivileged quay.io/nginx/nginx-unprivileged
    jenkins/jenkins jenkins/agent jenkins/inbound-agent grafana/grafana grafana/grafana-oss grafana/grafana-enterprise
    grafana/loki grafana/tempo prom/prometheus prom/alertmanager prom/node-exporter prom/blackbox-exporter
    prom/pushgateway prom/statsd-exporter quay.io/prometheus/prometheus quay.io/prometheus/alertmanager
    quay.io/prometheus/node-exporter quay.io/prometheus/blackbox-exporter quay.io/keycloak/keycloak keycloak/keycloak
    sonatype/nexus3 curlimages/curl n8nio/n8n docker.n8n.io/n8nio/n8n apache/airflow apache/kafka apache/nifi
    apache/superset confluentinc/cp-kafka confluentinc/cp-zookeeper confluentinc/cp-server
    confluentinc/cp-schema-registry confluentinc/cp-kafka-connect otel/opentelemetry-collector
    otel/opentelemetry-collector-contrib opensearchproject/opensearch opensearchproject/opensearch-dashboards
    postgrest/postgrest mcr.microsoft.com/mssql/server mattermost/mattermost-team-edition
  `),
)

/** Repositories whose images end with a user other than root. */
const NON_ROOT_TREES: readonly string[] = words(`
  bitnami bitnamilegacy bitnamisecure public.ecr.aws/bitnami cgr.dev/chainguard cgr.dev/chainguard-private chainguard
  docker.elastic.co/elasticsearch docker.elastic.co/kibana docker.elastic.co/logstash jupyter quay.io/jupyter selenium
  registry.access.redhat.com/ubi8/nodejs- registry.access.redhat.com/ubi9/nodejs-
  registry.access.redhat.com/ubi8/python- registry.access.redhat.com/ubi9/python-
  registry.access.redhat.com/ubi8/openjdk- registry.access.redhat.com/ubi9/openjdk-
  registry.access.redhat.com/ubi8/httpd- registry.access.redhat.com/ubi9/httpd- registry.access.redhat.com/ubi8/nginx-
  registry.access.redhat.com/ubi9/nginx-
`)

/**
 * The user a well-known image starts as when nothing says otherwise (row D25; Sonar S6471 keeps such lists too). `unknown` for every image
 * not in the tables: they hold what is sure, not what is likely. Variables in the reference give `unknown`.
 */
export function imageUser(reference: string): 'root' | 'non-root' | 'unknown' {
  const image = parseImageReference(reference)
  if (image === undefined) return 'unknown'
  const tag = image.tag ?? ''
  for (const [tree, pattern] of NON_ROOT_TAGS) if (inTree(image, tree)) return pattern.test(tag) ? 'non-root' : 'root'
  if (ROOT_IMAGES.has(image.name) || OFFICIAL_ROOT_IMAGES.has(image.name)) {
    return /(?:^|-)rootless$/.test(tag) ? 'non-root' : 'root'
  }
  if (NON_ROOT_IMAGES.has(image.name)) return 'non-root'
  if (ROOT_TREES.some((tree) => inTree(image, tree))) return 'root'
  return NON_ROOT_TREES.some((tree) => inTree(image, tree)) ? 'non-root' : 'unknown'
}

/** Whether the image starts as root, but its own entry point starts the program as an unprivileged user. */
export function imageStepsDown(reference: string): boolean {
  const name = parseImageReference(reference)?.name
  return name !== undefined && STEPPING_DOWN_IMAGES.has(name)
}

function inTree(image: ImageReference, tree: string): boolean {
  return image.name === tree || image.name.startsWith(`${tree}/`) || (tree.endsWith('-') && image.name.startsWith(tree))
}
