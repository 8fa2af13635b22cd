// Shows the application without a network: keeps the files of one build that downloads need, and nothing of the API or of any film.
/// <reference lib="webworker" />
import { handlingOf, type ShellFiles } from './shell-files.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written by shell-manifest.ts when the application is built. */
declare const SHELL_FILES: ShellFiles;

const shell = SHELL_FILES;
const PREFIX = 'kinora-shell-';
const CACHE = PREFIX + shell.version;
/** Which languages were used here: a new build brings the same. */
const LANGUAGES = 'kinora-languages';
/** Milliseconds that a page is waited for before the kept one is shown. */
const PATIENCE = 5_000;

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});
self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});
self.addEventListener('message', (event) => {
  const data: unknown = event.data;
  if (typeof data !== 'object' || data === null || !('keepLanguage' in data)) return;
  event.waitUntil(keepLanguage(String(data.keepLanguage)));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const handling = handlingOf(request, self.location.origin, shell);
  if (handling === 'page') event.respondWith(page(request));
  else if (handling === 'built') event.respondWith(built(request));
  else if (handling === 'root') event.respondWith(root(request));
});

async function install(): Promise<void> {
  const used = await (await caches.open(LANGUAGES)).keys();
  const languages = used.map(({ url }) => new URL(url).pathname.slice(1));
  await keep([...shell.files, ...languages.flatMap((language) => shell.languages[language] ?? [])]);
  // Pages of the old build go on with its files, which stay until the build after this one.
  await self.skipWaiting();
}

async function activate(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function keepLanguage(language: string): Promise<void> {
  const files = shell.languages[language];
  if (files === undefined) return;
  await (await caches.open(LANGUAGES)).put(`/${language}`, new Response());
  await keep(files);
}

async function keep(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(
    paths.map(
      (path) =>
        new Request(path, {
          cache: path.startsWith('/assets/') ? 'default' : 'reload',
          // The service shows the page to whoever wants a page.
          headers: path === '/' ? { accept: 'text/html' } : {},
        }),
    ),
  );
}

/** The network knows the newest build; where it is gone, slow or answers for a service that is down, the kept page is shown. */
async function page(request: Request): Promise<Response> {
  const asked = fetch(request).catch(() => null);
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), PATIENCE);
  });
  const answer = await Promise.race([asked, late]);
  if (answer !== null && answer.status < 500) return answer;
  const kept = await caches.match('/', { cacheName: CACHE });
  return kept ?? answer ?? (await asked) ?? Response.error();
}

/** Names of built files carry a hash of their content: what is kept is what is asked for. */
async function built(request: Request): Promise<Response> {
  return (await caches.match(new URL(request.url).pathname)) ?? fetch(request);
}

async function root(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(new URL(request.url).pathname, { cacheName: CACHE })) ?? Response.error();
  }
}
