// The one place that speaks to the server: each function is one call of the API and answers its JSON, or throws a ServiceError.

export type Locale = 'en' | 'fr' | 'ar';
export type Theme = 'system' | 'dark' | 'light';
export type LocalisedText = { en: string; fr?: string; ar?: string };
export type TitleKind = 'film' | 'series';
export interface Page<Item> {
  items: Item[];
  next: string | null;
}
export interface Problem {
  status: number;
  code: string;
  detail: string;
  faults?: { path: string; message: string }[];
}
export interface PasswordPolicy {
  minLength: number;
  maxLength: number;
  refusesCommon: boolean;
}
export interface DemoAccount {
  email: string;
  password: string;
  role: string;
  note: string;
}
export interface Config {
  version: string;
  demo: boolean;
  demoAccounts: DemoAccount[] | null;
  passwordPolicy: PasswordPolicy;
  locales: Locale[];
}
export interface Account {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  role: 'viewer' | 'operator';
  locale: Locale;
  demo: boolean;
  createdAt: number;
}
export type MaturityLimit = 0 | 7 | 12 | 16 | 18;
export interface ProfileInput {
  name: string;
  avatar: string;
  language: Locale;
  kids: boolean;
  maturityLimit: MaturityLimit;
  autoplayNext: boolean;
  autoplayPreviews: boolean;
  theme: Theme;
  personalised: boolean;
}
export interface Profile extends ProfileInput {
  id: number;
  createdAt: number;
}
export interface Session {
  account: Account;
  profile: Profile | null;
  profiles: Profile[];
}
export interface Device {
  id: number;
  name: string;
  current: boolean;
  createdAt: number;
  lastSeenAt: number;
}
export interface OutboxMessage {
  to: string;
  subject: string;
  text: string;
  link: string | null;
  sentAt: number;
}
export interface Art {
  poster: string;
  card: string;
  backdrop: string;
  tone: string;
}
export interface Genre {
  slug: string;
  name: string;
}
export interface TitleCard {
  id: number;
  kind: TitleKind;
  title: string;
  originalTitle: string | null;
  language: string | null;
  year: number | null;
  minutes: number | null;
  maturity: number | null;
  genres: Genre[];
  art: Art;
  playable: boolean;
}
export interface Credit {
  personId: number;
  name: string;
  role: 'director' | 'cast' | 'writer' | 'composer' | 'producer';
  as: string | null;
}
export interface Episode {
  id: number;
  season: number;
  number: number;
  title: string;
  originalTitle: string | null;
  minutes: number | null;
  synopsis: string | null;
}
export interface TitleDetail extends TitleCard {
  endYear: number | null;
  synopsis: string | null;
  sound: 'silent' | 'sound' | null;
  picture: 'black-and-white' | 'tinted' | 'colour' | null;
  countries: string[];
  credits: Credit[];
  episodes: Episode[];
  channels: { slug: string; name: LocalisedText }[];
  free: { basis: string; note: string } | null;
  ratings: { count: number; mean: number | null };
  links: { movielensId: number | null; imdbId: string | null; tmdbId: number | null } | null;
  source: string;
}
export type TitleSort = 'popular' | 'new' | 'title' | 'year';
export interface TitleQuery {
  kind?: TitleKind;
  genre?: string;
  channel?: string;
  country?: string;
  decade?: number;
  person?: number;
  playable?: boolean;
  sort?: TitleSort;
  limit?: number;
  cursor?: string;
}
export interface Facets {
  kinds: { kind: TitleKind; titles: number }[];
  genres: (Genre & { titles: number })[];
  decades: { decade: number; titles: number }[];
  countries: { country: string; titles: number }[];
}
export interface Channel {
  slug: string;
  name: LocalisedText;
  description: LocalisedText;
  titles: number;
  cover: TitleCard[];
}
export interface Person {
  id: number;
  name: string;
  titles: number;
}
export interface SearchAnswer {
  query: string;
  correctedTo: string | null;
  titles: TitleCard[];
  people: Person[];
  genres: Genre[];
}
export type Thumb = 'down' | 'up' | 'love';
export interface TitleTaste {
  movieId: number;
  stars: number | null;
  thumb: Thumb | null;
  inList: boolean;
}
export interface ListItem {
  title: TitleCard;
  addedAt: number;
}
export type Reason =
  | { kind: 'because'; titles: { id: number; title: string; share: number }[] }
  | { kind: 'shared-viewers'; viewers: number; of: number }
  | { kind: 'popular'; viewers: number }
  | { kind: 'genre'; genre: string }
  | { kind: 'new' };
export interface Recommended {
  title: TitleCard;
  match: number | null;
  score: number | null;
  reason: Reason | null;
}
export interface WatchMark {
  movieId: number;
  episodeId: number | null;
  position: number;
  duration: number;
}
export type HomeRow = { id: string; items: Recommended[] } & (
  | { kind: 'for-you' | 'top-10' | 'my-list' | 'new' }
  | { kind: 'because'; title: { id: number; title: string } }
  | { kind: 'continue-watching'; progress: WatchMark[] }
  | { kind: 'genre'; genre: Genre }
  | { kind: 'channel'; channel: { slug: string; name: LocalisedText } }
);
export interface Home {
  hero: Recommended | null;
  rows: HomeRow[];
  model: { id: string; name: string } | null;
}
export interface Why {
  reason: Reason | null;
  match: number | null;
}
export interface Playback {
  id: string;
  movieId: number;
  episodeId: number | null;
  state: 'preparing' | 'ready' | 'failed';
  progress: number;
  error: string | null;
  hls: string | null;
  dash: string | null;
  thumbnails: string | null;
  expiresAt: number | null;
  resumeAt: number;
  duration: number | null;
  standIn: boolean;
  next: Episode | null;
}
export interface WatchItem {
  title: TitleCard;
  episode: Episode | null;
  position: number;
  duration: number;
  updatedAt: number;
}

/** Status 0 when no answer came at all. */
export class ServiceError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ServiceError';
    this.problem = problem;
  }
}

interface Call {
  query?: object;
  body?: unknown;
  keepalive?: boolean;
}

async function call<Answer>(
  method: string,
  path: string,
  { query, body, keepalive }: Call = {},
): Promise<Answer> {
  const search = new URLSearchParams(
    Object.entries(query ?? {}).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  ).toString();
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}${search ? `?${search}` : ''}`, {
      method,
      credentials: 'same-origin',
      keepalive: keepalive ?? false,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  } catch {
    throw new ServiceError({ status: 0, code: 'network', detail: `Cannot reach ${path}` });
  }
  const text = await response.text();
  let answer: unknown = null;
  try {
    answer = text === '' ? null : JSON.parse(text);
  } catch {
    throw new ServiceError({
      status: response.status,
      code: 'network',
      detail: `Cannot read the answer of ${path}`,
    });
  }
  if (!response.ok) {
    const problem = (answer ?? {}) as Partial<Problem>;
    throw new ServiceError({
      status: response.status,
      code: problem.code ?? 'other',
      detail: problem.detail ?? '',
      ...(problem.faults ? { faults: problem.faults } : {}),
    });
  }
  return answer as Answer;
}

export interface SignUp {
  email: string;
  firstName: string;
  lastName: string;
  password: string;
  locale: Locale;
}

export const service = {
  config: () => call<Config>('GET', '/config'),
  signUp: (body: SignUp) => call<{ status: string; outbox: string | null }>('POST', '/accounts', { body }),
  confirm: (token: string) => call<Session | null>('POST', '/accounts/confirm', { body: { token } }),
  signIn: (body: { email: string; password: string }) => call<Session>('POST', '/sessions', { body }),
  session: () => call<Session>('GET', '/session'),
  signOut: () => call<null>('DELETE', '/session'),
  chooseProfile: (profileId: number) => call<Session>('PUT', '/session/profile', { body: { profileId } }),
  devices: () => call<{ items: Device[] }>('GET', '/account/devices'),
  signOutDevice: (id: number) => call<null>('DELETE', `/account/devices/${id}`),
  signOutEverywhere: () => call<null>('DELETE', '/account/devices'),
  changeAccount: (body: Partial<Pick<Account, 'firstName' | 'lastName' | 'locale'>>) =>
    call<Account>('PATCH', '/account', { body }),
  changePassword: (body: { current: string; next: string }) =>
    call<null>('PUT', '/account/password', { body }),
  createProfile: (body: ProfileInput) => call<Profile>('POST', '/profiles', { body }),
  changeProfile: (id: number, body: Partial<ProfileInput>) =>
    call<Profile>('PATCH', `/profiles/${id}`, { body }),
  deleteProfile: (id: number) => call<null>('DELETE', `/profiles/${id}`),
  avatars: () => call<{ items: string[] }>('GET', '/avatars'),
  outbox: () => call<{ items: OutboxMessage[] }>('GET', '/outbox'),

  movies: (query: TitleQuery) => call<Page<TitleCard>>('GET', '/movies', { query }),
  movie: (id: number) => call<TitleDetail>('GET', `/movies/${id}`),
  facets: () => call<Facets>('GET', '/facets'),
  channels: () => call<{ items: Channel[] }>('GET', '/channels'),
  channel: (slug: string) => call<Channel>('GET', `/channels/${encodeURIComponent(slug)}`),
  person: (id: number) => call<Person>('GET', `/people/${id}`),
  search: (q: string) => call<SearchAnswer>('GET', '/search', { query: { q, limit: 40 } }),

  taste: (id: number) => call<TitleTaste>('GET', `/movies/${id}/taste`),
  rate: (id: number, stars: number) => call<unknown>('PUT', `/movies/${id}/rating`, { body: { stars } }),
  unrate: (id: number) => call<unknown>('DELETE', `/movies/${id}/rating`),
  thumb: (id: number, thumb: Thumb) => call<unknown>('PUT', `/movies/${id}/thumb`, { body: { thumb } }),
  unthumb: (id: number) => call<unknown>('DELETE', `/movies/${id}/thumb`),
  myList: (cursor?: string) => call<Page<ListItem>>('GET', '/my-list', { query: { limit: 100, cursor } }),
  addToList: (id: number) => call<unknown>('PUT', `/my-list/${id}`),
  removeFromList: (id: number) => call<unknown>('DELETE', `/my-list/${id}`),

  home: () => call<Home>('GET', '/home'),
  similar: (id: number) => call<{ items: Recommended[] }>('GET', `/movies/${id}/similar`),
  why: (id: number) => call<Why>('GET', `/movies/${id}/why`),

  startPlayback: (body: { movieId: number; episodeId?: number }) =>
    call<Playback>('POST', '/playbacks', { body }),
  playback: (id: string) => call<Playback>('GET', `/playbacks/${encodeURIComponent(id)}`),
  /** `leaving`: the page is going away, so the request must outlive it. */
  saveProgress: (body: WatchMark, leaving = false) =>
    call<unknown>('PUT', '/progress', { body, keepalive: leaving }),
  continueWatching: () => call<{ items: WatchItem[] }>('GET', '/continue-watching'),
  removeFromContinue: (id: number) => call<unknown>('DELETE', `/continue-watching/${id}`),
} as const;
