import { words } from '../../core/words.ts'

/** The settings of each mapping in a service, by its keys from the service on (compose-go v2.16.2, schema/compose-spec.json). */
export const SETTINGS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    '',
    words(`
      annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name
      cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec
      depends_on deploy develop device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file
      environment expose extends external_links extra_hosts gpus group_add healthcheck hostname image init ipc isolation
      label_file labels links logging mac_address mem_limit mem_reservation mem_swappiness memswap_limit models
      network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform ports post_start pre_start pre_stop
      privileged profiles provider pull_policy pull_refresh_after read_only restart runtime scale secrets security_opt
      shm_size stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits umask use_api_socket user
      userns_mode uts volumes volumes_from working_dir
    `),
  ],
  [
    'deploy',
    words('endpoint_mode labels mode placement replicas resources restart_policy rollback_config update_config'),
  ],
  ['deploy.resources', words('limits reservations')],
  ['deploy.resources.limits', words('cpus memory pids')],
  ['deploy.resources.reservations', words('cpus devices generic_resources memory')],
  ['healthcheck', words('disable interval retries start_interval start_period test timeout')],
  ['logging', words('driver options')],
])

/** The settings of a volume in its long form. */
export const MOUNT_SETTINGS = words('bind consistency image read_only source target tmpfs type volume')

/** The types of such a volume. */
export const MOUNT_TYPES = words('bind cluster image npipe tmpfs volume')

/** What stands at the top of a file. */
export const TOP_SETTINGS = words('configs include jobs models name networks secrets services version volumes')

/** Settings of formats 1 and 2 that are no slip of the keyboard, though Compose v2 refuses them. */
export const OLD_SETTINGS: ReadonlySet<string> = new Set(
  words('dockerfile log_driver log_opt net volume_driver cpu_limit'),
)

/** Settings of a service that are lists and nothing else. */
export const LISTS = words(
  'cap_add cap_drop devices dns_opt expose external_links group_add links ports security_opt volumes volumes_from',
)

/** Settings that are an amount of memory, a number, yes or no. */
export const SIZES = words('mem_limit mem_reservation memswap_limit shm_size deploy.resources.limits.memory')
export const NUMBERS = words('cpus deploy.resources.limits.cpus pids_limit deploy.resources.limits.pids')
export const SWITCHES = words('read_only privileged')

/** What a setting is called that is neither in Compose nor near to one that is, where it can mean nothing else. */
export const MEANT: ReadonlyMap<string, string> = new Map([
  ['capabilities_drop', 'cap_drop'],
  ['drop_capabilities', 'cap_drop'],
  ['cpu', 'cpus'],
  ['memory', 'mem_limit'],
  ['memory_limit', 'mem_limit'],
  ['memory_swap_limit', 'memswap_limit'],
  ['pids', 'pids_limit'],
  ['read_only_root_filesystem', 'read_only'],
  ['readonly_rootfs', 'read_only'],
  ['security_options', 'security_opt'],
])
