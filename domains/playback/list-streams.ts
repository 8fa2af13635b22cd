// Who of an account is playing what, right now.
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import type { StreamList } from './contract.ts';
import type { PlaceDeps } from './take-place.ts';
import { placesAt } from './take-place.ts';

export interface ListStreamsDeps extends PlaceDeps {
  readonly catalog: CatalogReader;
}

export async function listStreams(
  deps: ListStreamsDeps,
  viewer: ViewerWithProfile,
  now: number,
): Promise<StreamList> {
  const { streams, catalog, streamLimit } = deps;
  const live = await streams.of(viewer.accountId, placesAt(streamLimit, now).silentBefore);
  const { maturityLimit } = viewer.profile;
  const cards = await catalog.cards([...new Set(live.map(({ titleId }) => titleId))], { maturityLimit });
  return {
    limit: streamLimit,
    items: live.map((stream) => ({
      id: stream.id,
      deviceName: stream.deviceName,
      profileName: stream.profileName,
      title: cards.find(({ id }) => id === stream.titleId) ?? null,
      here: stream.sessionId === viewer.sessionId,
      startedAt: stream.startedAt,
    })),
  };
}
