// A real service for tests: every adapter as in production, on a folder that goes away, without listening.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { compose, type Kinora } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import { buildApp } from '#apps/server/http/build-app.ts';
import { registerApi } from '#apps/server/register-api.ts';
import { createAccount, type CreateAccountInput } from '#domains/identity/create-account.ts';
import type { ApiApp } from '#engine/api/route-kit.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Client {
  /** Id of the chosen profile. */
  readonly profileId: number;
  /** With which `call` signs in, for requests that need more. */
  readonly headers: Readonly<Record<string, string>>;
  call(method: Method, path: string, body?: unknown): Promise<LightMyRequestResponse>;
}

export interface TestService {
  readonly kinora: Kinora;
  readonly app: ApiApp;
  /** Makes an account, signs it in and chooses its first profile. */
  signIn(account?: Partial<CreateAccountInput>): Promise<Client>;
  anonymous(method: Method, path: string, body?: unknown): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

const PASSWORD = 'magic-lantern-1659';

export async function openTestService(): Promise<TestService> {
  const home = mkdtempSync(join(tmpdir(), 'kinora-test-'));
  const backgroundErrors: unknown[] = [];
  const kinora = await compose(readConfig({ KINORA_HOME: home }, '/'), {
    onBackgroundError: (error) => backgroundErrors.push(error),
  });
  const app = await buildApp(
    { trustProxy: false, rateLimit: false, version: 'test', logger: false },
    { api: (scope) => registerApi(scope, kinora), site: () => undefined },
  );
  await app.ready();
  let accounts = 0;

  const call = (headers: Record<string, string>) => (method: Method, path: string, body?: unknown) =>
    app.inject({
      method,
      url: `/api/v1${path}`,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });

  return {
    kinora,
    app,
    anonymous: call({}),
    async signIn(account = {}) {
      accounts += 1;
      const email = account.email ?? `person${accounts}@kinora.example`;
      const { profileIds } = await createAccount(kinora.identity, {
        firstName: 'Ada',
        lastName: 'Lovelace',
        password: PASSWORD,
        ...account,
        email,
      });
      const session = await call({})('POST', '/sessions', {
        email,
        password: account.password ?? PASSWORD,
        transport: 'bearer',
      });
      const headers = { authorization: `Bearer ${session.json<{ token: string }>().token}` };
      const signedIn = call(headers);
      const profileId = profileIds[0] ?? 0;
      await signedIn('PUT', '/session/profile', { profileId });
      return { profileId, headers, call: signedIn };
    },
    async close() {
      await app.close();
      await kinora.close();
      rmSync(home, { recursive: true });
      if (backgroundErrors.length > 0)
        throw new AggregateError(backgroundErrors, 'work after an answer failed');
    },
  };
}
