// What the download button asks of the service, added to the questions of the application when the button is first shown.
import * as kinora from '@kinora/sdk';
import { ok, type DownloadOffer } from '@kinora/sdk';
import { api } from '#app/api.ts';
import { settle } from '#app/settle.ts';

export interface OfferQuestion {
  readonly movie: number;
  readonly episode: number | null;
  readonly prepare: boolean;
}

const offers = api.injectEndpoints({
  endpoints: (build) => ({
    downloadOffer: build.query<DownloadOffer, OfferQuestion>({
      queryFn: ({ movie, episode, prepare }) =>
        settle(
          ok(
            kinora.offerDownload({
              movie,
              ...(episode === null ? {} : { episode }),
              ...(prepare ? { prepare: 'true' } : {}),
            }),
          ),
        ),
      keepUnusedDataFor: 60,
    }),
  }),
});

export const { useDownloadOfferQuery } = offers;
