// Where to go after signing in: an address of this application, never one of another host.
export function safeReturn(address: string | null): string {
  return address !== null && /^\/(?![/\\])/.test(address) ? address : '/';
}
