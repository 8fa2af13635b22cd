// A service with identity alone, in memory and with real parts: SQLite, argon2, the outbox, the HTTP edge. For its API tests.
import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { memoryAttemptLimiter } from '#adapters/memory/attempt-limiter.ts';
import { argon2Hasher } from '#adapters/node-crypto/argon2-hasher.ts';
import { outboxMailer } from '#adapters/outbox/outbox-mailer.ts';
import { sqlIdentityStore } from '#adapters/sql/identity-store.ts';
import { migrate } from '#adapters/sql/migrate.ts';
import { openSqlite, type OpenedSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { buildApp } from '#apps/server/http/build-app.ts';
import type { IdentityDeps } from '#domains/identity/ports.ts';
import { identityRoutes } from '#domains/identity/routes.ts';
import { createViewerGate } from '#domains/identity/viewer-gate.ts';
import type { ApiApp } from '#engine/api/route-kit.ts';

export interface IdentityService {
  readonly app: ApiApp;
  readonly db: OpenedSqlite['db'];
  readonly deps: IdentityDeps;
  /** The time that the service sees, in milliseconds; a test moves it. */
  readonly time: { now: number };
  /** Sends a request to /api/v1 with a JSON body, from this machine and the same origin. */
  call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    options?: CallOptions,
  ): Promise<LightMyRequestResponse>;
  /** The messages sent so far, newest first, after everything in the background is done. */
  mails(): Promise<{ to: string; subject: string; text: string; link: string | null }[]>;
  close(): Promise<void>;
}

export interface CallOptions {
  readonly body?: InjectOptions['payload'];
  /** Session token, sent as the cookie. */
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
  readonly remoteAddress?: string;
}

export const adaSignUp = {
  email: 'ada@example.org',
  firstName: 'Ada',
  lastName: 'Byron',
  password: 'analytical engine no. 1',
};

export async function startIdentity(
  changes: Partial<Pick<IdentityDeps, 'outbox' | 'publicUrl'>> & {
    rateLimit?: boolean;
    trustProxy?: boolean;
  } = {},
): Promise<IdentityService> {
  const { rateLimit = false, trustProxy = false, ...depsChanges } = changes;
  const home = await mkdtemp(join(tmpdir(), 'kinora-identity-'));
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const time = { now: Date.UTC(2026, 0, 1) };
  const clock = { now: () => time.now };
  const outbox = outboxMailer(home, clock);
  const running: Promise<void>[] = [];
  const deps: IdentityDeps = {
    store: sqlIdentityStore(db),
    passwords: argon2Hasher(),
    mailer: outbox,
    outbox,
    attempts: memoryAttemptLimiter(clock),
    clock,
    randomBytes,
    background: (work) => void running.push(work()),
    avatarNames: ['moon', 'owl', 'robot'],
    publicUrl: () => 'http://localhost:8080',
    sessionDays: 30,
    ...depsChanges,
  };
  const app = await buildApp(
    { trustProxy, rateLimit, version: 'test', logger: false },
    {
      api: (api) => identityRoutes(api, { ...deps, viewers: createViewerGate(deps) }),
      site: () => undefined,
    },
  );
  return {
    app,
    db,
    deps,
    time,
    call: (method, path, { body, cookie, headers, remoteAddress } = {}) =>
      app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { host: 'localhost:8080', ...headers },
        ...(body === undefined ? {} : { payload: body }),
        ...(cookie === undefined ? {} : { cookies: { kinora_session: cookie } }),
        ...(remoteAddress === undefined ? {} : { remoteAddress }),
      }),
    async mails() {
      await Promise.all(running);
      return outbox.recent(100);
    },
    async close() {
      await Promise.all(running);
      await app.close();
      await close();
      await rm(home, { recursive: true });
    },
  };
}

/** The session token that an answer sets. */
export function cookieOf(answer: LightMyRequestResponse): string {
  const cookie = answer.cookies.find(({ name }) => name === 'kinora_session');
  if (!cookie) throw new Error(`The answer ${answer.statusCode} sets no session: ${answer.body}`);
  return cookie.value;
}

/** Signs up and confirms as a person would; answers the session token. */
export async function signUpAndConfirm(
  service: IdentityService,
  changes: Partial<typeof adaSignUp> = {},
): Promise<string> {
  await service.call('POST', '/accounts', { body: { ...adaSignUp, ...changes } });
  const [mail] = await service.mails();
  const token = new URL(mail?.link ?? '').searchParams.get('token');
  return cookieOf(await service.call('POST', '/accounts/confirm', { body: { token } }));
}
