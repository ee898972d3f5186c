/**
 * Types and attributes of the reference policy and of Fedora's that give away more than an ordinary file, by what they stand for (refpolicy
 * 2.20221101, policy/modules/kernel and system; container-selinux 2.23x).
 */

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** Password hashes. */
export const PASSWORD_TYPES = set('shadow_t shadow_history_t shadow_lock_t')
/** Programs and libraries which the whole host runs. */
export const SYSTEM_CODE_TYPES = set('bin_t lib_t ld_so_t shell_exec_t usr_t textrel_shlib_t exec_type')
/** The kernel, its modules and what starts it. */
export const BOOT_TYPES = set('boot_t modules_object_t bootloader_exec_t')
/** SELinux's own policy and configuration. */
export const POLICY_TYPES = set('selinux_config_t policy_config_t semanage_store_t file_context_t default_context_t')
/** Whole disks of the host; not media that are put in and taken out. */
export const DISK_TYPES = set('fixed_disk_device_t scsi_generic_device_t')
/** Kernel memory as a file. */
export const KERNEL_MEMORY_FILE_TYPES = set('proc_kcore_t memory_device_t')
/** Any device node, or those without a type of their own. */
export const GENERIC_DEVICE_TYPES = set('device_t device_node')
/** Attributes that stand for all files, or nearly all. */
export const ALL_FILES_TYPES = set('file_type non_security_file_type non_auth_file_type')
/** What has lost its label, or never had one. */
export const UNLABELED_TYPES = set('unlabeled_t file_t default_t')
/** The kernel's settings that name programs to run, and all settings together. */
export const KERNEL_SETTING_TYPES = set(
  'sysctl_kernel_t usermodehelper_t sysctl_modprobe_t sysctl_hotplug_t sysctl_type',
)
/** Files that many domains can write: an attacker who does so has code where these are run. */
export const LOOSE_FILE_TYPES = set(
  'user_home_t user_home_dir_t user_tmp_t user_tmpfs_t home_bin_t tmp_t tmpfs_t var_t etc_t user_home_type',
)
/** Of these, the ones that are users' own. */
export const USER_CONTENT_TYPES = set(
  'user_home_t user_home_dir_t user_tmp_t user_tmpfs_t home_bin_t tmp_t tmpfs_t user_home_type',
)
/** Programs that run whatever they are told to. */
export const GENERIC_PROGRAM_TYPES = set('bin_t shell_exec_t')
/** Attributes and types of every port, or of all reserved ones. */
export const RESERVED_PORT_TYPES = set(
  'reserved_port_t hi_reserved_port_t reserved_port_type port_type port_t defined_port_type rpc_port_type',
)

/** Domains that SELinux does not confine. */
export const UNCONFINED_DOMAINS = set(
  'unconfined_t unconfined_service_t spc_t unconfined_execmem_t unconfined_mono_t unconfined_java_t',
)
/** Domains that run the whole host. */
export const HOST_DOMAINS = set('kernel_t init_t initrc_t sysadm_t systemd_t')

/** Domains and attributes of every container. */
export const CONTAINER_DOMAINS = set(
  'container_t container_domain svirt_lxc_net_t svirt_sandbox_domain container_net_domain',
)
/** What a type must be given to be a container's, which then needs bounds between containers. */
export const CONTAINER_ATTRIBUTES = set('container_domain svirt_sandbox_domain container_net_domain')
/** Container engines. */
export const ENGINE_DOMAINS = set(
  'container_runtime_t docker_t container_engine_t container_engine_domain container_engine_system_domain crio_t',
)
/** Their sockets' files. */
export const ENGINE_SOCKET_TYPES = set('container_var_run_t docker_var_run_t container_runtime_tmpfs_t')

/** Types a container may be given under which nothing holds it. */
export const UNCONFINED_CONTAINER_TYPES = set('spc_t unconfined_t unconfined_service_t container_runtime_t')

/** Whether a type is one that distributions bring for containers and virtual machines (container-selinux, libvirt's and Kubernetes' policy). */
export function isDistributionContainerType(type: string): boolean {
  return /^(?:container|svirt|spc|virt|virtd|kubernetes|kubelet|rootless|openshift|sandbox|docker|podman|crio|conmon|k3s|rke2|qemu|lxc|unconfined)(?:_\w+)?_t$/.test(
    type,
  )
}
