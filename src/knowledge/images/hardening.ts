import { words } from '../../core/words.ts'
import { parseImageReference, type ImageReference } from '../../syntax/notation/image-reference.ts'

// What well-known images need to start, to start a second time and to serve, as their own Dockerfiles and start scripts tell it. Where that is
// not sure an image is in the table without an answer: then no fix is offered.

/** What hardening must leave to a container of an image. */
export interface ImageNeeds {
  /** The capabilities its own start needs as root, all others dropped; undefined where that is not sure. */
  readonly capabilities: readonly string[] | undefined
  /** Those its program's file carries: without them it cannot be run, whoever runs it. */
  readonly carried: readonly string[]
  /** The directories it writes to besides its volumes; undefined where it is not sure that it runs on a read-only root. */
  readonly writable: readonly string[] | undefined
  /** The memory it needs at least; `UNKNOWN_AMOUNT` where what it holds decides. Absent where the usual amount will do. */
  readonly memory?: string
  readonly processes?: string
  /** Whether its programs gain privileges when they are run, which no-new-privileges forbids. */
  readonly gainsPrivileges: boolean
}

/** In place of an amount that only a measurement tells. */
export const UNKNOWN_AMOUNT = 'unknown'

/** Images by what they have in common; a name that ends in `/` stands for all images below it. */
type Table<T> = readonly (readonly [T, ReadonlySet<string>])[]

function table<T>(...rows: readonly (readonly [T, string])[]): Table<T> {
  return rows.map(([value, images]) => [value, new Set(words(images))])
}

/**
 * A root that takes over files, looks into directories that are closed to it (those of the first start, at the second) and starts the program
 * as another user.
 */
const STEPS_DOWN = words('CHOWN DAC_OVERRIDE FOWNER SETGID SETUID')

const CAPABILITIES = table<readonly string[] | undefined>(
  // Start scripts with gosu, su-exec, setpriv.
  [
    STEPS_DOWN,
    `postgres mysql mariadb mongo redis valkey/valkey rabbitmq cassandra couchdb influxdb neo4j zookeeper ghost
     clickhouse/clickhouse-server`,
  ],
  [words('SETGID SETUID'), 'telegraf'],
  [words('CHOWN SETGID SETUID'), 'nginx eclipse-mosquitto'],
  // The parent ends children that run as another user.
  [words('KILL SETGID SETUID'), 'httpd'],
  [[...STEPS_DOWN, 'KILL'], 'wordpress nextcloud matomo lscr.io/linuxserver/ linuxserver/ ghcr.io/linuxserver/'],
  // Unprivileged from the start, or root that needs no privilege.
  [
    [],
    `memcached haproxy nginxinc/nginx-unprivileged traefik nats cloudflare/cloudflared registry vaultwarden/server tomcat
     caddy adguard/adguardhome grafana/grafana grafana/grafana-oss grafana/grafana-enterprise grafana/loki
     prom/prometheus prom/alertmanager prom/node-exporter quay.io/prometheus/prometheus quay.io/prometheus/alertmanager
     quay.io/prometheus/node-exporter elasticsearch docker.elastic.co/elasticsearch/elasticsearch
     opensearchproject/opensearch apache/kafka confluentinc/cp-kafka quay.io/keycloak/keycloak keycloak/keycloak
     sonarqube jenkins/jenkins n8nio/n8n docker.n8n.io/n8nio/n8n selenium/ quay.io/jupyter/ jupyter/`,
  ],
  [
    undefined,
    `docker gitlab/gitlab-ce gitlab/gitlab-ee pihole/pihole homeassistant/home-assistant
     ghcr.io/home-assistant/home-assistant lscr.io/linuxserver/wireguard linuxserver/wireguard
     ghcr.io/linuxserver/wireguard ghcr.io/wg-easy/wg-easy qmcgaw/gluetun tailscale/tailscale vault hashicorp/vault
     consul hashicorp/consul gitea/gitea codeberg.org/forgejo/forgejo syncthing/syncthing phpmyadmin
     phpmyadmin/phpmyadmin drupal joomla postgis/postgis pgvector/pgvector timescale/timescaledb
     ghcr.io/paperless-ngx/paperless-ngx jc21/nginx-proxy-manager minio/minio quay.io/minio/minio percona redmine`,
  ],
)

/** `setcap cap_net_bind_service=+ep`: the file cannot be run without it, whichever port it serves (capabilities(7)). */
const CARRIED = table<readonly string[]>([['NET_BIND_SERVICE'], 'caddy adguard/adguardhome'])

const WRITABLE = table<readonly string[]>(
  // Docker Hub's page of nginx, "Running nginx in read-only mode".
  [words('/tmp /var/cache/nginx /var/run'), 'nginx'],
  [words('/tmp /usr/local/apache2/logs'), 'httpd'],
  [
    ['/tmp'],
    `nginxinc/nginx-unprivileged haproxy traefik cloudflare/cloudflared memcached nats prom/node-exporter
     quay.io/prometheus/node-exporter`,
  ],
)

const MEMORY = table<string>(
  // A heap of 1 GB unless told otherwise; keycloak's guide asks for as much.
  [
    '2g',
    `apache/kafka confluentinc/cp-kafka elasticsearch docker.elastic.co/elasticsearch/elasticsearch
     opensearchproject/opensearch quay.io/keycloak/keycloak keycloak/keycloak`,
  ],
  ['1g', 'mysql'],
  [
    UNKNOWN_AMOUNT,
    `cassandra neo4j zookeeper clickhouse/clickhouse-server sonarqube jenkins/jenkins gitlab/gitlab-ce
     gitlab/gitlab-ee nextcloud jellyfin/jellyfin ollama/ollama vllm/vllm-openai localai/localai quay.io/go-skynet/local-ai
     ghcr.io/huggingface/text-generation-inference ghcr.io/open-webui/open-webui ghcr.io/immich-app/ selenium/ jupyter/
     quay.io/jupyter/ homeassistant/home-assistant ghcr.io/home-assistant/home-assistant prom/prometheus
     quay.io/prometheus/prometheus qdrant/qdrant ghcr.io/paperless-ngx/paperless-ngx docker`,
  ],
)

const PROCESSES = table<string>(
  // Their own checks at start ask for as many.
  ['8192', 'elasticsearch docker.elastic.co/elasticsearch/elasticsearch opensearchproject/opensearch sonarqube'],
  [
    '1024',
    `apache/kafka confluentinc/cp-kafka quay.io/keycloak/keycloak keycloak/keycloak cassandra neo4j zookeeper tomcat
     jenkins/jenkins clickhouse/clickhouse-server mysql mariadb mongo selenium/ jupyter/ quay.io/jupyter/
     gitlab/gitlab-ce gitlab/gitlab-ee nextcloud docker`,
  ],
)

const GAINS_PRIVILEGES = table<true>([
  true,
  'pihole/pihole docker jupyter/ quay.io/jupyter/ telegraf vault hashicorp/vault consul hashicorp/consul',
])

/** What hardening must leave to an image; undefined where nothing is known of it. */
export function imageNeeds(reference: string): ImageNeeds | undefined {
  const image = parseImageReference(reference)
  if (!image) return undefined
  const [memory, processes, gains] = [MEMORY, PROCESSES, GAINS_PRIVILEGES].map((rows) =>
    find<string | true>(rows, image),
  )
  const capabilities = find(CAPABILITIES, image) ?? phpNeeds(image)
  if (!capabilities && !memory && !processes && !gains) return undefined
  return {
    capabilities: capabilities?.[0],
    carried: find(CARRIED, image)?.[0] ?? [],
    writable: find(WRITABLE, image)?.[0],
    ...(memory && { memory: String(memory[0]) }),
    ...(processes && { processes: String(processes[0]) }),
    gainsPrivileges: gains !== undefined,
  }
}

/** PHP as a module of Apache and as FPM has a root parent; on the command line it is a program like others. */
function phpNeeds({ name, tag = '' }: ImageReference): readonly [readonly string[]] | undefined {
  return name === 'php' && /(?:^|-)(?:apache|fpm)(?:-|$)/.test(tag) ? [words('KILL SETGID SETUID')] : undefined
}

/** The row of an image: that of its name before that of a folder it lies in. */
function find<T>(rows: Table<T>, { name }: ImageReference): readonly [T] | undefined {
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  const row =
    rows.find(([, images]) => images.has(name)) ?? rows.find(([, images]) => folder !== '' && images.has(folder))
  return row && [row[0]]
}
