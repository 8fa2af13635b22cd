import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  adaSignUp,
  cookieOf,
  type IdentityService,
  signUpAndConfirm,
  startIdentity,
} from '../../tests/api/start-identity.ts';
import { accountSchema } from './contract.ts';
import { createAccount } from './create-account.ts';

type Options = Parameters<typeof startIdentity>[0];

/** Runs the test against a service of its own. */
function check(name: string, body: (service: IdentityService) => Promise<void>, options?: Options): void {
  test(name, async () => {
    const service = await startIdentity(options);
    try {
      await body(service);
    } finally {
      await service.close();
    }
  });
}

const wrongPassword = { email: adaSignUp.email, password: 'not the password' };

check('a person signs up, confirms by mail, signs out and signs in again', async (service) => {
  const asked = await service.call('POST', '/accounts', { body: adaSignUp });
  assert.equal(asked.statusCode, 202);
  assert.deepEqual(asked.json(), { status: 'confirmation-sent', outbox: '/outbox' });
  assert.equal(asked.cookies.length, 0);

  const outbox = await service.call('GET', '/outbox');
  const [mail] = outbox.json<{ items: { to: string; link: string; text: string }[] }>().items;
  assert.equal(mail?.to, adaSignUp.email);
  assert.ok(mail.text.includes(mail.link));
  const link = new URL(mail.link);
  assert.equal(`${link.origin}${link.pathname}`, 'http://localhost:8080/confirm');

  const token = link.searchParams.get('token');
  const confirmed = await service.call('POST', '/accounts/confirm', { body: { token } });
  assert.equal(confirmed.statusCode, 201);
  const session = confirmed.json<{
    account: Record<string, unknown>;
    profile: { id: number; name: string; avatar: string };
  }>();
  assert.deepEqual(Object.keys(session.account).sort(), [
    'createdAt',
    'demo',
    'email',
    'firstName',
    'id',
    'lastName',
    'locale',
    'role',
  ]);
  assert.equal(session.profile.name, 'Ada');
  assert.ok(service.deps.avatarNames.includes(session.profile.avatar));
  const again = await service.call('POST', '/accounts/confirm', { body: { token } });
  assert.equal(again.json<{ code: string }>().code, 'confirmation_invalid');

  const first = cookieOf(confirmed);
  assert.deepEqual((await service.call('GET', '/session', { cookie: first })).json(), session);
  const out = await service.call('DELETE', '/session', { cookie: first });
  assert.equal(out.statusCode, 204);
  assert.equal(out.body, '');
  assert.equal((await service.call('GET', '/session', { cookie: first })).statusCode, 401);

  const signedIn = await service.call('POST', '/sessions', { body: adaSignUp });
  assert.equal(signedIn.statusCode, 201);
  assert.deepEqual(signedIn.json(), session);
});

check('the session cookie is out of reach of scripts and other sites', async (service) => {
  await signUpAndConfirm(service);
  const answer = await service.call('POST', '/sessions', { body: adaSignUp });
  const [cookie = ''] = [answer.headers['set-cookie']].flat();
  assert.match(cookie, /^kinora_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  const rows = await service.db.selectFrom('sessions').select('token_hash').execute();
  assert.ok(rows.every((row) => /^[0-9a-f]{64}$/.test(row.token_hash)));
  assert.equal(answer.json<{ token?: string }>().token, undefined);
});

check(
  'the session cookie is Secure where the public address is https',
  async (service) => {
    const known = await createAccount(service.deps, { ...adaSignUp, role: 'operator' });
    assert.equal(known.account.role, 'operator');
    const answer = await service.call('POST', '/sessions', { body: adaSignUp });
    assert.match(String(answer.headers['set-cookie']), /; Secure/);
    assert.equal((await service.call('GET', '/outbox')).json<{ code: string }>().code, 'outbox_closed');
  },
  { publicUrl: () => 'https://films.example.org' },
);

check('a program signs in with a token in the Authorization header', async (service) => {
  await createAccount(service.deps, adaSignUp);
  const answer = await service.call('POST', '/sessions', {
    body: { ...adaSignUp, transport: 'bearer', deviceName: 'notebook' },
  });
  assert.equal(answer.headers['set-cookie'], undefined);
  const { token } = answer.json<{ token: string }>();
  const headers = { authorization: `Bearer ${token}` };
  assert.equal((await service.call('GET', '/session', { headers })).statusCode, 200);
  const devices = await service.call('GET', '/account/devices', { headers });
  assert.deepEqual(
    devices
      .json<{ items: { name: string; current: boolean }[] }>()
      .items.map(({ name, current }) => [name, current]),
    [['notebook', true]],
  );
  const refused = await service.call('GET', '/session', { headers: { authorization: 'Bearer nonsense' } });
  assert.equal(refused.statusCode, 401);
  assert.equal(refused.headers['www-authenticate'], 'Bearer realm="kinora"');
});

check(
  'sign-up answers byte for byte the same for a new, a known and an unconfirmed address',
  async (service) => {
    await signUpAndConfirm(service);
    const bodies = new Set<string>();
    const headers = new Set<string>();
    for (const email of [adaSignUp.email, 'ADA@example.org', 'new@example.org', 'new@example.org']) {
      const answer = await service.call('POST', '/accounts', { body: { ...adaSignUp, email } });
      assert.equal(answer.statusCode, 202);
      bodies.add(answer.body);
      headers.add(Object.keys(answer.headers).sort().join());
    }
    assert.equal(bodies.size, 1);
    assert.equal(headers.size, 1);
    assert.deepEqual(
      (await service.mails()).slice(0, 4).map(({ subject, to }) => [subject, to]),
      [
        ['Confirm your address', 'new@example.org'],
        ['Confirm your address', 'new@example.org'],
        ['You already have an account', adaSignUp.email],
        ['You already have an account', adaSignUp.email],
      ],
    );
    const known = await service.deps.store.accounts.byEmail(adaSignUp.email);
    assert.equal((await service.call('POST', '/sessions', { body: adaSignUp })).statusCode, 201);
    assert.equal(known?.email, adaSignUp.email);
  },
);

check(
  'sign-in answers the same for an unknown address, a wrong password and an unconfirmed account',
  async (service) => {
    await createAccount(service.deps, adaSignUp);
    await service.call('POST', '/accounts', { body: { ...adaSignUp, email: 'eve@example.org' } });
    const answers = await Promise.all([
      service.call('POST', '/sessions', { body: { ...adaSignUp, email: 'nobody@example.org' } }),
      service.call('POST', '/sessions', { body: wrongPassword }),
      service.call('POST', '/sessions', { body: { ...adaSignUp, email: 'eve@example.org' } }),
    ]);
    const shown = new Set(
      answers.map((answer) =>
        JSON.stringify([answer.statusCode, { ...answer.json<object>(), instance: '' }]),
      ),
    );
    assert.equal(shown.size, 1);
    assert.equal(answers[0]?.json<{ code: string }>().code, 'sign_in_failed');
  },
);

check(
  'an unconfirmed account gets its mail again, once in ten minutes and only for the right password',
  async (service) => {
    await service.call('POST', '/accounts', { body: adaSignUp });
    await service.call('POST', '/sessions', { body: wrongPassword });
    assert.equal((await service.mails()).length, 1);
    await service.call('POST', '/sessions', { body: adaSignUp });
    await service.call('POST', '/sessions', { body: adaSignUp });
    assert.equal((await service.mails()).length, 2);
    service.time.now += 10 * 60_000;
    await service.call('POST', '/sessions', { body: adaSignUp });
    const [mail] = await service.mails();
    assert.equal((await service.mails()).length, 3);
    const token = new URL(mail?.link ?? '').searchParams.get('token');
    assert.equal((await service.call('POST', '/accounts/confirm', { body: { token } })).statusCode, 201);
  },
);

check('an account prepared for the address of somebody else is worth nothing', async (service) => {
  const prepared = { ...adaSignUp, password: 'chosen by the intruder' };
  await service.call('POST', '/accounts', { body: prepared });
  const [intruders] = await service.mails();
  await signUpAndConfirm(service);
  assert.equal((await service.call('POST', '/sessions', { body: prepared })).statusCode, 401);
  const token = new URL(intruders?.link ?? '').searchParams.get('token');
  assert.equal((await service.call('POST', '/accounts/confirm', { body: { token } })).statusCode, 400);
  assert.equal((await service.call('POST', '/sessions', { body: adaSignUp })).statusCode, 201);
});

check('a link expires after a day', async (service) => {
  await service.call('POST', '/accounts', { body: adaSignUp });
  const [mail] = await service.mails();
  service.time.now += 24 * 3600_000;
  const token = new URL(mail?.link ?? '').searchParams.get('token');
  assert.equal((await service.call('POST', '/accounts/confirm', { body: { token } })).statusCode, 400);
});

check('ten failures close an address for a quarter of an hour, known or not', async (service) => {
  await createAccount(service.deps, adaSignUp);
  for (const email of [adaSignUp.email, 'nobody@example.org']) {
    const tries = Array.from({ length: 10 }, () =>
      service.call('POST', '/sessions', { body: { ...wrongPassword, email } }),
    );
    assert.deepEqual(new Set((await Promise.all(tries)).map(({ statusCode }) => statusCode)), new Set([401]));
    const closed = await service.call('POST', '/sessions', {
      body: { ...adaSignUp, email: email.toUpperCase() },
    });
    assert.equal(closed.statusCode, 429);
    assert.equal(closed.headers['retry-after'], '900');
    assert.equal(closed.json<{ code: string }>().code, 'attempts_exhausted');
  }
  service.time.now += 15 * 60_000;
  assert.equal((await service.call('POST', '/sessions', { body: adaSignUp })).statusCode, 201);
});

check(
  'one network address may sign up ten times a minute',
  async (service) => {
    for (let index = 0; index < 10; index += 1) {
      const body = { ...adaSignUp, password: 'short' };
      assert.equal((await service.call('POST', '/accounts', { body })).statusCode, 400);
    }
    const refused = await service.call('POST', '/accounts', { body: adaSignUp });
    assert.equal(refused.statusCode, 429);
    assert.equal(refused.json<{ code: string }>().code, 'too_many_requests');
    assert.ok(Number(refused.headers['retry-after']) > 0);
    const elsewhere = await service.call('POST', '/accounts', {
      body: adaSignUp,
      remoteAddress: '192.0.2.7',
    });
    assert.equal(elsewhere.statusCode, 202);
    assert.equal(elsewhere.json<{ outbox: null }>().outbox, null);
  },
  { rateLimit: true },
);

check('devices are listed, signed out one by one, and all at once', async (service) => {
  const laptop = await signUpAndConfirm(service);
  service.time.now += 1000;
  const phone = cookieOf(
    await service.call('POST', '/sessions', {
      body: adaSignUp,
      headers: { 'user-agent': 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0' },
    }),
  );
  type Devices = { items: { id: number; name: string; current: boolean }[] };
  const listed = (await service.call('GET', '/account/devices', { cookie: laptop })).json<Devices>().items;
  assert.deepEqual(
    listed.map(({ name, current }) => [name, current]),
    [
      ['Firefox on Android', false],
      ['lightMyRequest', true],
    ],
  );
  const gone = await service.call('DELETE', `/account/devices/${listed[0]?.id}`, { cookie: laptop });
  assert.equal(gone.statusCode, 204);
  assert.equal((await service.call('GET', '/session', { cookie: phone })).statusCode, 401);

  const tablet = cookieOf(await service.call('POST', '/sessions', { body: adaSignUp }));
  const everywhere = await service.call('DELETE', '/account/devices', { cookie: laptop });
  assert.equal(everywhere.statusCode, 204);
  assert.equal(everywhere.cookies[0]?.value, '');
  for (const cookie of [laptop, tablet]) {
    assert.equal((await service.call('GET', '/session', { cookie })).statusCode, 401);
  }
});

check('a browser that signs in anew is one device', async (service) => {
  const first = await signUpAndConfirm(service);
  const second = cookieOf(await service.call('POST', '/sessions', { body: adaSignUp, cookie: first }));
  assert.equal((await service.call('GET', '/session', { cookie: first })).statusCode, 401);
  assert.equal((await service.call('GET', '/session', { cookie: second })).statusCode, 200);
});

check('a session in use slides, an unused one ends', async (service) => {
  const cookie = await signUpAndConfirm(service);
  const day = 24 * 3600_000;
  for (let days = 0; days < 40; days += 20) {
    service.time.now += 20 * day;
    assert.equal((await service.call('GET', '/session', { cookie })).statusCode, 200);
    await service.mails();
  }
  service.time.now += 30 * day;
  assert.equal((await service.call('GET', '/session', { cookie })).statusCode, 401);
});

check("another account's profiles and devices answer like unknown ones", async (service) => {
  const ada = await signUpAndConfirm(service);
  const eve = await signUpAndConfirm(service, { email: 'eve@example.org', firstName: 'Eve' });
  const profiles = (await service.call('GET', '/profiles', { cookie: ada })).json<{
    items: { id: number }[];
  }>();
  const devices = (await service.call('GET', '/account/devices', { cookie: ada })).json<{
    items: { id: number }[];
  }>();
  const theirs = { profile: profiles.items[0]?.id ?? 0, device: devices.items[0]?.id ?? 0 };
  const probes = (ids: typeof theirs) =>
    [
      ['PATCH', `/profiles/${ids.profile}`, { name: 'Mallory' }],
      ['DELETE', `/profiles/${ids.profile}`, undefined],
      ['PUT', '/session/profile', { profileId: ids.profile }],
      ['DELETE', `/account/devices/${ids.device}`, undefined],
    ] as const;
  const shown = async (ids: typeof theirs) =>
    Promise.all(
      probes(ids).map(async ([method, path, body]) => {
        const answer = await service.call(method, path, { body, cookie: eve });
        const { code, status } = answer.json<{ code: string; status: number }>();
        return [code, status];
      }),
    );
  assert.deepEqual(await shown(theirs), await shown({ profile: 4711, device: 4711 }));
  assert.deepEqual(
    (await shown(theirs)).map(([, status]) => status),
    [404, 404, 404, 404],
  );
  assert.equal((await service.call('GET', '/session', { cookie: ada })).statusCode, 200);
});

check('profiles are made, changed, chosen and deleted, but never all', async (service) => {
  const cookie = await signUpAndConfirm(service);
  const made = await service.call('POST', '/profiles', {
    cookie,
    body: { name: ' Anne ', avatar: 'owl', language: 'ar', kids: true },
  });
  assert.equal(made.statusCode, 201);
  const anne = made.json<{ id: number; name: string; maturityLimit: number }>();
  assert.deepEqual([anne.name, anne.maturityLimit], ['Anne', 12]);
  const raised = await service.call('PATCH', `/profiles/${anne.id}`, { cookie, body: { maturityLimit: 18 } });
  assert.equal(raised.json<{ maturityLimit: number }>().maturityLimit, 12);
  const grown = await service.call('PATCH', `/profiles/${anne.id}`, {
    cookie,
    body: { kids: false, maturityLimit: 16, theme: 'light' },
  });
  assert.deepEqual(grown.json(), { ...anne, kids: false, maturityLimit: 16, theme: 'light' });
  const drawn = await service.call('PATCH', `/profiles/${anne.id}`, { cookie, body: { avatar: 'dragon' } });
  assert.equal(drawn.json<{ code: string }>().code, 'avatar_unknown');

  const chosen = await service.call('PUT', '/session/profile', { cookie, body: { profileId: anne.id } });
  assert.equal(chosen.json<{ profile: { id: number } }>().profile.id, anne.id);
  assert.equal((await service.call('DELETE', `/profiles/${anne.id}`, { cookie })).statusCode, 204);
  const session = await service.call('GET', '/session', { cookie });
  const { profile, profiles } = session.json<{ profile: null; profiles: { id: number }[] }>();
  assert.equal(profile, null);
  const last = await service.call('DELETE', `/profiles/${profiles[0]?.id}`, { cookie });
  assert.equal(last.json<{ code: string }>().code, 'profile_last');

  for (let index = 2; index <= 6; index += 1) {
    const body = { name: `Guest ${index}`, avatar: 'moon', language: 'en' };
    assert.equal((await service.call('POST', '/profiles', { cookie, body })).statusCode, 201);
  }
  const body = { name: 'One too many', avatar: 'moon', language: 'en' };
  const seventh = await service.call('POST', '/profiles', { cookie, body });
  assert.equal(seventh.statusCode, 409);
  assert.equal(seventh.json<{ code: string }>().code, 'profile_limit_reached');
});

check('the password is changed by who knows it, and every other device is signed out', async (service) => {
  const here = await signUpAndConfirm(service);
  const there = cookieOf(await service.call('POST', '/sessions', { body: adaSignUp }));
  const next = 'difference engine no. 2';
  const change = (current: string, next: string) =>
    service.call('PUT', '/account/password', { cookie: here, body: { current, next } });
  assert.equal((await change('not the password', next)).json<{ code: string }>().code, 'password_wrong');
  assert.equal(
    (await change(adaSignUp.password, 'byron byron')).json<{ code: string }>().code,
    'password_personal',
  );
  assert.equal((await change(adaSignUp.password, next)).statusCode, 204);
  assert.equal((await service.call('GET', '/session', { cookie: here })).statusCode, 200);
  assert.equal((await service.call('GET', '/session', { cookie: there })).statusCode, 401);
  assert.equal((await service.call('POST', '/sessions', { body: adaSignUp })).statusCode, 401);
  const { email } = adaSignUp;
  assert.equal(
    (await service.call('POST', '/sessions', { body: { email, password: next } })).statusCode,
    201,
  );
  assert.equal((await service.mails())[0]?.subject, 'Your password was changed');
});

check('the account is renamed, and its language is that of its mails', async (service) => {
  const cookie = await signUpAndConfirm(service);
  const body = { firstName: 'Augusta', locale: 'fr', role: 'operator', email: 'other@example.org' };
  const answer = await service.call('PATCH', '/account', { cookie, body });
  const { firstName, lastName, locale, role, email } = answer.json<Record<string, string>>();
  assert.deepEqual(
    { firstName, lastName, locale, role, email },
    {
      firstName: 'Augusta',
      lastName: 'Byron',
      locale: 'fr',
      role: 'viewer',
      email: adaSignUp.email,
    },
  );
  await service.call('POST', '/accounts', { body: adaSignUp });
  assert.equal((await service.mails())[0]?.subject, 'Vous avez déjà un compte');
});

check('malformed requests are refused with the faulty fields', async (service) => {
  const cookie = await signUpAndConfirm(service);
  const faulty = async (...[method, path, options]: Parameters<IdentityService['call']>) => {
    const answer = await service.call(method, path, { cookie, ...options });
    assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
    const {
      status,
      code,
      faults = [],
    } = answer.json<{
      status: number;
      code: string;
      faults?: { path: string }[];
    }>();
    return [status, code, ...faults.map((fault) => fault.path).sort()];
  };
  assert.deepEqual(
    await faulty('POST', '/accounts', { body: { ...adaSignUp, email: 'ada', lastName: ' ' } }),
    [400, 'request_invalid', 'email', 'lastName'],
  );
  const headers = { 'content-type': 'application/json' };
  assert.deepEqual(await faulty('POST', '/sessions', { body: '{"email":', headers }), [400, 'body_invalid']);
  assert.deepEqual(await faulty('POST', '/sessions', { body: '[]', headers }), [400, 'request_invalid', '']);
  assert.deepEqual(await faulty('POST', '/sessions', { body: { email: 1, password: {} } }), [
    400,
    'request_invalid',
    'email',
    'password',
  ]);
  assert.deepEqual(await faulty('PUT', '/session/profile', { body: { profileId: '1' } }), [
    400,
    'request_invalid',
    'profileId',
  ]);
  assert.deepEqual(await faulty('DELETE', '/account/devices/..%2f1'), [400, 'request_invalid', 'id']);
  assert.deepEqual(
    await faulty('POST', '/sessions', { body: { ...adaSignUp, password: 'x'.repeat(100_000) } }),
    [413, 'body_too_large'],
  );
});

check('a page of another origin changes nothing', async (service) => {
  const cookie = await signUpAndConfirm(service);
  const refused = async (headers: Record<string, string>) =>
    (await service.call('DELETE', '/account/devices', { cookie, headers })).json<{ code: string }>().code;
  assert.equal(await refused({ origin: 'https://evil.example' }), 'origin_refused');
  assert.equal(await refused({ 'sec-fetch-site': 'cross-site' }), 'origin_refused');
  const mine = { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' };
  assert.equal((await service.call('DELETE', '/account/devices', { cookie, headers: mine })).statusCode, 204);
});

check('a password hash cannot leave, even when a handler hands out the stored row', async (service) => {
  const cookie = await signUpAndConfirm(service);
  const stored = await service.deps.store.accounts.byId(1);
  assert.match(stored?.passwordHash ?? '', /^\$argon2id\$/);
  const paths = ['/session', '/profiles', '/account/devices', '/outbox'];
  for (const path of paths) {
    const { body } = await service.call('GET', path, { cookie });
    assert.ok(!/argon2|password_?hash/i.test(body), path);
  }
  assert.deepEqual(
    Object.keys(accountSchema.parse(stored)).filter((key) => /password|confirmed/i.test(key)),
    [],
  );
});

check('users are for operators, in pages, without names', async (service) => {
  const viewer = await signUpAndConfirm(service);
  assert.equal(
    (await service.call('GET', '/users', { cookie: viewer })).json<{ code: string }>().code,
    'operator_required',
  );
  assert.equal((await service.call('GET', '/users')).statusCode, 401);
  const { profileIds } = await createAccount(service.deps, {
    ...adaSignUp,
    email: 'op@example.org',
    role: 'operator',
    profiles: [{ name: 'One' }, { name: 'Two', kids: true }],
  });
  const operator = cookieOf(
    await service.call('POST', '/sessions', { body: { ...adaSignUp, email: 'op@example.org' } }),
  );
  type Users = { items: { id: number }[]; next: string | null };
  const first = (await service.call('GET', '/users?limit=2', { cookie: operator })).json<Users>();
  assert.equal(first.items.length, 2);
  const rest = (
    await service.call('GET', `/users?limit=2&cursor=${first.next}`, { cookie: operator })
  ).json<Users>();
  assert.deepEqual([rest.items.map(({ id }) => id), rest.next], [[profileIds[1]], null]);
  assert.ok(!/Ada|One|Two|example/.test(JSON.stringify([first, rest])));
  const one = await service.call('GET', `/users/${profileIds[0]}`, { cookie: operator });
  assert.deepEqual(one.json(), first.items[1]);
  assert.equal((await service.call('GET', '/users/4711', { cookie: operator })).statusCode, 404);
  assert.equal((await service.call('GET', '/users?cursor=x', { cookie: operator })).statusCode, 400);
});

check('the outbox is open on this machine only', async (service) => {
  const code = async (options: Parameters<IdentityService['call']>[2]) =>
    (await service.call('GET', '/outbox', options)).json<{ code?: string }>().code;
  assert.equal(await code({}), undefined);
  assert.equal(await code({ remoteAddress: '::ffff:127.0.0.1' }), undefined);
  assert.equal(await code({ remoteAddress: '192.0.2.7' }), 'outbox_closed');
  assert.equal(await code({ headers: { host: 'rebound.example' } }), 'outbox_closed');
  assert.equal(await code({ headers: { 'x-forwarded-for': '127.0.0.1' } }), 'outbox_closed');
});

check(
  'the outbox is closed when mail really leaves',
  async (service) => {
    assert.equal((await service.call('GET', '/outbox')).json<{ code: string }>().code, 'outbox_closed');
    const asked = await service.call('POST', '/accounts', { body: adaSignUp });
    assert.equal(asked.json<{ outbox: null }>().outbox, null);
  },
  { outbox: null },
);

check('what anyone may read needs no session', async (service) => {
  assert.deepEqual((await service.call('GET', '/avatars')).json(), { items: service.deps.avatarNames });
  assert.deepEqual((await service.call('GET', '/password-policy')).json(), {
    minLength: 10,
    maxLength: 256,
    refusesCommon: true,
  });
});

check('every route has an operation id of its own', async (service) => {
  const { paths } = (await service.app.inject('/openapi.json')).json<{
    paths: Record<string, Record<string, { operationId: string; tags: string[]; summary: string }>>;
  }>();
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  assert.equal(operations.length, 20);
  assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
  for (const { operationId, tags, summary } of operations) {
    assert.match(operationId, /^[a-z]+(?:[A-Z][a-z]+)*$/);
    assert.ok(tags.length === 1 && summary.length > 0, operationId);
  }
});

test('the session cookie is Secure where the request came over https, as the proxy says', async () => {
  const service = await startIdentity({ trustProxy: true });
  await signUpAndConfirm(service);
  const { email, password } = adaSignUp;
  const secure = async (headers: Record<string, string>) => {
    const answer = await service.call('POST', '/sessions', { body: { email, password }, headers });
    return answer.cookies.find(({ name }) => name === 'kinora_session')?.secure ?? false;
  };
  assert.equal(await secure({ 'x-forwarded-proto': 'https' }), true);
  assert.equal(await secure({}), false);
  await service.close();
});
