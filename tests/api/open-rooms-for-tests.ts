// A service with people and a film, for tests of rooms below HTTP.
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import type { TogetherParts } from '#apps/server/open-together.ts';
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import type { RoomEvent } from '#domains/together/contract.ts';
import { followRoom, type FollowRoomDeps } from '#domains/together/follow-room.ts';
import { openRoom } from '#domains/together/open-room.ts';
import { openTestService, type TestService } from '../open-test-service.ts';

export interface HeardLine {
  /** Kinds of what was sent, in order. */
  readonly kinds: () => string[];
  readonly events: RoomEvent[];
  readonly beats: () => number;
  readonly ended: () => boolean;
  /** The other side hangs up. */
  close(): void;
}

export interface OpenedRooms {
  readonly service: TestService;
  readonly together: TogetherParts;
  person(name: string): Promise<ViewerWithProfile>;
  /** The key of a new room. */
  open(host: ViewerWithProfile): Promise<string>;
  /** `hungUp`: the other side is gone when the line opens. */
  follow(
    who: ViewerWithProfile,
    key: string,
    options?: { deps?: Partial<FollowRoomDeps>; holds?: () => Promise<boolean>; hungUp?: boolean },
  ): Promise<HeardLine>;
}

export async function openRoomsForTests(): Promise<OpenedRooms> {
  const service = await openTestService();
  const { together, stores } = service.kinora;
  const [titleId = 0] = await stores.titles.putAll([titleInput('The General')], 1);
  return {
    service,
    together,
    async person(name) {
      const email = `${name.toLowerCase()}@kinora.example`;
      await service.signIn({ email, profiles: [{ name, avatar: 'owl' }] });
      const account = await stores.identity.accounts.byEmail(email);
      const [profile] = await stores.identity.profiles.of(account?.id ?? 0);
      if (!account || !profile) throw new Error(`There is no ${name}`);
      return { accountId: account.id, sessionId: account.id, role: 'viewer', profile };
    },
    open: async (host) => (await openRoom(together, host, { titleId, episodeId: null, position: 0 })).key,
    async follow(who, key, { deps = {}, holds = () => Promise.resolve(true), hungUp = false } = {}) {
      const events: RoomEvent[] = [];
      let beats = 0;
      let ended = false;
      let end = (): void => undefined;
      await followRoom({ ...together, ...deps }, who, key, {
        after: undefined,
        holds,
        open(onEnd) {
          end = () => {
            if (ended) return;
            ended = true;
            onEnd();
          };
          if (hungUp) end();
          return {
            send: (_id, data) => {
              if (!ended) events.push(JSON.parse(data) as RoomEvent);
            },
            beat: () => (beats += 1),
            end: () => end(),
          };
        },
      });
      return {
        events,
        kinds: () => events.map(({ kind }) => kind),
        beats: () => beats,
        ended: () => ended,
        close: () => end(),
      };
    },
  };
}
