import type { SourceView } from '@/lib/devices/types'
import { DeviceSection } from './section'

type NvidiaProps = {
  legacyBranch: string | null
  openModules: boolean | null
  architecture: string | null
  generation: { lastBranch: string | null; openModules: boolean | null } | null
  source: SourceView | undefined
}

const matrix =
  'https://docs.nvidia.com/datacenter/tesla/drivers/cuda-toolkit-driver-and-architecture-matrix.html'
const openReadme = 'https://github.com/NVIDIA/open-gpu-kernel-modules'

/** Which branches of NVIDIA's driver are for the device, and whether the open modules are. */
export function NvidiaSection(props: NvidiaProps) {
  const { openModules, source } = props
  const listed = openModules !== null
  return (
    <DeviceSection id="nvidia" title="NVIDIA driver" sources={listed ? [source] : []}>
      <ul className="grid list-disc gap-1 pl-5">
        <li>
          <Branch {...props} />
        </li>
        <li>
          <OpenModules {...props} />
        </li>
      </ul>
    </DeviceSection>
  )
}

function Branch({ legacyBranch, architecture, generation, openModules, source }: NvidiaProps) {
  if (legacyBranch !== null)
    return (
      <>
        Branch <code>{legacyBranch}</code> is the last that drives it.
      </>
    )
  if (generation?.lastBranch)
    return (
      <>
        Branch <code>{generation.lastBranch}</code> is the last for {architecture} (
        <a href={matrix}>NVIDIA’s matrix of drivers and architectures</a>).
      </>
    )
  if (openModules !== null)
    return (
      <>
        Driven by the current branches{source ? ` as of ${source.edition}` : ''}; no last branch is announced.
      </>
    )
  if (generation?.openModules)
    return (
      <>
        Current branches drive {architecture} (<a href={matrix}>NVIDIA’s matrix</a>); the imported list is
        older than this device or leaves it out.
      </>
    )
  return <>The imported list does not name it, so we do not know which branch drives it.</>
}

function OpenModules({ openModules, architecture, generation, source }: NvidiaProps) {
  if (openModules === true) return <>The open kernel modules drive it.</>
  if (generation?.openModules)
    return (
      <>
        The open kernel modules drive Turing and later, {architecture} among them (
        <a href={openReadme}>their README, 595.45.04</a>)
        {openModules === false && source
          ? `; the list of ${source.edition} does not say so of this device`
          : ''}
        .
      </>
    )
  if (openModules === false || generation)
    return <>The open kernel modules do not drive it; the proprietary ones do.</>
  return <>Whether the open kernel modules drive it is not known to us.</>
}
