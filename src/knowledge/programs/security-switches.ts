/** A variable that takes a protection away from the program that reads it. */
export interface Switch {
  readonly name: RegExp
  /** The values that do; a name without a known value never does, unless `anyValue`. */
  readonly value: RegExp
  /** Being set is enough, whatever the value. */
  readonly anyValue?: true
  /** What it then does, for messages: `Node.js accepts any certificate`. */
  readonly effect: string
}

const ON = /^(?:1|true|yes|on|t|y)$/i
const OFF = /^(?:0|false|no|off|f|n|none|disable|disabled)$/i

/** Variables with which a service lets everyone in (row C78); from the documentation of each image. */
const OPEN_DOORS: readonly Switch[] = [
  { name: /^(?:MYSQL_|MARIADB_)?ALLOW_EMPTY_(?:ROOT_)?PASSWORD$/, value: ON, effect: 'it accepts an empty password' },
  { name: /^POSTGRES_HOST_AUTH_METHOD$/, value: /^trust$/i, effect: 'it takes every connection without a password' },
  { name: /^ALLOW_ANONYMOUS_LOGIN$/, value: ON, effect: 'it lets clients in without a login' },
  { name: /^xpack\.security\.enabled$/i, value: OFF, effect: 'it answers everyone, without login and without TLS' },
  {
    name: /^(?:plugins\.security\.disabled|DISABLE_SECURITY_(?:DASHBOARDS_)?PLUGIN)$/i,
    value: ON,
    effect: 'it answers everyone, without login and without TLS',
  },
  { name: /^(?:[A-Z0-9]+_)*DISABLE_AUTH(?:ENTICATION)?$/, value: ON, effect: 'it asks nobody to log in' },
  { name: /^(?:[A-Z0-9]+_)*(?:AUTH|AUTHENTICATION)_DISABLED$/, value: ON, effect: 'it asks nobody to log in' },
  { name: /^(?:[A-Z0-9]+_)*(?:NO_AUTH|SKIP_AUTH|VNC_NO_PASSWORD)$/, value: ON, effect: 'it asks nobody to log in' },
  { name: /^NEO4J_(?:dbms|server)_security_auth__enabled$/i, value: OFF, effect: 'it asks nobody to log in' },
  { name: /^NEO4J_AUTH$/, value: /^none$/i, effect: 'it asks nobody to log in' },
  { name: /^AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED$/, value: ON, effect: 'it answers everyone' },
  { name: /^GF_AUTH_ANONYMOUS_ORG_ROLE$/, value: /^Admin$/i, effect: 'every visitor is its administrator' },
  {
    name: /^ME_CONFIG_BASICAUTH(?:_ENABLED)?$/,
    value: OFF,
    effect: 'it shows and changes every database for everyone',
  },
  { name: /^PGADMIN_CONFIG_SERVER_MODE$/, value: OFF, effect: 'it asks nobody to log in' },
  { name: /^INFLUXDB_HTTP_AUTH_ENABLED$/, value: OFF, effect: 'it answers everyone' },
  {
    name: /^AIRFLOW__API__AUTH_BACKENDS?$/,
    value: /^airflow\.api\.auth\.backend\.default$/,
    effect: 'its API runs jobs for everyone',
  },
  { name: /^TRAEFIK_API_INSECURE$/, value: ON, effect: 'its dashboard and API answer everyone' },
  { name: /^JUPYTER_TOKEN$/, value: /^$/, effect: 'it runs code for everyone' },
]

/** What a variable does when it switches a service's login off; undefined when it does not. */
export function opensDoor(name: string, value: string | undefined): string | undefined {
  return effectOf(OPEN_DOORS, name, value)
}

/** Whether a switch is thrown by a variable; undefined value: set, but to what cannot be known. */
export function isThrown({ name, value, anyValue }: Switch, variable: string, given: string | undefined): boolean {
  return name.test(variable) && (anyValue === true || (given !== undefined && value.test(given.trim())))
}

function effectOf(switches: readonly Switch[], name: string, value: string | undefined): string | undefined {
  return switches.find((one) => isThrown(one, name, value))?.effect
}

/** What `NODE_ENV=development` and its likes look like. */
const STAGE_NAME =
  /^(?:(?:NODE|RAILS|RACK|APP|FLASK|ASPNETCORE|DOTNET|MIX|APPLICATION|GO|DJANGO|HANAMI)_)?(?:ENV|ENVIRONMENT)$/
const DEBUG_NAME = /^(?:[A-Z0-9]+_)*(?:DEBUG|DEBUG_MODE|DEBUG_ENABLED|DEVELOPMENT_MODE)$/i

/** How a variable turns a program's debugging or development mode on: by a switch of its own or as the name of a stage (row D68). */
export function debugMode(name: string, value: string): 'switch' | 'stage' | undefined {
  if (name === 'XDEBUG_MODE') return OFF.test(value) || value === '' ? undefined : 'switch'
  if (DEBUG_NAME.test(name)) return ON.test(value) ? 'switch' : undefined
  return STAGE_NAME.test(name) && /^(?:dev|develop|development|debug|local)$/i.test(value) ? 'stage' : undefined
}
