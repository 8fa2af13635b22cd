// What the screens ask of the server, cached and kept fresh by RTK Query; changes of taste show at once and are taken back when refused.
import type { ThunkDispatch, UnknownAction } from '@reduxjs/toolkit';
import { createApi, fakeBaseQuery } from '@reduxjs/toolkit/query/react';
import * as kinora from '@kinora/sdk';
import {
  ok,
  type AccountPatch,
  type NewPlayback,
  type NewProfile,
  type PasswordChange,
  type SignIn,
  type SignUp,
  type Account,
  type Channel,
  type Device,
  type Facets,
  type Home,
  type ListPage,
  type NewProgress,
  type NewThumb,
  type OutboxMessage,
  type Person,
  type Playback,
  type Profile,
  type ProfilePatch,
  type Recommended,
  type SearchAnswer,
  type Service,
  type Session,
  type SignUpAnswer,
  type StreamList,
  type TitleDetail,
  type TitlePage,
  type TitleTaste,
  type WatchItem,
  type Why,
} from '@kinora/sdk';
import { hasDownloads } from './has-downloads.ts';
import { settle, settleEmpty, type Failure } from './settle.ts';

async function itemsOf<Item>(list: Promise<{ items: Item[] }>): Promise<Item[]> {
  return (await list).items;
}

/** Null: nobody is signed in. */
async function sessionOrNull(): Promise<Session | null> {
  const answer = await kinora.showSession();
  if (answer.status === 401) return null;
  return ok(Promise.resolve(answer));
}

type Dispatch = ThunkDispatch<unknown, unknown, UnknownAction>;
interface Lifecycle {
  dispatch: Dispatch;
  queryFulfilled: Promise<unknown>;
}
/** The film and how far it was watched, in seconds; `leaving`: the page goes away, so the request must outlive it. */
interface Progress {
  mark: NewProgress;
  leaving: boolean;
}

/** What the catalogue can be cut by; see `listMovies`. */
type TitleQuery = Omit<Parameters<typeof kinora.listMovies>[0], 'cursor'>;

export const api = createApi({
  reducerPath: 'api',
  baseQuery: fakeBaseQuery<Failure>(),
  tagTypes: [
    'Session',
    'Devices',
    'Home',
    'MyList',
    'Taste',
    'Continue',
    'Why',
    'Playback',
    'Streams',
    'Titles',
  ],
  keepUnusedDataFor: 300,
  endpoints: (build) => ({
    config: build.query<Service, void>({ queryFn: () => settle(ok(kinora.showService())) }),
    session: build.query<Session | null, void>({
      queryFn: () => settle(sessionOrNull()),
      providesTags: ['Session'],
    }),
    signUp: build.mutation<SignUpAnswer, SignUp>({
      queryFn: (input) => settle(ok(kinora.signUp({ signUp: input }))),
    }),
    confirm: build.mutation<Session, string>({
      queryFn: (token) => settle(ok(kinora.confirmAccount({ confirmation: { token } }))),
      invalidatesTags: ['Session'],
    }),
    signIn: build.mutation<Session, SignIn>({
      queryFn: (input) => settle(ok(kinora.signIn({ signIn: input }))),
      onQueryStarted: adoptSession,
    }),
    chooseProfile: build.mutation<Session, number>({
      queryFn: (id) => settle(ok(kinora.chooseProfile({ profileChoice: { profileId: id } }))),
      onQueryStarted: adoptSession,
    }),
    signOut: build.mutation<null, void>({
      queryFn: () => settleEmpty(ok(kinora.signOut())),
      onQueryStarted: (_, lifecycle) => forgetSession(lifecycle),
    }),
    signOutEverywhere: build.mutation<null, void>({
      queryFn: () => settleEmpty(ok(kinora.signOutEverywhere())),
      onQueryStarted: (_, lifecycle) => forgetSession(lifecycle),
    }),
    devices: build.query<Device[], void>({
      queryFn: () => settle(itemsOf(ok(kinora.listDevices()))),
      providesTags: ['Devices'],
    }),
    signOutDevice: build.mutation<null, number>({
      queryFn: (id) => settleEmpty(ok(kinora.signOutDevice({ id }))),
      invalidatesTags: ['Devices'],
    }),
    changeAccount: build.mutation<Account, AccountPatch>({
      queryFn: (change) => settle(ok(kinora.editAccount({ accountPatch: change }))),
      invalidatesTags: ['Session'],
    }),
    changePassword: build.mutation<null, PasswordChange>({
      queryFn: (input) => settleEmpty(ok(kinora.changePassword({ passwordChange: input }))),
      invalidatesTags: ['Devices'],
    }),
    createProfile: build.mutation<Profile, NewProfile>({
      queryFn: (input) => settle(ok(kinora.createProfile({ newProfile: input }))),
      invalidatesTags: ['Session'],
    }),
    changeProfile: build.mutation<Profile, { id: number; change: ProfilePatch }>({
      queryFn: ({ id, change }) => settle(ok(kinora.editProfile({ id, profilePatch: change }))),
      invalidatesTags: ['Session', 'Home'],
    }),
    deleteProfile: build.mutation<null, number>({
      queryFn: (id) => settleEmpty(ok(kinora.deleteProfile({ id }))),
      invalidatesTags: ['Session'],
    }),
    avatars: build.query<string[], void>({
      queryFn: () => settle(itemsOf(ok(kinora.listAvatars()))),
      keepUnusedDataFor: 3600,
    }),
    outbox: build.query<OutboxMessage[], void>({
      queryFn: () => settle(itemsOf(ok(kinora.showOutbox()))),
      keepUnusedDataFor: 0,
    }),

    movies: build.infiniteQuery<TitlePage, TitleQuery, string | null>({
      infiniteQueryOptions: { initialPageParam: null, getNextPageParam: (page) => page.next ?? undefined },
      queryFn: ({ queryArg, pageParam }) =>
        settle(
          ok(kinora.listMovies({ limit: 48, ...queryArg, ...(pageParam ? { cursor: pageParam } : {}) })),
        ),
      providesTags: ['Titles'],
    }),
    movie: build.query<TitleDetail, number>({
      queryFn: (id) => settle(ok(kinora.showMovie({ id }))),
      providesTags: ['Titles'],
    }),
    facets: build.query<Facets, void>({
      queryFn: () => settle(ok(kinora.showFacets())),
      providesTags: ['Titles'],
    }),
    channels: build.query<Channel[], void>({
      queryFn: () => settle(itemsOf(ok(kinora.listChannels()))),
    }),
    channel: build.query<Channel, string>({ queryFn: (slug) => settle(ok(kinora.showChannel({ slug }))) }),
    person: build.query<Person, number>({ queryFn: (id) => settle(ok(kinora.showPerson({ id }))) }),
    search: build.query<SearchAnswer, string>({
      queryFn: (words) => settle(ok(kinora.search({ q: words, limit: 40 }))),
      providesTags: ['Titles'],
    }),

    taste: build.query<TitleTaste, number>({
      queryFn: (id) => settle(ok(kinora.showTaste({ id }))),
      providesTags: (_answer, _error, id) => [{ type: 'Taste', id }],
    }),
    rate: build.mutation<null, { id: number; stars: number | null }>({
      queryFn: ({ id, stars }) =>
        settleEmpty(
          stars === null
            ? ok(kinora.unrateMovie({ id }))
            : ok(kinora.rateMovie({ id, newRating: { stars } })),
        ),
      onQueryStarted: ({ id, stars }, { dispatch, queryFulfilled }): Promise<void> =>
        undoWhenRefused(
          queryFulfilled,
          dispatch(api.util.updateQueryData('taste', id, (taste) => void (taste.stars = stars))),
        ),
      invalidatesTags: (_answer, error, { id }) => (error ? [] : ['Home', { type: 'Why', id }]),
    }),
    thumb: build.mutation<null, { id: number; thumb: NewThumb['thumb'] | null }>({
      queryFn: ({ id, thumb }) =>
        settleEmpty(
          thumb === null
            ? ok(kinora.unthumbMovie({ id }))
            : ok(kinora.thumbMovie({ id, newThumb: { thumb } })),
        ),
      onQueryStarted: ({ id, thumb }, { dispatch, queryFulfilled }): Promise<void> =>
        undoWhenRefused(
          queryFulfilled,
          dispatch(api.util.updateQueryData('taste', id, (taste) => void (taste.thumb = thumb))),
        ),
      invalidatesTags: (_answer, error, { id }) => (error ? [] : ['Home', { type: 'Why', id }]),
    }),
    myList: build.infiniteQuery<ListPage, void, string | null>({
      infiniteQueryOptions: { initialPageParam: null, getNextPageParam: (page) => page.next ?? undefined },
      queryFn: ({ pageParam }) =>
        settle(ok(kinora.listMyList({ limit: 100, ...(pageParam ? { cursor: pageParam } : {}) }))),
      providesTags: ['MyList'],
    }),
    setInList: build.mutation<null, { id: number; inList: boolean }>({
      queryFn: ({ id, inList }) =>
        settleEmpty(inList ? ok(kinora.addToMyList({ id })) : ok(kinora.removeFromMyList({ id }))),
      onQueryStarted: ({ id, inList }, { dispatch, queryFulfilled }): Promise<void> =>
        undoWhenRefused(
          queryFulfilled,
          dispatch(api.util.updateQueryData('taste', id, (taste) => void (taste.inList = inList))),
          dispatch(
            api.util.updateQueryData('myList', undefined, ({ pages }) => {
              if (!inList)
                for (const page of pages) page.items = page.items.filter(({ title }) => title.id !== id);
            }),
          ),
        ),
      invalidatesTags: (_answer, error) => (error ? [] : ['Home', 'MyList']),
    }),

    home: build.query<Home, void>({ queryFn: () => settle(ok(kinora.showHome())), providesTags: ['Home'] }),
    similar: build.query<Recommended[], number>({
      queryFn: (id) => settle(itemsOf(ok(kinora.listSimilar({ id })))),
    }),
    why: build.query<Why, number>({
      queryFn: (id) => settle(ok(kinora.explainMovie({ id }))),
      providesTags: (_answer, _error, id) => [{ type: 'Why', id }],
    }),

    startPlayback: build.mutation<Playback, NewPlayback>({
      queryFn: (input) => settle(ok(kinora.startPlayback({ newPlayback: input }))),
    }),
    playback: build.query<Playback, { id: string; stream: number }>({
      queryFn: ({ id, stream }) => settle(ok(kinora.showPlayback({ id, stream }))),
      keepUnusedDataFor: 0,
    }),
    streams: build.query<StreamList, void>({
      queryFn: () => settle(ok(kinora.listStreams())),
      keepUnusedDataFor: 0,
      providesTags: ['Streams'],
    }),
    /** `leaving`: of this page, which goes away; the request must outlive it. */
    endStream: build.mutation<null, { id: number; leaving?: boolean }>({
      queryFn: ({ id, leaving = false }) => settleEmpty(ok(kinora.endStream({ id }, { keepalive: leaving }))),
      invalidatesTags: ['Streams'],
    }),
    saveProgress: build.mutation<null, Progress>({
      queryFn: ({ mark, leaving }) =>
        settleEmpty(ok(kinora.saveProgress({ newProgress: mark }, { keepalive: leaving }))),
    }),
    continueWatching: build.query<WatchItem[], void>({
      queryFn: () => settle(itemsOf(ok(kinora.listContinueWatching()))),
      providesTags: ['Continue'],
    }),
    removeFromContinue: build.mutation<null, number>({
      queryFn: (id) => settleEmpty(ok(kinora.removeFromContinueWatching({ id }))),
      onQueryStarted: (id, { dispatch, queryFulfilled }): Promise<void> =>
        undoWhenRefused(
          queryFulfilled,
          dispatch(
            api.util.updateQueryData('home', undefined, ({ rows }) => {
              for (const row of rows)
                if (row.kind === 'continue-watching')
                  row.items = row.items.filter(({ title }) => title.id !== id);
            }),
          ),
        ),
      invalidatesTags: (_answer, error) => (error ? [] : ['Continue', 'Home']),
    }),
  }),
});

async function adoptSession(
  _input: unknown,
  { dispatch, queryFulfilled }: { dispatch: Dispatch; queryFulfilled: Promise<{ data: Session }> },
): Promise<void> {
  try {
    const { data } = await queryFulfilled;
    dispatch(api.util.upsertQueryEntries([{ endpointName: 'session', arg: undefined, value: data }]));
    dispatch(api.util.invalidateTags(['Home', 'MyList', 'Taste', 'Continue', 'Why', 'Devices']));
  } catch {
    // The form that asked shows the refusal.
  }
}

async function forgetSession({ dispatch, queryFulfilled }: Lifecycle): Promise<void> {
  try {
    await queryFulfilled;
    // Not left to the next answer of the service: the device may be given away now.
    if (hasDownloads()) await (await import('#features/downloads/local-downloads.ts')).forgetDownloads();
    dispatch(api.util.resetApiState());
  } catch {
    // The button that asked shows the refusal.
  }
}

/** Takes back what was shown ahead of the answer when the server refuses. */
async function undoWhenRefused(answer: Promise<unknown>, ...changes: { undo: () => void }[]): Promise<void> {
  try {
    await answer;
  } catch {
    for (const change of changes) change.undo();
  }
}

export const {
  useConfigQuery,
  useSessionQuery,
  useSignUpMutation,
  useConfirmMutation,
  useSignInMutation,
  useChooseProfileMutation,
  useSignOutMutation,
  useSignOutEverywhereMutation,
  useDevicesQuery,
  useSignOutDeviceMutation,
  useChangeAccountMutation,
  useChangePasswordMutation,
  useCreateProfileMutation,
  useChangeProfileMutation,
  useDeleteProfileMutation,
  useAvatarsQuery,
  useOutboxQuery,
  useMoviesInfiniteQuery,
  useMovieQuery,
  useFacetsQuery,
  useChannelsQuery,
  useChannelQuery,
  usePersonQuery,
  useSearchQuery,
  useTasteQuery,
  useRateMutation,
  useThumbMutation,
  useMyListInfiniteQuery,
  useSetInListMutation,
  useHomeQuery,
  useSimilarQuery,
  useWhyQuery,
  useStartPlaybackMutation,
  usePlaybackQuery,
  useLazyPlaybackQuery,
  useStreamsQuery,
  useEndStreamMutation,
  useSaveProgressMutation,
  useContinueWatchingQuery,
  useRemoveFromContinueMutation,
} = api;
