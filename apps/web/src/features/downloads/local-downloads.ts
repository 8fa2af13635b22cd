// The downloads of this browser put together: records, files, the work on them, and what viewers do with them.
import { useSyncExternalStore } from 'react';
import * as kinora from '@kinora/sdk';
import {
  HttpError,
  ok,
  type DownloadList,
  type DownloadTicket,
  type NewDownload,
  type Session,
} from '@kinora/sdk';
import { registerServiceWorker } from '../../offline/register-service-worker.ts';
import { Downloader, type TicketAnswer } from './downloader.ts';
import { recordOf, type Described, type DownloadRecord } from './download-record.ts';
import { laterMark } from './later-mark.ts';
import { reconcile, strangers } from './reconcile.ts';
import { RecordStore } from './record-store.ts';
import { rememberViewer } from './remembered-viewer.ts';
import { clearShelves, shelfOf } from './shelf.ts';

/** The picture of a title, among its stored files. */
export const artName = 'art.webp';

export const records = new RecordStore(localStorage, window);

const downloader = new Downloader({
  records,
  shelfOf,
  ticketOf,
  fetch: (url, init) => fetch(url, init),
  alone: (action) => navigator.locks.request('kinora-downloads', action),
  pause: pauseOrOnline,
  now: () => Date.now(),
});
records.subscribe(() => downloader.wake());

/** Milliseconds that a film which is here waits for word of where it was left elsewhere. */
const PATIENCE = 1_500;

/** Whom the service counts what is watched to, as far as it has said. */
let watching: number | null = null;

export function useDownloads(): readonly DownloadRecord[] {
  return useSyncExternalStore(
    (changed) => records.subscribe(changed),
    () => records.list(),
  );
}

/** Takes the right and begins; throws what the service refuses with. Asked again for the same, it renews. */
export async function beginDownload(wanted: NewDownload, described: Described): Promise<void> {
  const ticket = await ok(kinora.startDownload({ newDownload: wanted }));
  keep(ticket, described);
  rememberViewer({ accountId: described.accountId, profileId: ticket.profileId });
  watching = ticket.profileId;
  downloader.serve(ticket.profileId);
  // Asked where somebody decides to keep something; browsers grant it by their own rules.
  void navigator.storage.persist().catch(() => false);
  void registerServiceWorker();
  void keepArt();
}

export async function renewDownload(record: DownloadRecord): Promise<void> {
  const { movieId, episodeId, quality } = record;
  const newDownload = { movieId, quality, ...(episodeId === null ? {} : { episodeId }) };
  const ticket = await ok(kinora.startDownload({ newDownload }));
  const same = ticket.id === record.id && ticket.video === record.video;
  if (ticket.id !== record.id) await moveAway(record);
  if (same && record.state === 'complete') records.patch(record.id, { expiresAt: ticket.expiresAt });
  else keep(ticket, record);
}

export function pauseDownload(id: number): void {
  records.patch(id, { state: 'paused', trouble: null });
}

export function resumeDownload(id: number): void {
  records.patch(id, { state: 'queued', trouble: null });
}

/** The right is given back as soon as there is a network; `followSession` sees to it otherwise. */
export async function removeDownload(id: number): Promise<void> {
  records.remove(id);
  await shelfOf(id).clear();
  await kinora.endDownload({ id }).catch(() => undefined);
}

/** Keeps the place of a viewer here, and tells the service when it can be reached. */
export function markDownload(id: number, position: number): void {
  const now = Date.now();
  records.patch(id, { mark: { position, at: now, told: false }, seenAt: now });
  if (navigator.onLine) void tellMarks();
}

/** Where a viewer goes on, in seconds: on this device or where another one stopped later, as far as the service says so in time. */
export async function placeOf(id: number): Promise<number> {
  if (navigator.onLine) {
    const late = new Promise<void>((resolve) => {
      setTimeout(resolve, PATIENCE);
    });
    await Promise.race([ok(kinora.listDownloads()).then(followPlaces, () => undefined), late]);
  }
  return records.get(id)?.mark?.position ?? 0;
}

/** Everything of everybody, when nobody is signed in any more. */
export async function forgetDownloads(): Promise<void> {
  watching = null;
  downloader.serve(null);
  for (const { id } of records.list()) records.remove(id);
  rememberViewer(null);
  await clearShelves();
}

/** After every word of the service about who is here: nobody's downloads go, the others are compared with what it says of them. */
export async function followSession(session: Session | null): Promise<void> {
  if (session === null) {
    await forgetDownloads();
    return;
  }
  for (const { id } of strangers(records.list(), session)) await removeDownload(id);
  const profileId = session.profile?.id ?? null;
  if (profileId !== null) rememberViewer({ accountId: session.account.id, profileId });
  watching = profileId;
  downloader.serve(profileId);
  void registerServiceWorker();
  const list = await ok(kinora.listDownloads()).catch(() => null);
  if (list === null) return;
  const { remove, end, expiry, release } = reconcile(records.list(), session, list, Date.now());
  for (const id of remove) await removeDownload(id);
  for (const { id, expiresAt } of expiry) records.patch(id, { expiresAt });
  for (const id of end) {
    records.patch(id, { state: 'ended', trouble: null, received: 0 });
    await shelfOf(id).clear();
  }
  for (const id of release) await kinora.endDownload({ id }).catch(() => undefined);
  await clearShelves(new Set(records.list().map(({ id }) => id)));
  followPlaces(list);
  await keepArt();
  await tellMarks();
}

function followPlaces({ items }: DownloadList): void {
  for (const { id, place, profileId } of items) {
    const record = records.get(id);
    if (record === undefined || profileId !== watching) continue;
    const mark = laterMark(record.mark, place);
    if (mark?.at !== record.mark?.at || mark?.position !== record.mark?.position) records.patch(id, { mark });
  }
}

function keep(ticket: DownloadTicket, { accountId, title, art, tone, episode }: Described): void {
  records.put(recordOf(ticket, { accountId, title, art, tone, episode }, Date.now()));
}

async function moveAway({ id }: DownloadRecord): Promise<void> {
  records.remove(id);
  await shelfOf(id).clear();
}

/** Stores the pictures that are not there yet. A film without its picture is still a film. */
async function keepArt(): Promise<void> {
  for (const { id, art, state } of records.list()) {
    const shelf = shelfOf(id);
    if (state === 'ended' || (await shelf.read(artName)) !== null) continue;
    const answer = await fetch(art).catch(() => null);
    if (answer?.ok !== true || records.get(id) === undefined) continue;
    const type = answer.headers.get('content-type') ?? 'image/webp';
    await shelf.put(artName, await answer.arrayBuffer(), type).catch(() => undefined);
  }
}

async function ticketOf(id: number): Promise<TicketAnswer> {
  try {
    return await ok(kinora.continueDownload({ id }));
  } catch (error) {
    return error instanceof HttpError && error.status === 404 ? 'gone' : 'unreachable';
  }
}

/** Only for the profile that watches: the service keeps the place for whoever is chosen. */
async function tellMarks(): Promise<void> {
  for (const { id, mark, movieId, episodeId, duration, profileId } of records.list()) {
    if (mark === null || mark.told || profileId !== watching) continue;
    const newProgress = { movieId, episodeId, position: mark.position, duration, watchedAt: mark.at };
    const told = await kinora.saveProgress({ newProgress }).catch(() => null);
    const now = records.get(id)?.mark;
    if (told?.status === 204 && now?.at === mark.at) records.patch(id, { mark: { ...mark, told: true } });
  }
}

function pauseOrOnline(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = () => {
    clearTimeout(timer);
    window.removeEventListener('online', done);
    signal.removeEventListener('abort', done);
    resolve();
  };
  const timer = setTimeout(done, milliseconds);
  window.addEventListener('online', done);
  signal.addEventListener('abort', done);
  return promise;
}
