#!/bin/sh
# Prints what others need to know of this machine to help with its graphics or compute drivers.
# It only reads, and needs neither root nor network. Copy what it prints into your question.
#
#   sh collect.sh             tells what it will run, then prints; names and serial numbers are taken out
#   sh collect.sh --list      only tells what it would run
#   sh collect.sh --help      all options

set -u
LC_ALL=C
PATH="$PATH:/usr/sbin:/sbin:/opt/rocm/bin"
export LC_ALL PATH

log_lines=400
scrubbing=ask
listing=no
modules='nvidia nvidia_drm nvidia_modeset nvidia_uvm nouveau nova_core amdgpu amdkfd radeon i915 xe intel_vpu amdxdna habanalabs vfio_pci'

usage() {
  cat <<'TEXT'
Usage: sh collect.sh [options]

  --scrub         replace host and user name, serial numbers, UUIDs, MAC and IP addresses; ask nothing
  --no-scrub      print everything as it is
  --log-lines N   at most N lines of the kernel log (400)
  --list          tell what would be run, and run nothing
  --help          this text

Without --scrub or --no-scrub the script asks; where it cannot ask, it scrubs.
TEXT
}

main() {
  while [ $# -gt 0 ]; do
    case $1 in
      --scrub) scrubbing=yes ;;
      --no-scrub) scrubbing=no ;;
      --list) listing=yes ;;
      --log-lines)
        shift
        case ${1-} in
          '' | *[!0-9]*) fail '--log-lines needs a number' ;;
          *) log_lines=$1 ;;
        esac
        ;;
      -h | --help) usage; exit 0 ;;
      *) fail "unknown option: $1" ;;
    esac
    shift
  done
  plan >&2
  [ "$listing" = yes ] && exit 0
  [ "$scrubbing" = ask ] && ask
  if [ "$scrubbing" = no ]; then collect; else collect | scrub; fi
}

fail() {
  echo "collect.sh: $1 (see --help)" >&2
  exit 2
}

plan() {
  cat <<TEXT
This reads, without changing anything:
  uname, /etc/os-release, /proc/cmdline, session type, Secure Boot, virtualization
  lspci -nnk (display and accelerator devices only)
  versions, parameters and options of kernel modules: $modules
  firmware and driver packages, dkms status
  where installed: nvidia-smi, rocminfo, rocm-smi, amd-smi, clinfo, vulkaninfo, glxinfo, xpu-smi, sycl-ls, hl-smi
  the last $log_lines lines of the kernel log that GPU drivers wrote (dmesg, or journalctl -k)
TEXT
}

ask() {
  scrubbing=yes
  [ -t 0 ] || return 0
  printf 'Take out host and user name, serial numbers, UUIDs, MAC and IP addresses? [Y/n] ' >&2
  read -r answer || answer=y
  case $answer in
    [nN]*) scrubbing=no ;;
  esac
}

collect() {
  system
  devices
  drivers
  tools
  kernel_log
}

has() { command -v "$1" >/dev/null 2>&1; }

# A header that starts a section; the commands below it follow as they would in a terminal.
section() { printf '\n== %s\n' "$1"; }

# Runs one command, and gives up on it after 20 seconds: a tool may hang where its GPU does.
run() {
  has "$1" || return 0
  printf '$ %s\n' "$*"
  limited "$@" 2>&1 </dev/null || true
}

limited() {
  if has timeout; then timeout 20 "$@"; else "$@"; fi
}

show() { [ -r "$1" ] && { printf '$ cat %s\n' "$1"; cat "$1" 2>/dev/null; }; }

system() {
  section 'system'
  run uname -a
  show /etc/os-release
  show /proc/cmdline
  section 'session'
  echo "XDG_SESSION_TYPE=${XDG_SESSION_TYPE-}"
  echo "XDG_CURRENT_DESKTOP=${XDG_CURRENT_DESKTOP-}"
  section 'secure boot'
  secure_boot
  section 'virtualization'
  run systemd-detect-virt
  if [ -e /.dockerenv ] || [ -e /run/.containerenv ]; then echo 'inside a container'; fi
}

secure_boot() {
  if has mokutil; then
    run mokutil --sb-state
    return
  fi
  for variable in /sys/firmware/efi/efivars/SecureBoot-*; do
    [ -r "$variable" ] || continue
    case $(od -An -t u1 "$variable" 2>/dev/null | awk '{ last = $NF } END { print last }') in
      1) echo 'SecureBoot enabled' ;;
      0) echo 'SecureBoot disabled' ;;
    esac
  done
}

devices() {
  section 'devices'
  has lspci || return 0
  echo '$ lspci -nnk'
  # Classes 03xx (display), 0b40 (co-processor) and 12xx (accelerator), with the lines indented below them.
  limited lspci -nnk 2>/dev/null | awk '
    /^[0-9a-f]/ { wanted = $0 ~ /\[(03[0-9a-f][0-9a-f]|0b40|12[0-9a-f][0-9a-f])\]: / }
    wanted'
}

drivers() {
  section 'drivers'
  show /proc/driver/nvidia/version
  run dkms status
  for module in $modules; do
    [ -d "/sys/module/$module" ] && module_facts "$module"
  done
  section 'module options'
  grep -hE "^[[:space:]]*(options|blacklist)[[:space:]]+($(echo "$modules" | tr ' ' '|'))" \
    /etc/modprobe.d/*.conf /usr/lib/modprobe.d/*.conf /lib/modprobe.d/*.conf 2>/dev/null | sort -u
  section 'firmware'
  for file in /sys/class/drm/card*/device/vbios_version /sys/class/drm/card*/device/fw_version/*; do
    [ -r "$file" ] && printf '%s: %s\n' "${file#/sys/class/drm/}" "$(cat "$file" 2>/dev/null)"
  done
  section 'packages'
  packages | grep -iE 'nvidia|cuda|nouveau|mesa|libdrm|amdgpu|rocm|^hip|opencl|level-zero|compute-runtime|intel-(media|opencl|graphics)|vulkan|(linux|kernel)?-?firmware|xorg-server|xwayland' | head -n 120
}

module_facts() {
  if has modinfo; then
    printf '$ modinfo %s\n' "$1"
    limited modinfo "$1" 2>/dev/null | grep -E '^(filename|version|license|vermagic|signer):'
  elif [ -r "/sys/module/$1/version" ]; then
    printf '%s version: %s\n' "$1" "$(cat "/sys/module/$1/version")"
  fi
  for file in "/sys/module/$1/parameters"/*; do
    value=$(cat "$file" 2>/dev/null) || continue
    case $value in
      '' | '(null)') ;;
      *) printf '%s.%s=%s\n' "$1" "${file##*/}" "$value" ;;
    esac
  done
}

packages() {
  if has dpkg-query; then
    # shellcheck disable=SC2016 # dpkg-query fills these in, not the shell
    dpkg-query -W -f '${db:Status-Abbrev}${Package} ${Version}\n' 2>/dev/null | sed -n 's/^ii *//p'
  elif has rpm; then
    rpm -qa 2>/dev/null
  elif has pacman; then
    pacman -Q 2>/dev/null
  elif has apk; then
    apk info -v 2>/dev/null
  fi
}

tools() {
  for tool in nvidia-smi rocm-smi xpu-smi hl-smi; do
    has "$tool" || continue
    section "$tool"
    case $tool in
      xpu-smi) run xpu-smi discovery ;;
      rocm-smi) run rocm-smi --showproductname --showdriverversion --showvbios ;;
      *) run "$tool" ;;
    esac
  done
  filtered 'Runtime|^ROCk|Name:|Uuid:|Device Type:|Chip ID:|Unable|member of' rocminfo
  filtered 'Number of|Platform (Name|Version)|Device (Name|Version)|Driver Version|ERROR' clinfo
  for command in 'amd-smi version' 'vulkaninfo --summary' 'glxinfo -B' 'sycl-ls --verbose'; do
    has "${command%% *}" || continue
    section "${command%% *}"
    # shellcheck disable=SC2086 # the command and its argument are two words
    run $command
  done
}

# A tool that prints too much to paste: the lines that match.
filtered() {
  has "$2" || return 0
  section "$2"
  printf '$ %s\n' "$2"
  limited "$2" 2>&1 </dev/null | grep -E "$1"
}

kernel_log() {
  section 'kernel log'
  {
    dmesg 2>/dev/null || journalctl -k -b --no-pager --no-hostname 2>/dev/null
  } | grep -iE 'NVRM|nvidia|nouveau|nova|amdgpu|radeon|kfd|i915|[^a-z]xe[^a-z]|drm|habanalabs|vpu|simpledrm|efifb|vfio|AER:|pcieport|iommu|secure ?boot|lockdown|Linux version|Xid|GPU' |
    tail -n "$log_lines"
}

# The site scrubs once more, and shows you what it took out; this spares you from trusting it with the rest.
scrub() {
  SCRUB_HOST=$(uname -n) SCRUB_USER=$(id -un) SCRUB_LOGIN=${SUDO_USER-} awk '
    function repeat(text, times,   all) { while (times-- > 0) all = all text; return all }
    function placeholder(kind, value) {
      value = tolower(value)
      if (!((kind, value) in known)) known[kind, value] = "<" kind "-" ++count[kind] ">"
      return known[kind, value]
    }
    function edge(text, at) { return at < 1 || at > length(text) || substr(text, at, 1) !~ /[A-Za-z0-9_]/ }
    # Whole words that equal a name.
    function name(line, kind, word,   at, done) {
      if (word == "") return line
      done = ""
      while ((at = index(line, word)) > 0) {
        if (edge(line, at - 1) && (at > 1 || edge(done, length(done))) && edge(line, at + length(word)))
          done = done substr(line, 1, at - 1) placeholder(kind, word)
        else
          done = done substr(line, 1, at + length(word) - 1)
        line = substr(line, at + length(word))
      }
      return done line
    }
    # All that a pattern matches; lead is a pattern for what stands before the secret and stays.
    function each(line, kind, lead, pattern,   done, start, size, kept, found) {
      done = ""
      while (match(line, lead pattern)) {
        start = RSTART; size = RLENGTH; kept = 0
        found = substr(line, start, size)
        if (lead != "") { match(found, "^" lead); kept = RLENGTH }
        found = substr(found, kept + 1)
        done = done substr(line, 1, start + kept - 1)
        if (keeps(kind, done, found, substr(line, start + size))) done = done found
        else done = done placeholder(kind, found)
        line = substr(line, start + size)
      }
      return done line
    }
    function keeps(kind, before, found, after,   part) {
      if (kind == "serial") return found !~ /[0-9]/ || length(found) < 4 || after ~ /^[\/]/
      if (kind == "user") return found ~ /^[<$]/
      if (!edge(before, length(before)) || !edge(after, 1)) return 1
      if (kind != "ip") return 0
      if (found !~ /\./) return 0
      if (before ~ /\.$/ || after ~ /^[.~+-]/ || before ~ /([Vv]ersion|[Rr]elease|[Ff]irmware|==|[^a-z]v)[ :=(]*$/) return 1
      split(found, part, ".")
      return !(part[1] == 10 || (part[1] == 192 && part[2] == 168) || (part[1] == 169 && part[2] == 254) || (part[1] == 172 && part[2] >= 16 && part[2] < 32))
    }
    BEGIN {
      h4 = repeat("[0-9A-Fa-f]", 4)
      uuid = h4 h4 "-" h4 "-" h4 "-" h4 "-" h4 h4 h4
      pair = "[0-9A-Fa-f][0-9A-Fa-f]"
      mac = pair repeat(":" pair, 5)
      octet = "[0-9][0-9]?[0-9]?"
      ip4 = octet repeat("[.]" octet, 3)
      ip6 = "([Ff][Ee]80|[Ff][CcDd]" pair "|[23]" repeat("[0-9A-Fa-f]", 3) "):[0-9A-Fa-f:]*::?[0-9A-Fa-f:]+"
      label = "([Ss][Ee][Rr][Ii][Aa][Ll]([ _]?[Nn][Uu][Mm][Bb][Ee][Rr]|[ _]?[Nn][Oo][.]?|#)?|S/N|[Uu]nique [Ii][Dd]|[Aa]sset [Tt]ag)\"?[ \t]*[:=][ \t]*\"?"
      host = ENVIRON["SCRUB_HOST"]
      short = host
      sub(/[.].*/, "", short)
      split("root ubuntu debian fedora arch nixos nvidia amd intel linux user admin gpu localhost desktop laptop server", words, " ")
      for (at in words) common[words[at]] = 1
    }
    {
      if (host != "" && index($0, "Linux " host " ") == 1)
        $0 = "Linux " placeholder("host", short) substr($0, length("Linux " host) + 1)
      $0 = each($0, "uuid", "", "(GPU-|MIG-)?" uuid)
      $0 = each($0, "uuid", "UUID=", "[0-9A-Fa-f]+-[0-9A-Fa-f]+")
      $0 = each($0, "uuid", "[Uu]uid:[ \t]*", "GPU-[0-9a-f]+")
      $0 = each($0, "serial", label, "[A-Za-z0-9][A-Za-z0-9._+-]*")
      $0 = each($0, "mac", "", mac)
      $0 = each($0, "ip", "", ip4)
      $0 = each($0, "ip", "", ip6)
      $0 = each($0, "user", "/home/", "[^ /\"<>:,;]+")
      if (!(tolower(short) in common)) { $0 = name($0, "host", host); $0 = name($0, "host", short) }
      if (!(ENVIRON["SCRUB_USER"] in common)) $0 = name($0, "user", ENVIRON["SCRUB_USER"])
      if (!(ENVIRON["SCRUB_LOGIN"] in common)) $0 = name($0, "user", ENVIRON["SCRUB_LOGIN"])
      print
    }'
}

# Called last, so that a download that broke off runs nothing.
main "$@"
