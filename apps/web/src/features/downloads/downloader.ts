// Works through the downloads of the chosen profile, one after the other, in one tab at a time: waits for the network, stops when told.
import type { DownloadTicket } from '@kinora/sdk';
import type { DownloadRecord } from './download-record.ts';
import { FetchFault, fetchFiles, type FetchFilesOptions } from './fetch-files.ts';
import type { RecordStore } from './record-store.ts';
import type { Shelf } from './shelf.ts';

/** What asking the service for the files of a download came to. */
export type TicketAnswer = DownloadTicket | 'gone' | 'unreachable';

export interface DownloaderDeps {
  readonly records: Pick<RecordStore, 'list' | 'get' | 'patch' | 'subscribe'>;
  readonly shelfOf: (id: number) => Shelf;
  readonly ticketOf: (id: number) => Promise<TicketAnswer>;
  readonly fetch: FetchFilesOptions['fetch'];
  /** Runs an action when no other tab does. */
  readonly alone: (action: () => Promise<void>) => Promise<void>;
  /** Resolves after milliseconds, sooner when the network comes back, at once when stopped. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Milliseconds between two tries while nothing is reached. */
const PAUSES = [1_000, 3_000, 8_000, 20_000, 60_000] as const;

/** Milliseconds between two notes of the progress. */
const NOTE = 250;

/** Fresh addresses in a row that open nothing; then it fails. */
const MOST_REFUSED = 3;

const PLAYLIST = 'master.m3u8';

export class Downloader {
  readonly #deps: DownloaderDeps;
  #profileId: number | null = null;
  #stop: AbortController | null = null;
  #working = false;

  constructor(deps: DownloaderDeps) {
    this.#deps = deps;
  }

  /** Only this profile may ask for its files; what another had begun waits for it. */
  serve(profileId: number | null): void {
    if (this.#profileId !== profileId) this.#stop?.abort();
    this.#profileId = profileId;
    this.wake();
  }

  /** Something may have to be done. */
  wake(): void {
    if (this.#working || this.#next() === undefined) return;
    this.#working = true;
    const work = async () => {
      for (let record = this.#next(); record !== undefined; record = this.#next()) await this.#run(record);
    };
    void this.#deps.alone(work).finally(() => {
      this.#working = false;
      this.wake();
    });
  }

  /** The first that was asked for comes first. */
  #next(): DownloadRecord | undefined {
    return this.#deps.records
      .list()
      .findLast(
        ({ state, profileId }) =>
          profileId === this.#profileId && (state === 'queued' || state === 'running'),
      );
  }

  async #run({ id }: DownloadRecord): Promise<void> {
    const { records, shelfOf } = this.#deps;
    const stop = new AbortController();
    this.#stop = stop;
    records.patch(id, { state: 'running', trouble: null });
    const watch = records.subscribe(() => {
      if (records.get(id)?.state !== 'running') stop.abort();
    });
    try {
      const outcome = await this.#bring(id, stop.signal);
      watch();
      records.patch(id, outcome);
      if (outcome.state === 'ended') await shelfOf(id).clear();
    } catch (error) {
      watch();
      const left = records.get(id);
      if (left === undefined) await shelfOf(id).clear();
      else if (left.state === 'running')
        records.patch(id, stop.signal.aborted ? { state: 'queued' } : { state: 'failed', trouble: 'other' });
      if (!stop.signal.aborted) throw error;
    } finally {
      if (this.#stop === stop) this.#stop = null;
    }
  }

  /** Goes on until all is there or there is no sense in it. Throws when stopped. */
  async #bring(id: number, signal: AbortSignal): Promise<Partial<DownloadRecord>> {
    let tries = 0;
    let refused = 0;
    for (;;) {
      const answer = await this.#deps.ticketOf(id);
      signal.throwIfAborted();
      if (answer === 'gone') return { state: 'ended', trouble: null, received: 0 };
      if (answer !== 'unreachable') {
        try {
          return await this.#store(answer, signal, () => (tries = 0));
        } catch (error) {
          if (!(error instanceof FetchFault)) throw error;
          const { trouble } = error;
          if (trouble === 'space' || trouble === 'other') return { state: 'failed', trouble };
          if (trouble === 'address' && ++refused >= MOST_REFUSED)
            return { state: 'failed', trouble: 'other' };
        }
      }
      this.#deps.records.patch(id, { trouble: 'network' });
      await this.#deps.pause(PAUSES[Math.min(tries++, PAUSES.length - 1)] ?? 0, signal);
      signal.throwIfAborted();
    }
  }

  async #store(
    ticket: DownloadTicket,
    signal: AbortSignal,
    onProgress: () => void,
  ): Promise<Partial<DownloadRecord>> {
    const { records, shelfOf, fetch, now } = this.#deps;
    const { id, video, quality, height, expiresAt, files, address } = ticket;
    const shelf = shelfOf(id);
    const before = records.get(id);
    if (before?.video !== video || before.quality !== quality) await shelf.clear();
    await shelf.put(PLAYLIST, ticket.playlist, 'application/vnd.apple.mpegurl');
    records.patch(id, { video, quality, height, expiresAt, bytes: ticket.bytes });
    let noted = 0;
    let got = before?.received ?? 0;
    await fetchFiles({
      files,
      address,
      shelf,
      fetch,
      signal,
      onStored: (received) => {
        if (received > got) onProgress();
        got = received;
        if (now() - noted < NOTE) return;
        noted = now();
        records.patch(id, { received, trouble: null });
      },
    });
    return { state: 'complete', trouble: null, received: got, bytes: Math.max(got, 1), seenAt: now() };
  }
}
