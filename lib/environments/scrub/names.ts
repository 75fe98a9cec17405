/** Pieces of patterns. Each is bounded, so that no line costs more than its length times a constant. */
export const hostName = '[A-Za-z0-9](?:[A-Za-z0-9._-]{0,250}[A-Za-z0-9_])?'
export const userName = String.raw`[A-Za-z_\u00c0-\uffef](?:[\w.\u00c0-\uffef-]{0,62}[\w$\u00c0-\uffef-])?`
/** A name in a path may begin with a digit and may hold what accounts of directories hold. */
export const pathName = String.raw`[\w\u00c0-\uffef](?:[\w.@+~\u00c0-\uffef-]{0,62}[\w$\u00c0-\uffef-])?`

/** Ready patterns: groups are named for the kind they prove; `login` is a user of any name, `guess` a host unless it is a common word. */
export function pattern(source: string, flags = ''): RegExp {
  return new RegExp(source, `dg${flags}`)
}

/** Log levels, time zones and the like: words that stand where a host name would. */
const notHosts = new Set(
  `localhost localhost.localdomain none unknown n/a na info warn warning error err debug trace fatal notice
  critical crit alert emerg panic utc gmt cet cest est edt pst pdt bst ist jst msk am pm kernel level stdout stderr
  command null undefined`.split(/\s+/),
)

/** Accounts that come with systems: they say nothing about a person. */
const systemUsers = new Set(
  `root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody nogroup
  systemd-network systemd-resolve systemd-timesync systemd-oom systemd-coredump messagebus dbus syslog _apt tss
  uuidd tcpdump avahi avahi-autoipd usbmux rtkit dnsmasq cups-pk-helper speech-dispatcher kernoops whoopsie
  gdm gdm-greeter gdm3 debian-gdm sddm lightdm greeter greetd colord geoclue geoclue2 pulse pipewire hplip gnome-initial-setup
  sshd polkitd polkit chrony chronyd ntp rpc rpcuser statd nm-openvpn nm-openconnect saned fwupd fwupd-refresh
  flatpak libvirt-qemu libvirt libvirtd qemu kvm render video input audio disk tty adm sudo wheel plugdev netdev users staff
  lpadmin dialout cdrom floppy dip lxd docker systemd-journal systemd+ systemd-r+ systemd-t+ messageb+ message+ rtkit+ avahi+
  gnome-r+ nvidia-persistenced nvidia-+ ollama postgres mysql redis nginx apache http httpd git jenkins postfix
  unbound named bind ftp halt shutdown operator adm storage optical scanner network power lock utmp log kmem
  shadow crontab ssl-cert sambashare uid gid user unknown none null uucp nixbld nobody4 nogroup jovyan vmail
  system nt public default shared all everyone me none owner group name username your you yourname for is the a an`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

export function isHost(word: string): boolean {
  return (
    !notHosts.has(word.toLowerCase()) &&
    !/^[\d.]+$/.test(word) &&
    !/^(?:kern|daemon|user|auth|authpriv|syslog|cron|mail|local\d)\.\w+$/.test(word)
  )
}

/** A person's account: neither one of the system's nor a number. */
export function isUser(word: string): boolean {
  return !systemUsers.has(word.toLowerCase()) && !/^[\d.]+$/.test(word) && !/^systemd-/.test(word)
}

export function isGroupOfSystem(word: string): boolean {
  return systemUsers.has(word.toLowerCase())
}
