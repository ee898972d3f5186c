import { words } from '../../core/words.ts'

/** What some programs exist for: a permission that is a weakness in an ordinary program is the very job of these. */
export type ProgramDuty =
  | 'accounts'
  | 'backup'
  | 'boot'
  | 'bus'
  | 'clock'
  | 'containers'
  | 'debugging'
  | 'disks'
  | 'files'
  | 'keys'
  | 'kernel settings'
  | 'log'
  | 'login'
  | 'memory'
  | 'modules'
  | 'mounting'
  | 'packages'
  | 'passwords'
  | 'policy'
  | 'power'
  | 'sniffing'
  | 'startup'
  | 'tracing'

/** Programs by their duty, as their manuals and packages describe them; `*` stands for any end of a name. */
const PROGRAMS: Readonly<Record<ProgramDuty, RegExp>> = {
  accounts: programs(`
    accounts-daemon add-shell addgroup adduser base-passwd chage chfn chgpasswd chpasswd chsh cpgr cppw cppw-cpgr delgroup deluser gpasswd groupadd
    groupdel groupmems groupmod grpck grpconv grpunconv newusers pam-auth-update passwd pwck pwconv pwunconv shadowconfig smbldap-* unix-update
    unix_update update-passwd useradd userdel usermod vigr vipw
  `),
  backup: programs(
    'amanda bacula* bareos* borg borgbackup deja-dup duplicity kopia proxmox-backup-client rear restic rsnapshot tar timeshift urbackup*',
  ),
  boot: programs(`
    bootctl dracut* efibootmgr fwupd* grub-* grub2-* initramfs* installkernel kdump* kernel-install kexec lilo mkinitcpio mkinitramfs sdbootutil
    ucode* update-grub update-initramfs
  `),
  bus: programs(
    'busctl d-feet d-spy dbus-broker* dbus-daemon* dbus-monitor dbus-run-session dbus-send gdbus qdbus* qt*-qdbus* xdg-dbus-proxy',
  ),
  clock: programs(
    '*time-sync adjtimex chronyd date hwclock linuxptp ntpd ntpdate ntpsec* openntpd phc2sys ptp4l rdate sdwdate systemd-timesyncd timemaster timedatectl',
  ),
  containers: programs(`
    buildah bwrap conmon containerd* cri-dockerd crio crun docker docker-* dockerd firejail flatpak* incus* k3s kubelet libvirtd lxc-* lxd* nerdctl
    nspawn podman* qemu* rootlesskit runc slirp4netns snap snap-confine snap-update-ns snapd virsh virt-* virtiofsd virtlxcd virtqemud
  `),
  debugging: programs(
    '*crashpad* abrt* apport* coredumpctl drkonqi* gcore gdb gdbserver lldb* ltrace minidump* rr valgrind',
  ),
  disks: programs(`
    badblocks blkdeactivate blkid blockdev btrfs* cfdisk cgdisk clonezilla cryptsetup* dd ddrescue debugfs dmeventd dmraid dmsetup dosfsck dosfslabel
    dumpe2fs e2fsck e2label e2scrub* f3* fatlabel fatresize fdisk fixparts freefall fsck* fstrim gdisk gnome-disk* gparted gpartedbin growpart grub-*
    hardinfo hddtemp hdparm hw-probe hwinfo inxi iscsid kpartx lsblk lshw lvm* losetup mdadm mke2fs mkfs* mkntfs mkswap mount multipath* nbd-client
    ntfs* nvme os-prober partclone* parted partimage partprobe partx photorec qemu-nbd resize2fs sdparm sfdisk sg_* sgdisk smartctl smartd snapper
    swaplabel swapoff swapon testdisk tomb tune2fs udevadm udisks* umount veracrypt wipefs xfs_* zed zfs* zpool*
  `),
  files: programs(
    'bsdtar chgrp chmod chown cp cpio dd dolphin install ln mc mkdir mv nautilus nemo pcmanfm* rm rmdir rsync shred tar tee thunar touch truncate unlink unzip',
  ),
  keys: programs(`
    browserpass certbot cryptsetup curl git git-* gnome-keyring* gopass gpa gpg gpg-* gpg2 gpgconf gpgsm kgpg kleopatra kwalletd* lego openssl pass
    scdaemon seahorse ssh ssh-* sshd sshd-* wget
  `),
  'kernel settings': programs(`
    NetworkManager apport babeld bfdd bgpd charon dhclient* dhcpcd firewalld gamemoded haveged hugeadm ifconfig ifup ip irqbalance iptables*
    jitterentropy-rngd kdump* keepalived nhrpd openvpn ospf6d ospfd procps rngd rpc.statd sysctl tlp tuned* ufw wg-quick wickedd* wpa-supplicant
    wpa_supplicant zebra
  `),
  log: programs('dmesg journalctl klogd metalog rsyslogd sysklogd syslog-ng syslogd'),
  login: programs(`
    *-terminal agetty alacritty atd cockpit-bridge cron crond doas flatpak-session-helper* foot gdm* getty ghostty gnome-console guake kgx kitty konsole lightdm login lxdm machinectl
    newgrp pkexec polkit-agent-helper* ptyxis run0 runuser screen sddm* sg sshd sshd-* su sudo sulogin terminator tilix tmux urxvt wezterm* xdm xterm yakuake
  `),
  memory: programs(`
    X Xorg Xwayland biosdecode biosdevname cctk cpuid dmidecode flashrom fwupd* hw-probe hwclock hwinfo i7z lspci mcelog powertop rdmsr rngd
    sensors-detect setpci turbostat vbetool wrmsr x86_energy_perf_policy
  `),
  modules: programs(`
    depmod dkms ifconfig ifup insmod ip iptables* kmod lsmod modinfo modprobe nvidia-modprobe nvidia_modprobe nvidia-persistenced rmmod ufw
  `),
  mounting: programs(`
    *-sandbox *_sandbox apt-cdrom automount bwrap chroot cryfs debootstrap encfs fuse-overlayfs fusermount* gdm* gocryptfs gvfsd-fuse login mkosi
    mount* newgidmap newuidmap nsenter pam_mount* sbuild* schroot sshd sshd-* sshfs su sudo switch_root unshare
  `),
  packages: programs(`
    apk apt apt-* aptitude cloud-init dnf* dpkg dpkg-* emerge makepkg needrestart packagekitd pacman* paru portage rpm rpm-ostree snapd synaptic
    unattended-upgrade unattended-upgrades yay yum zypper
  `),
  passwords: programs(`
    crond cron gdm* i3lock kcheckpass lightdm login lslogins newgrp physlock polkit-agent-helper* saslauthd sddm* sshd sshd-* su sudo sulogin swaylock
    unix-chkpwd unix2_chkpwd unix_chkpwd userdbctl vlock vsftpd xdm xscreensaver*
  `),
  policy: programs('aa-* apparmor* incus* libvirtd lxc-* lxd* snap-confine snapd virt-aa-helper'),
  power: programs('halt kexec kdump* poweroff reboot shutdown'),
  sniffing: programs('bustle dumpcap sysdig tcpdump tshark wireshark'),
  startup: programs(`
    chkconfig crontab deb-systemd-helper deb-systemd-invoke gparted insserv ldconfig netplan* openrc rc systemctl udev* update-rc.d
  `),
  tracing: programs('bpftrace bpftool opensnitchd perf strace'),
}

/** Programs that run the machine: anyone who controls one of these controls the host anyway. */
const SYSTEM = programs(
  'anaconda apt apt-get cloud-init dnf dpkg dpkg-scripts init init-* openrc pacman rpm sd snapd udevd yum zypper',
)
/** Of systemd everything else but what talks to the network. */
const SYSTEMD = /^systemd(?!-(?:networkd|resolved|timesyncd|journal-(?:gatewayd|remote|upload))$)(?:-.*)?$/

function programs(names: string): RegExp {
  const one = (name: string): string => name.replace(/[.+]/g, '\\$&').replace(/\*/g, '.*')
  return new RegExp(`^(?:${words(names).map(one).join('|')})$`)
}

/** Capabilities whose use is some programs' duty. */
const CAPABILITIES: ReadonlyMap<string, readonly ProgramDuty[]> = new Map<string, readonly ProgramDuty[]>([
  ['SYS_ADMIN', ['mounting', 'containers', 'disks', 'memory', 'boot', 'packages', 'log', 'power']],
  ['SYS_RAWIO', ['disks', 'memory', 'boot']],
  ['SYS_MODULE', ['modules', 'containers', 'disks']],
  ['SYS_BOOT', ['power', 'boot']],
  ['SYS_TIME', ['clock']],
  ['SYSLOG', ['log', 'modules', 'memory']],
  ['MAC_ADMIN', ['policy', 'containers']],
  ['BPF', ['tracing', 'containers']],
  ['PERFMON', ['tracing']],
])

/** Whether something is what one of some programs is there for. @param names of programs, without their folders */
export function hasProgramDuty(names: readonly string[], duties: readonly ProgramDuty[]): boolean {
  return names.some(
    (name) => SYSTEM.test(name) || SYSTEMD.test(name) || duties.some((duty) => PROGRAMS[duty].test(name)),
  )
}

/** Whether a capability, in upper case and without `CAP_`, is for what one of some programs is there for. */
export function isDutyCapability(names: readonly string[], capability: string): boolean {
  return hasProgramDuty(names, CAPABILITIES.get(capability) ?? [])
}
