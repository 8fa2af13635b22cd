// All that one profile said and did, from the two domains that know of it.
import type { WatchReader } from '#domains/playback/contract.ts';
import type { TasteReader, TasteSignal } from '#domains/taste/contract.ts';

export interface ViewerSignalsDeps {
  readonly taste: TasteReader;
  readonly watch: WatchReader;
}

/** What was said newest first, then what was watched. */
export async function readSignals(
  { taste, watch }: ViewerSignalsDeps,
  profileId: number,
): Promise<TasteSignal[]> {
  const [said, watched] = await Promise.all([taste.signals(profileId), watch.watched(profileId)]);
  return [
    ...said,
    ...watched.map(({ titleId, share, at }) => ({ titleId, kind: 'watched' as const, value: share, at })),
  ];
}
