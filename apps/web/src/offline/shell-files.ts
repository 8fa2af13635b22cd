// What the service worker keeps of one build, as written into it by shell-manifest.ts.
export interface ShellFiles {
  /** Changes with any of the files. */
  readonly version: string;
  /** Paths of all that downloads need without a network. */
  readonly files: readonly string[];
  /** Paths that one language needs besides. */
  readonly languages: Readonly<Record<string, readonly string[]>>;
}

/** Addresses that are no page of the application; apps/server/site/web.ts has the same list. */
const machineAddress = /^\/(api|media|art|health|metrics|openapi\.json|assets|docs)(\/|$)/;

/** What is done with a request: `page` network first, `built` from the cache first, `root` network first, `pass` nothing. */
export function handlingOf(
  request: { readonly method: string; readonly mode: string; readonly url: string },
  origin: string,
  shell: ShellFiles,
): 'page' | 'built' | 'root' | 'pass' {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin) return 'pass';
  if (request.mode === 'navigate') return machineAddress.test(url.pathname) ? 'pass' : 'page';
  if (url.pathname.startsWith('/assets/')) return 'built';
  return url.pathname !== '/' && shell.files.includes(url.pathname) ? 'root' : 'pass';
}
