/**
 * What some domains exist for: a permission that is a weakness in an ordinary domain is the very job of these. The names are those of the
 * reference policy (refpolicy 2.20221101 and Fedora's, by module).
 */
export type Duty =
  | 'policy'
  | 'passwords'
  | 'modules'
  | 'disks'
  | 'memory'
  | 'containers'
  | 'debugging'
  | 'login'
  | 'audit'
  | 'packages'
  | 'mounting'
  | 'boot'
  | 'labelling'
  | 'devices'
  | 'jit'
  | 'configuration'
  | 'kernel settings'
  | 'rpc'
  | 'host name'

/** Programs that run the machine: anyone who controls one of these controls the host anyway. */
const SYSTEM = domains(`
    anaconda apt auditadm cloud_init dbadm dpkg dpkg_script firstboot hal hald init init_run_all_scripts_domain initrc initrc_domain install kernel portage rpm
    rpm_script secadm spc sysadm systemd udev unconfined unconfined_execmem unconfined_service
  `)

const DUTIES: Readonly<Record<Duty, RegExp>> = {
  policy: domains(`
    checkpolicy load_policy newrole restorecond run_init selinux_config selinux_munin semanage semanage_munin setfiles setfiles_mac setsebool
    systemd_tmpfiles
  `),
  passwords: domains(`
    accountsd aide pam_domain policykit_auth pwauth chfn chkpwd cockpit_session cron crond cups cupsd dovecot_auth ftpd groupadd local_login login lsassd nslcd oddjob_mkhomedir
    pam_timestamp passwd pegasus pppd radiusd realmd remote_login rlogind rshd samba_passwd samhain saslauthd setroubleshoot shadow smbd sshd sssd su sudo
    sulogin sysadm_passwd system_chkpwd systemd_logind systemd_sysusers tripwire updpwd useradd vsftpd xdm yppasswdd ypserv ypxfr
  `),
  modules: domains(`
    depmod insmod kmod modprobe systemd_modules_load update_modules
  `),
  disks: domains(`
    amanda amanda_recover backup bacula blkmapd blueman bootloader cdcc cdrecord cloud_init container_engine cryptsetup devicekit devicekit_disk disk
    diskdump dmraid dracut fenced fsadm fsdaemon glusterd growisofs hddtemp iscsid kdump lvm mdadm mount multipathd ndctl parted qdiskd qemu qemu_ga quota
    quotacheck raid rauc readahead resmgrd sanlock sbd sblim_gatherd smartmon smoltclient snapperd svirt swap systemd_generator targetd tgtd udisks
    updfstab virsh virtd virtlogd vmware vmware_host wdmd xend xenstored zfs
  `),
  memory: domains(`
    acpi apm apmd biosdevname cpuinfo dmesg dmidecode fwupd hal hwclock kdump klogd kudzu lircd mcelog mcelogd pcmcia powertop rtkit sosreport tboot
    txtstat vbetool vmware vmware_host xdm_xserver xend xserver
  `),
  containers: domains(`
    buildah conmon container_conmon container_engine container_engine_domain container_engine_system container_engine_user container_runtime
    container_runtime_domain crio docker dockerc dockerd incus kubeadm kubelet kubernetes lxc lxd nspawn openshift_initrc podman podman_user rootlesskit
    spc systemd_nspawn virt_lxc virtd virtd_lxc
  `),
  debugging: domains(`
    abrt abrt_dump_oops abrt_handle_event abrt_helper abrt_retrace_worker cluster crash fprintd gdb glance_scrubber insights_client kdump livecd ltrace
    perf prelink rkhunter samhain setroubleshootd sosreport strace sysstat systemd_coredump systemtap
  `),
  login: domains(`
    at_spi atd cockpit_session cockpit_ws cron crond getty gssd inetd inetd_child local_login login newrole oddjob oddjob_mkhomedir pam_console pkexec
    policykit policykit_auth polkit racoon remote_login rlogind rshd run_init setpriv seunshare sshd su sudo sulogin system_cronjob systemd_logind
    systemd_user telnetd xdm xguest
  `),
  audit: domains(`
    audisp audisp_remote auditctl auditd cockpit_session crond cups cupsd ftpd groupadd hwclock local_login login newrole nscd pam_timestamp passwd
    remote_login run_init sshd sssd su sudo sulogin syslogd systemd_journald systemd_logind systemd_update_utmp useradd xdm
  `),
  packages: domains(`
    abrt_retrace_worker alsa ansible bootupd chef cockpit depmod evolution flatpak flatpak_helper gcc_config insmod kmod ldconfig livecd mock mock_build
    ostree packagekit packagekitd pkcon portage_ebuild portage_fetch portage_sandbox portage_srcrepo prelink prelink_cron_system puppet puppetagent
    puppetd rpm_ostree rpmdb salt salt_minion snapd update_modules
  `),
  mounting: domains(`
    automount bubblewrap cgclear cgconfig cgred chrome_sandbox container_engine crond devicekit devicekit_disk flatpak_helper fsadm fusermount gluster
    glusterd gssd livecd local_login lvm mock mount mount_ecryptfs namespace_init nfsd pam_console quota remote_login rpc rpcd sandbox seunshare snapd
    sshd su sudo systemd_generator systemd_homed systemd_homework systemd_logind systemd_machined systemd_networkd systemd_user_runtime_dir thumb udisks
    xdm xend
  `),
  boot: domains(`
    bootloader bootupd depmod devicekit_disk dracut dracut_initramfs fwupd grub initramfs insmod kdump kdumpctl kexec kmod lilo mkinitrd ostree rpm_ostree
    systemd_boot tboot update_modules
  `),
  labelling: domains(`
    bootloader livecd logrotate lvm mock passwd policykit restorecon restorecond rsync semanage setfiles setfiles_mac seutil sshd systemd_tmpfiles
    tmpreaper useradd xdm
  `),
  devices: domains(`
    alsa bluetooth cardmgr container_engine devicekit devicekit_disk devicekit_power dmraid fsadm hotplug kudzu livecd lvm makedev mdadm modemmanager
    mount pam_console plymouthd restorecond setfiles svirt systemd_generator systemd_logind systemd_tmpfiles tuned virtd vmware xdm xserver
  `),
  jit: domains(`
    antivirus bitlbee cassandra chrome chrome_sandbox chrome_sandbox_nacl chromium clamd clamscan container container_domain couchdb dspam elasticsearch
    evolution firefox flash freshclam games gconfd gift glusterd gnome_shell gnomeclock hadoop httpd icecast java java_domain jboss jenkins libreoffice
    mongod mono mozilla mozilla_domain mozilla_plugin mplayer node nodejs ooffice openoffice openshift_domain php policykit polkit postgresql pulseaudio
    qemu qpidd realplay sandbox sandbox_x skype solr spice steam svirt svirt_kvm_net svirt_lxc_net svirt_qemu_net svirt_sandbox_domain svirt_tcg telepathy
    thunderbird tomcat unconfined_java unconfined_mono virtd vmware webkit wine wm xdm xserver
  `),
  configuration: domains(`
    alsa alsactl ansible backup bootloader certmonger chef cups cupsd_config cupsd_lpd dhcpc etckeeper firewalld fsadm gcc_config gnomesystemmm groupadd
    hostname hwclock ifconfig ipa_helper iptables kadmind krb5kdc kudzu ldconfig lvm mount networkmanager nis passwd pcscd portage puppet puppetagent
    puppetd quota realmd rhnsd rhsmcertd salt salt_minion samba_net semanage smbd sysnet system_cronjob systemd_firstboot systemd_hostnamed
    systemd_localed systemd_machine_id_setup systemd_sysusers systemd_timedated systemd_tmpfiles timedatex updfstab updpwd useradd yppasswd
  `),
  'kernel settings': domains(`
    kmod tlp abrt apmd container_engine ctdbd devicekit_power dhcpc firewalld ifconfig ipsec ipsec_mgmt iptables kdump kernel_t ktune laptop_mode lvm
    networkmanager openvpn openvswitch prelude puppet puppetd shorewall sysctl systemd_coredump systemd_modules_load systemd_sysctl tuned virtd
  `),
  // Setting it takes sys_admin.
  'host name': domains(`
    hostname systemd_hostnamed
  `),
  rpc: domains(`
    amanda amd automount cups cupsd dhcpc dhcpd ftpd gssd haproxy inetd kadmind krb5kdc lockd mount named networkmanager nfs nfsd nginx nis nscd openvpn
    portmap portmap_helper privoxy proxy racoon rdisc remote_login rlogin rlogind rpc rpcbind rpcd rsh rshd squid ssh sssd statd tor traceroute xinetd
    ypbind yppasswdd ypserv ypxfr
  `),
}

function domains(stems: string): RegExp {
  return new RegExp(`^(?:${stems.trim().split(/\s+/).join('|')})(?:_?domain)?(?:_t)?$`, 'i')
}

/** Whether a permission is what a domain is there for. Names ending in `_unconfined_type` are those of the policy's own exemptions. */
export function hasDuty(domain: string, duty: Duty | readonly Duty[] = []): boolean {
  return isSystemDomain(domain) || [duty].flat().some((one) => DUTIES[one].test(domain))
}

/** Whether a domain runs the machine, or is an attribute by which policy lifts its own bounds. */
export function isSystemDomain(domain: string): boolean {
  return (
    SYSTEM.test(domain) ||
    /(?:^|_)unconfined(?:_(?:type|domain_type|domain))?$|^unconfined_\w+_t$/.test(domain) ||
    domain.startsWith('can_')
  )
}
