// Whether this browser can keep films: over HTTPS (or on this machine), with storage for files and a way to start without a network.
export function canDownload(): boolean {
  return isSecureContext && 'caches' in window && 'serviceWorker' in navigator && 'locks' in navigator;
}
