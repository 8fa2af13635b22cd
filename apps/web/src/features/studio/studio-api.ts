// What the studio asks of the server; it joins the others only when the studio is opened.
import * as kinora from '@kinora/sdk';
import {
  ok,
  type Asset,
  type AssetPage,
  type NewMarks,
  type QualitySummary,
  type TitleCard,
  type TitleDetail,
  type TitleFacts,
  type WatchedFiles,
} from '@kinora/sdk';
import { api } from '#app/api.ts';
import { settle, settleEmpty } from '#app/settle.ts';

export type WorkStep = 'pause' | 'resume' | 'cancel' | 'retry';

const steps = {
  pause: kinora.pauseAsset,
  resume: kinora.resumeAsset,
  cancel: kinora.cancelAsset,
  retry: kinora.retryAsset,
} as const;

/** Videos of one page. */
const PAGE = 30;

/** Of all that shows titles. */
const titles = ['Assets', 'Titles', 'Home', 'MyList', 'Continue'] as const;

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
    setMarks: build.mutation<Asset, { id: number; marks: NewMarks }>({
      queryFn: ({ id, marks }) => settle(ok(kinora.setMarkers({ id, newMarks: marks }))),
      invalidatesTags: (_answer, error) => (error ? [] : ['Assets']),
    }),
    /** Null for the drawn one. */
    setStill: build.mutation<
      TitleCard,
      { movieId: number; still: { assetId: number; poster: string } | null }
    >({
      queryFn: ({ movieId, still }) =>
        settle(
          still === null
            ? ok(kinora.drawPictures({ id: movieId }))
            : ok(kinora.useStill({ id: still.assetId, posterChoice: { poster: still.poster } })),
        ),
      invalidatesTags: (_answer, error) => (error ? [] : titles),
    }),
    createTitle: build.mutation<TitleDetail, { facts: TitleFacts; again: boolean }>({
      queryFn: (newTitle) => settle(ok(kinora.createMovie({ newTitle }))),
      invalidatesTags: (_answer, error) => (error ? [] : titles),
    }),
    editTitle: build.mutation<TitleDetail, { id: number; facts: TitleFacts }>({
      queryFn: ({ id, facts }) => settle(ok(kinora.editMovie({ id, titleFacts: facts }))),
      invalidatesTags: (_answer, error) => (error ? [] : titles),
    }),
    removeTitle: build.mutation<null, number>({
      queryFn: (id) => settleEmpty(ok(kinora.removeMovie({ id }))),
      invalidatesTags: (_answer, error) => (error ? [] : titles),
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
  useSetMarksMutation,
  useSetStillMutation,
  useCreateTitleMutation,
  useEditTitleMutation,
  useRemoveTitleMutation,
  useWatchedFilesQuery,
  useQualityQuery,
} = studioApi;
