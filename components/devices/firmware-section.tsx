import type { ModuleFirmware, SourceView } from '@/lib/devices/types'
import { DeviceSection, Nothing } from './section'

type FirmwareProps = { firmware: ModuleFirmware[]; codeName: string | null; source: SourceView | undefined }

/** Files the claiming modules may request for the device, by module. */
export function FirmwareSection({ firmware, codeName, source }: FirmwareProps) {
  const narrowed = firmware.some(({ files }) => files.length > 0)
  return (
    <DeviceSection
      id="firmware"
      title="Firmware it may request"
      sources={firmware.length > 0 ? [source] : []}
    >
      {firmware.length === 0 && <Nothing>No module that claims it names firmware.</Nothing>}
      {narrowed && (
        <p className="text-sm text-ink-2">
          Narrowed to files whose name carries {codeName ?? 'this chip'} or the versions of its parts; the
          driver may ask for others as well, and not for all of these.
        </p>
      )}
      {firmware.map(({ module, files, total }) => (
        <details key={module} open={files.length > 0 && files.length <= 12}>
          <summary>
            <code>{module}</code>:{' '}
            {files.length > 0
              ? `${files.length} of ${total} files`
              : `${total} files, none of which tells by its name that it is for this chip`}
          </summary>
          {files.length > 0 && (
            <ul className="columns-1 gap-x-8 pt-2 font-mono text-xs sm:columns-2">
              {files.map(({ file }) => (
                <li key={file} className="break-all">
                  {file}
                </li>
              ))}
            </ul>
          )}
        </details>
      ))}
    </DeviceSection>
  )
}
