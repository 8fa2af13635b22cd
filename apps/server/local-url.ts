// The address under which a browser on this machine reaches the service.

const everywhere = new Set(['0.0.0.0', '::']);

export function localUrl(host: string, port: number): string {
  const name = everywhere.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
