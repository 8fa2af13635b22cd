// Whether this browser keeps downloads, without loading what works on them.
/** Of their records, see features/downloads/record-store.ts. */
const PREFIX = 'kinora.download.';

export function hasDownloads(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(PREFIX));
  } catch {
    return false;
  }
}
