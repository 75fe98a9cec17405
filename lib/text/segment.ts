/** Whether one part of a path, as it came (percent-encoded or not), says this text. */
export function sameSegment(segment: string, text: string): boolean {
  if (segment === text) return true
  try {
    return decodeURIComponent(segment) === text
  } catch {
    return false
  }
}
