// The stored files of one download: a cache of its own in the browser's Cache Storage, so that all of it goes in one act.

const PREFIX = 'kinora-download-';

/** Cache Storage wants addresses; nothing is ever asked of these. */
const addressOf = (name: string) => `/stored/${name}`;

export interface Shelf {
  /** Names of the files that are there whole. */
  names(): Promise<Set<string>>;
  put(name: string, body: ArrayBuffer | string, type: string): Promise<void>;
  /** Null for what is not there. */
  read(name: string): Promise<Response | null>;
  clear(): Promise<void>;
}

export function shelfOf(id: number): Shelf {
  const open = () => caches.open(PREFIX + id);
  return {
    async names() {
      const stored = await (await open()).keys();
      return new Set(stored.map(({ url }) => new URL(url).pathname.slice(addressOf('').length)));
    },
    async put(name, body, type) {
      await (await open()).put(addressOf(name), new Response(body, { headers: { 'content-type': type } }));
    },
    async read(name) {
      return (await caches.match(addressOf(name), { cacheName: PREFIX + id })) ?? null;
    },
    async clear() {
      await caches.delete(PREFIX + id);
    },
  };
}

/** Of every download, also of those that nothing else remembers. */
export async function clearShelves(except: ReadonlySet<number> = new Set()): Promise<void> {
  const kept = new Set([...except].map((id) => PREFIX + id));
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && !kept.has(name)).map((name) => caches.delete(name)),
  );
}
