/**
 * Words of logs, tools, distributions and everyday English that some people also call their machine or their
 * account. Such a name is taken out where its place proves it, and stays in other places, where it means the word.
 */
const common = new Set(
  `linux unix gnu bsd windows microsoft ubuntu kubuntu xubuntu lubuntu debian fedora arch archlinux archiso manjaro
  endeavour endeavouros garuda cachyos artix gentoo funtoo void alpine nixos nix guix opensuse suse tumbleweed leap
  slackware mint linuxmint pop popos os zorin elementary deepin solus neon kali parrot centos rhel redhat rocky alma
  almalinux oracle amazon azure aws gcp cloud mageia bazzite nobara silverblue bluefin aurora atomic qubes dom
  proxmox pve truenas unraid tower synology talos flatcar coreos steam steamdeck steamos deck raspberrypi raspbian
  raspberry pi jetson orin tegra nano xavier thor dgx spark hgx siduction mx antix endless clear slack wsl docker podman
  nvidia amd ati intel nouveau nova amdgpu radeon radv radeonsi anv iris zink mesa xe vulkan opencl opengl cuda
  rocm hip sycl oneapi vaapi vdpau kfd drm kms gpu gpus igpu dgpu egpu cpu npu tpu apu vga pci pcie usb hdmi dp edp dvi
  display monitor screen card render video audio sound input output bus device devices driver drivers module modules
  kernel firmware microcode boot root user users admin administrator guest test tests tester demo default public
  private home host hostname server servers client node nodes worker master slave main primary secondary head
  login compute cluster machine system desktop laptop notebook workstation station computer pc box rig lab office
  work play game games gamer gaming media theater htpc nas router gateway proxy mail web www ftp ssh dev devel
  development prod production staging build builder runner ci local localhost localdomain lan net network wifi
  internet ai ml llm dl deep learning train training inference model models data dataset torch pytorch tensorflow
  keras jax onnx triton vllm llama ollama comfy comfyui stable diffusion runtime engine service session seat
  plasma kde gnome xfce cinnamon mate sway hyprland hypr wayland xorg xserver xwayland mutter kwin gdm sddm
  lightdm systemd dbus udev bash zsh fish sh python perl ruby rust java go node npm pip conda venv base env code
  git github gitlab vim emacs make cmake gcc clang llvm ld bin lib usr etc opt var tmp dev proc sys run mnt srv
  snap flatpak apt dnf yum pacman zypper portage dpkg rpm dkms modprobe lspci dmesg journal log logs error errors
  warning info debug trace fail failed failure ok success status state start stop stopped reset resume suspend sleep
  hang crash fault page memory ram vram swap disk drive ssd nvme sata hdd usb partition volume label mapper zfs btrfs
  ext fat efi uefi bios grub shim secure key keys signing signer max min low high mid new old big small fast slow
  red green blue black white gold silver orange purple pink gray grey yellow violet sky sun moon star ice fire
  storm wind rain snow thunder lightning shadow light dark night day morning zero one two three four five six
  seven eight nine ten first last next alpha beta gamma delta omega sigma phoenix dragon raven vega navi polaris
  fiji tonga hawaii pitcairn cape verde bonaire tahiti oland hainan topaz renoir cezanne rembrandt mendocino
  picasso raphael strix halo hawk kraken granite ridge point gorgon van gogh turing ampere ada lovelace hopper
  blackwell pascal volta maxwell kepler fermi tesla quadro geforce grace alchemist battlemage celestial arc tiger
  alder raptor meteor lunar arrow panther lake rocket comet coffee kaby sky ice gemini apollo cherry trail
  broadwell haswell ivy sandy bridge zen ryzen epyc threadripper xeon core ultra pro plus super titan mobile
  generic lowlatency rt lts hwe oem zen1 xanmod liquorix tkg surface clang lto the and for from with this that
  into not any all one are was were has have had can could will would may might must should you your his her its
  our their me my mine him them who what when where why how which while then than there here now just like more
  most much many some such only own same too very also been being out over under again once about after before
  above below between during off down up in on at by to of if or as is it be do no yes so an me us we he she they
  art bill bob's chase drew grant mark pat ray rob rose hope faith joy grace dawn eve june april august link lance
  dash dot bug cat dog fox wolf bear tux penguin foo bar baz qux name names none null true false unknown value
  file files path line lines text type class group groups id ids address version release current global thread
  process proc task job jobs queue ring channel client server api abi cli gui app apps program tool tools support
  power temp fan clock speed link width size total used free available active idle busy
  enabled disabled on off mode level perf performance auto manual high quiet splash
  x86 x64 amd64 aarch64 arm arm64 i686 riscv generic tuxedo dell hp lenovo asus acer msi gigabyte asrock razer
  framework thinkpad ideapad legion omen rog tuf zephyrus strix macbook imac mac apple samsung lg sony toshiba
  huawei xiaomi valve supermicro evga zotac sapphire xfx powercolor pny palit`.split(/\s+/),
)

export function isCommonWord(word: string): boolean {
  const parts = word
    .toLowerCase()
    .split(/[^a-z\u00df-\uffef]+/)
    .filter((part) => part !== '')
  return parts.every((part) => part.length < 2 || common.has(part))
}

/** Whether a name may be taken out of places that do not prove it: neither very short nor a common word. */
export function isTelling(name: string): boolean {
  if (name.length < 3 || /^[\d.]+$/.test(name)) return false
  // Numbered machines of a rack (gpu01, node-12) are names; gpu0 and node1 are also devices.
  return !isCommonWord(name) || /^(?:gpu|node|server|host|worker|pc|lab)-?0*\d{2,}$/i.test(name)
}
