/** What one machine says of itself. A fact is present only with the line (1-based) of the pasted text that proves it. */
export type Environment = {
  devices: DeviceFact[]
  drivers: DriverFact[]
  kernel: KernelFact | null
  distro: DistroFact | null
  versions: Partial<Record<VersionName, VersionFact>>
  session: SessionFact | null
  secureBoot: SecureBootFact | null
  virtualization: VirtualizationFact | null
  /** The tools whose output was recognised, in order of appearance. */
  tools: { name: string; line: number }[]
}

/** A GPU or accelerator. */
export type DeviceFact = {
  /** Vendor and device, lower case: `10de:2684`. */
  pciId: string | null
  name: string | null
  /** Subsystem vendor and device: `1458:40f0`. */
  subsystem: string | null
  /** PCI revision, two hexadecimal digits. */
  revision: string | null
  /** Where it sits: `0000:01:00.0`. */
  address: string | null
  /** The kernel driver bound to it. */
  driver: string | null
  line: number
}

export type DriverFact = {
  /** nvidia, nouveau, amdgpu, i915, xe, mesa, compute-runtime, … */
  name: string
  flavour: Flavour | null
  version: string | null
  line: number
}

/** `in-tree` came with the kernel, `dkms` was built from a package, `windows` is the host's driver below WSL. */
export type Flavour = 'open' | 'proprietary' | 'in-tree' | 'dkms' | 'windows'

export type KernelFact = { release: string; line: number }
export type DistroFact = { name: string; id: string | null; version: string | null; line: number }
export type VersionFact = { version: string; line: number }
export type SessionFact = { kind: 'wayland' | 'x11' | 'tty'; line: number }
export type SecureBootFact = { on: boolean; line: number }
export type VirtualizationFact = { kind: Virtualization; line: number }
export type Virtualization = 'wsl2' | 'container' | 'vm' | 'passthrough'

/** `cuda` is the toolkit; `cuda_driver_api` is the highest CUDA release the driver serves, as nvidia-smi prints it. */
export type VersionName =
  | 'cuda'
  | 'cuda_driver_api'
  | 'nvidia_smi'
  | 'compute_capability'
  | 'cudnn'
  | 'rocm'
  | 'hip'
  | 'level_zero'
  | 'oneapi'
  | 'igc'
  | 'opencl'
  | 'opengl'
  | 'vulkan_api'
  | 'vulkan_instance'
  | 'mesa'
  | 'llvm'
  | 'guc'
  | 'huc'
  | 'dmc'
  | 'gsp'
  | 'smu'
  | 'vbios'
  | 'npu_firmware'
  | 'gfx_firmware'
  | 'linux_firmware'
  | 'xorg'
  | 'xwayland'
  | 'torch'
  | 'python'
  | 'gcc'
  | 'docker'
  | 'ollama'
  | 'wsl'
  | 'wslg'
