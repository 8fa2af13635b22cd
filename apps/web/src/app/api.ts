// What the screens ask of the server, cached and kept fresh by RTK Query; changes of taste show at once and are taken back when refused.
import type { ThunkDispatch, UnknownAction } from '@reduxjs/toolkit';
import { createApi, fakeBaseQuery } from '@reduxjs/toolkit/query/react';
import {
  service,
  ServiceError,
  type Account,
  type Channel,
  type Config,
  type Device,
  type Facets,
  type Home,
  type ListItem,
  type OutboxMessage,
  type Page,
  type Person,
  type Playback,
  type Problem,
  type Profile,
  type ProfileInput,
  type Recommended,
  type SearchAnswer,
  type Session,
  type SignUp,
  type Thumb,
  type TitleCard,
  type TitleDetail,
  type TitleQuery,
  type TitleTaste,
  type WatchItem,
  type Why,
} from './service.ts';

type Outcome<Answer> = { data: Answer } | { error: Problem };

async function settle<Answer>(answer: Promise<Answer>): Promise<Outcome<Answer>> {
  try {
    return { data: await answer };
  } catch (error) {
    if (error instanceof ServiceError) return { error: error.problem };
    throw error;
  }
}

async function itemsOf<Item>(list: Promise<{ items: Item[] }>): Promise<Item[]> {
  return (await list).items;
}

/** Null: nobody is signed in. */
async function sessionOrNull(): Promise<Session | null> {
  try {
    return await service.session();
  } catch (error) {
    if (error instanceof ServiceError && error.problem.status === 401) return null;
    throw error;
  }
}

type Dispatch = ThunkDispatch<unknown, unknown, UnknownAction>;
interface Lifecycle {
  dispatch: Dispatch;
  queryFulfilled: Promise<unknown>;
}

export const api = createApi({
  reducerPath: 'api',
  baseQuery: fakeBaseQuery<Problem>(),
  tagTypes: ['Session', 'Devices', 'Home', 'MyList', 'Taste', 'Continue', 'Why', 'Playback'],
  keepUnusedDataFor: 300,
  endpoints: (build) => ({
    config: build.query<Config, void>({ queryFn: () => settle(service.config()) }),
    session: build.query<Session | null, void>({
      queryFn: () => settle(sessionOrNull()),
      providesTags: ['Session'],
    }),
    signUp: build.mutation<{ outbox: string | null }, SignUp>({
      queryFn: (input) => settle(service.signUp(input)),
    }),
    confirm: build.mutation<Session | null, string>({
      queryFn: (token) => settle(service.confirm(token)),
      invalidatesTags: ['Session'],
    }),
    signIn: build.mutation<Session, { email: string; password: string }>({
      queryFn: (input) => settle(service.signIn(input)),
      onQueryStarted: adoptSession,
    }),
    chooseProfile: build.mutation<Session, number>({
      queryFn: (id) => settle(service.chooseProfile(id)),
      onQueryStarted: adoptSession,
    }),
    signOut: build.mutation<null, void>({
      queryFn: () => settle(service.signOut()),
      onQueryStarted: (_, lifecycle) => forgetSession(lifecycle),
    }),
    signOutEverywhere: build.mutation<null, void>({
      queryFn: () => settle(service.signOutEverywhere()),
      onQueryStarted: (_, lifecycle) => forgetSession(lifecycle),
    }),
    devices: build.query<Device[], void>({
      queryFn: () => settle(itemsOf(service.devices())),
      providesTags: ['Devices'],
    }),
    signOutDevice: build.mutation<null, number>({
      queryFn: (id) => settle(service.signOutDevice(id)),
      invalidatesTags: ['Devices'],
    }),
    changeAccount: build.mutation<Account, Partial<Pick<Account, 'firstName' | 'lastName' | 'locale'>>>({
      queryFn: (change) => settle(service.changeAccount(change)),
      invalidatesTags: ['Session'],
    }),
    changePassword: build.mutation<null, { current: string; next: string }>({
      queryFn: (input) => settle(service.changePassword(input)),
      invalidatesTags: ['Devices'],
    }),
    createProfile: build.mutation<Profile, ProfileInput>({
      queryFn: (input) => settle(service.createProfile(input)),
      invalidatesTags: ['Session'],
    }),
    changeProfile: build.mutation<Profile, { id: number; change: Partial<ProfileInput> }>({
      queryFn: ({ id, change }) => settle(service.changeProfile(id, change)),
      invalidatesTags: ['Session', 'Home'],
    }),
    deleteProfile: build.mutation<null, number>({
      queryFn: (id) => settle(service.deleteProfile(id)),
      invalidatesTags: ['Session'],
    }),
    avatars: build.query<string[], void>({
      queryFn: () => settle(itemsOf(service.avatars())),
      keepUnusedDataFor: 3600,
    }),
    outbox: build.query<OutboxMessage[], void>({
      queryFn: () => settle(itemsOf(service.outbox())),
      keepUnusedDataFor: 0,
    }),

    movies: build.infiniteQuery<Page<TitleCard>, TitleQuery, string | null>({
      infiniteQueryOptions: { initialPageParam: null, getNextPageParam: (page) => page.next ?? undefined },
      queryFn: ({ queryArg, pageParam }) =>
        settle(service.movies({ limit: 48, ...queryArg, ...(pageParam ? { cursor: pageParam } : {}) })),
    }),
    movie: build.query<TitleDetail, number>({ queryFn: (id) => settle(service.movie(id)) }),
    facets: build.query<Facets, void>({ queryFn: () => settle(service.facets()) }),
    channels: build.query<Channel[], void>({
      queryFn: () => settle(itemsOf(service.channels())),
    }),
    channel: build.query<Channel, string>({ queryFn: (slug) => settle(service.channel(slug)) }),
    person: build.query<Person, number>({ queryFn: (id) => settle(service.person(id)) }),
    search: build.query<SearchAnswer, string>({ queryFn: (words) => settle(service.search(words)) }),

    taste: build.query<TitleTaste, number>({
      queryFn: (id) => settle(service.taste(id)),
      providesTags: (_answer, _error, id) => [{ type: 'Taste', id }],
    }),
    rate: build.mutation<unknown, { id: number; stars: number | null }>({
      queryFn: ({ id, stars }) => settle(stars === null ? service.unrate(id) : service.rate(id, stars)),
      onQueryStarted: ({ id, stars }, { dispatch, queryFulfilled }): Promise<void> =>
        undoWhenRefused(
          queryFulfilled,
          dispatch(api.util.updateQueryData('taste', id, (taste) => void (taste.stars = stars))),
        ),
      invalidatesTags: (_answer, error, { id }) => (error ? [] : ['Home', { type: 'Why', id }]),
    }),
    thumb: build.mutation<unknown, { id: number; thumb: Thumb | null }>({
      queryFn: ({ id, thumb }) => settle(thumb === null ? service.unthumb(id) : service.thumb(id, thumb)),
      onQueryStarted: ({ id, thumb }, { dispatch, queryFulfilled }): Promise<void> =>
        undoWhenRefused(
          queryFulfilled,
          dispatch(api.util.updateQueryData('taste', id, (taste) => void (taste.thumb = thumb))),
        ),
      invalidatesTags: (_answer, error, { id }) => (error ? [] : ['Home', { type: 'Why', id }]),
    }),
    myList: build.infiniteQuery<Page<ListItem>, void, string | null>({
      infiniteQueryOptions: { initialPageParam: null, getNextPageParam: (page) => page.next ?? undefined },
      queryFn: ({ pageParam }) => settle(service.myList(pageParam ?? undefined)),
      providesTags: ['MyList'],
    }),
    setInList: build.mutation<unknown, { id: number; inList: boolean }>({
      queryFn: ({ id, inList }) => settle(inList ? service.addToList(id) : service.removeFromList(id)),
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

    home: build.query<Home, void>({ queryFn: () => settle(service.home()), providesTags: ['Home'] }),
    similar: build.query<Recommended[], number>({
      queryFn: (id) => settle(itemsOf(service.similar(id))),
    }),
    why: build.query<Why, number>({
      queryFn: (id) => settle(service.why(id)),
      providesTags: (_answer, _error, id) => [{ type: 'Why', id }],
    }),

    startPlayback: build.mutation<Playback, { movieId: number; episodeId?: number }>({
      queryFn: (input) => settle(service.startPlayback(input)),
    }),
    playback: build.query<Playback, string>({
      queryFn: (id) => settle(service.playback(id)),
      keepUnusedDataFor: 0,
    }),
    saveProgress: build.mutation<unknown, Parameters<typeof service.saveProgress>>({
      queryFn: (input) => settle(service.saveProgress(...input)),
    }),
    continueWatching: build.query<WatchItem[], void>({
      queryFn: () => settle(itemsOf(service.continueWatching())),
      providesTags: ['Continue'],
    }),
    removeFromContinue: build.mutation<unknown, number>({
      queryFn: (id) => settle(service.removeFromContinue(id)),
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
  useSaveProgressMutation,
  useContinueWatchingQuery,
  useRemoveFromContinueMutation,
} = api;
