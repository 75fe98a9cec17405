/** What a person's chosen rig says for the form: versions by subject, as validity ranges name them. */
type Machine = Record<string, string | null>

/**
 * The fields of a new stamp as far as a machine tells them. A driver without a version of its own comes with the kernel,
 * so its name is enough.
 */
export function prefillFrom(machine: Machine): { driver: string; kernel: string; note: string } {
  const named = (prefix: string) =>
    Object.entries(machine)
      .filter(([subject]) => subject.startsWith(prefix))
      .map(([subject, version]) => [subject.slice(prefix.length), version].filter(Boolean).join(' '))
  const kernel = machine.kernel
  return {
    driver: named('driver:').join(', ').slice(0, 120),
    kernel: kernel ? `Linux ${kernel}`.slice(0, 80) : '',
    note: named('distribution:').join(', '),
  }
}
