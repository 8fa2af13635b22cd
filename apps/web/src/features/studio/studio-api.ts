// What the studio asks of the server; it joins the others only when the studio is opened.
import * as kinora from '@kinora/sdk';
import { ok, type AssetPage, type Asset, type QualitySummary, type WatchedFiles } from '@kinora/sdk';
import { api } from '#app/api.ts';
import { settle } from '#app/settle.ts';

export type WorkStep = 'pause' | 'resume' | 'cancel' | 'retry';

const steps = {
  pause: kinora.pauseAsset,
  resume: kinora.resumeAsset,
  cancel: kinora.cancelAsset,
  retry: kinora.retryAsset,
} as const;

/** Videos of one page. */
const PAGE = 30;

const studioApi = api.enhanceEndpoints({ addTagTypes: ['Assets'] }).injectEndpoints({
  endpoints: (build) => ({
    assets: build.infiniteQuery<AssetPage, { removed: boolean }, string | null>({
      infiniteQueryOptions: { initialPageParam: null, getNextPageParam: (page) => page.next ?? undefined },
      queryFn: ({ queryArg, pageParam }) =>
        settle(
          ok(
            kinora.listAssets({
              limit: PAGE,
              ...(queryArg.removed ? { removed: 'true' } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            }),
          ),
        ),
      providesTags: ['Assets'],
      keepUnusedDataFor: 0,
    }),
    steerAsset: build.mutation<Asset, { id: number; step: WorkStep }>({
      queryFn: ({ id, step }) => settle(ok(steps[step]({ id }))),
      invalidatesTags: ['Assets'],
    }),
    removeAsset: build.mutation<Asset, number>({
      queryFn: (id) => settle(ok(kinora.removeAsset({ id }))),
      invalidatesTags: ['Assets'],
    }),
    restoreAsset: build.mutation<Asset, number>({
      queryFn: (id) => settle(ok(kinora.restoreAsset({ id }))),
      invalidatesTags: ['Assets'],
    }),
    watchedFiles: build.query<WatchedFiles, void>({
      queryFn: () => settle(ok(kinora.listWatchedFiles())),
      keepUnusedDataFor: 0,
    }),
    quality: build.query<QualitySummary, number>({
      queryFn: (movie) => settle(ok(kinora.showQuality({ movie, days: 30 }))),
      keepUnusedDataFor: 60,
    }),
  }),
});

export const {
  useAssetsInfiniteQuery,
  useSteerAssetMutation,
  useRemoveAssetMutation,
  useRestoreAssetMutation,
  useWatchedFilesQuery,
  useQualityQuery,
} = studioApi;
