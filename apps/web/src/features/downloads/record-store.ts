// The downloads of this browser, one entry of its storage each: every tab sees the same, and is told of changes.
import type { DownloadRecord } from './download-record.ts';

/** Of the entries; app/has-downloads.ts looks for it too. */
export const recordPrefix = 'kinora.download.';

export class RecordStore {
  readonly #storage: Storage;
  readonly #listeners = new Set<() => void>();
  #known: readonly DownloadRecord[] | null = null;

  /** `tabs` tells of changes that other tabs made: the window. */
  constructor(storage: Storage, tabs: EventTarget) {
    this.#storage = storage;
    tabs.addEventListener('storage', (event) => {
      const key = 'key' in event && typeof event.key === 'string' ? event.key : recordPrefix;
      if (key.startsWith(recordPrefix)) this.#changed();
    });
  }

  /** Newest first; the same array until something changes. */
  list(): readonly DownloadRecord[] {
    this.#known ??= Object.keys(this.#storage)
      .filter((key) => key.startsWith(recordPrefix))
      .flatMap((key) => read(this.#storage.getItem(key)))
      .toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id);
    return this.#known;
  }

  get(id: number): DownloadRecord | undefined {
    return this.list().find((record) => record.id === id);
  }

  put(record: DownloadRecord): void {
    this.#storage.setItem(recordPrefix + record.id, JSON.stringify(record));
    this.#changed();
  }

  /** Does nothing to what is gone: a late word of a tab brings nothing back. What was seen of time stays seen. */
  patch(id: number, change: Partial<DownloadRecord>): void {
    const [record] = read(this.#storage.getItem(recordPrefix + id));
    if (record === undefined) return;
    this.put({ ...record, ...change, seenAt: Math.max(record.seenAt, change.seenAt ?? 0) });
  }

  remove(id: number): void {
    this.#storage.removeItem(recordPrefix + id);
    this.#changed();
  }

  /** Answers how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    this.#known = null;
    for (const listener of this.#listeners) listener();
  }
}

/** What cannot be read is nothing. */
function read(text: string | null): DownloadRecord[] {
  if (text === null) return [];
  try {
    const value = JSON.parse(text) as DownloadRecord;
    return typeof value.id === 'number' && typeof value.expiresAt === 'number' ? [value] : [];
  } catch {
    return [];
  }
}
