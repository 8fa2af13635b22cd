// What identity shows to others: accounts, sessions and profiles as the API speaks of them, and who is asking.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { pageOf, pageQuery } from '#engine/api/page.ts';

export const locales = ['en', 'fr', 'ar'] as const;
export const localeSchema = z.enum(locales);
export type Locale = z.infer<typeof localeSchema>;

export const themeSchema = z.enum(['system', 'dark', 'light']);
export const roleSchema = z.enum(['viewer', 'operator']);
export type Role = z.infer<typeof roleSchema>;

/** Suitable from this age, in years. */
export const maturityLimits = [0, 7, 12, 16, 18] as const;
export const maturitySchema = z.union([
  z.literal(0),
  z.literal(7),
  z.literal(12),
  z.literal(16),
  z.literal(18),
]);

/** Names of the drawn avatars; the pictures are at /art/avatar/{name}. */
export const avatarSchema = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/);

const nameSchema = z.string().trim().min(1).max(80);

/** Only a bound against huge input: the policy counts code points and says so in words. */
const passwordSchema = z.string().min(1).max(1024);

/** The stated password policy: NIST SP 800-63B, a length and a list of the worst, no composition rules. */
export const passwordPolicySchema = z
  .object({
    minLength: z.number().int(),
    maxLength: z.number().int(),
    refusesCommon: z
      .boolean()
      .describe('Refuses well-known passwords and ones made of your own name or address'),
  })
  .meta({ id: 'PasswordPolicy' });

export const accountSchema = z
  .object({
    id: z.number().int(),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    role: roleSchema,
    locale: localeSchema,
    demo: z.boolean(),
    createdAt: z.number().describe('Milliseconds since 1970, UTC'),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof accountSchema>;

export const profileSchema = z
  .object({
    id: z.number().int(),
    name: z.string(),
    avatar: avatarSchema,
    language: localeSchema,
    kids: z.boolean(),
    maturityLimit: maturitySchema,
    autoplayNext: z.boolean(),
    autoplayPreviews: z.boolean(),
    theme: themeSchema,
    personalised: z.boolean().describe('False: recommendations use no history of this profile'),
    createdAt: z.number(),
  })
  .meta({ id: 'Profile' });
export type Profile = z.infer<typeof profileSchema>;

export const profileInput = z
  .object({
    name: z.string().trim().min(1).max(40),
    avatar: avatarSchema,
    language: localeSchema,
    kids: z.boolean().default(false),
    maturityLimit: maturitySchema.default(18),
    autoplayNext: z.boolean().default(true),
    autoplayPreviews: z.boolean().default(true),
    theme: themeSchema.default('system'),
    personalised: z.boolean().default(true),
  })
  .meta({ id: 'NewProfile' });
export type ProfileInput = z.infer<typeof profileInput>;

/** Fields of a profile to change; what is absent stays. (No defaults here: an absent field must stay absent.) */
export const profilePatch = z
  .object({
    name: z.string().trim().min(1).max(40),
    avatar: avatarSchema,
    language: localeSchema,
    kids: z.boolean(),
    maturityLimit: maturitySchema,
    autoplayNext: z.boolean(),
    autoplayPreviews: z.boolean(),
    theme: themeSchema,
    personalised: z.boolean(),
  })
  .partial()
  .meta({ id: 'ProfilePatch' });
export type ProfilePatch = z.infer<typeof profilePatch>;

/** POST /accounts. The answer is the same whether the address is new or known. */
export const signUpInput = z
  .object({
    email: z.email().max(254),
    firstName: nameSchema,
    lastName: nameSchema,
    password: passwordSchema,
    locale: localeSchema.default('en'),
  })
  .meta({ id: 'SignUp' });

export const signUpAnswer = z
  .object({
    status: z.literal('confirmation-sent'),
    outbox: z
      .string()
      .nullable()
      .describe(
        'Without a mail server: the page of this service where its messages can be read on this machine',
      ),
  })
  .meta({ id: 'SignUpAnswer' });

export const confirmInput = z.object({ token: z.string().min(20).max(200) }).meta({ id: 'Confirmation' });

export const signInInput = z
  .object({
    email: z.string().min(1).max(254),
    password: passwordSchema,
    deviceName: z.string().trim().max(120).optional(),
    transport: z
      .enum(['cookie', 'bearer'])
      .default('cookie')
      .describe('`bearer` answers a token for the Authorization header; browsers use the cookie'),
  })
  .meta({ id: 'SignIn' });

export const sessionSchema = z
  .object({
    account: accountSchema,
    profile: profileSchema.nullable().describe('The chosen profile; null before one is chosen'),
    profiles: z.array(profileSchema),
    token: z.string().optional().describe('Only for transport `bearer`, only in the answer of the sign-in'),
  })
  .meta({ id: 'Session' });

export const deviceSchema = z
  .object({
    id: z.number().int(),
    name: z.string().describe('As named at sign-in, or derived from the browser'),
    current: z.boolean(),
    createdAt: z.number(),
    lastSeenAt: z.number(),
  })
  .meta({ id: 'Device' });

export const accountPatch = z
  .object({ firstName: nameSchema, lastName: nameSchema, locale: localeSchema })
  .partial()
  .meta({ id: 'AccountPatch' });

export const passwordChange = z
  .object({ current: z.string().min(1).max(256), next: z.string().min(1).max(256) })
  .meta({ id: 'PasswordChange' });

export const deviceList = z.object({ items: z.array(deviceSchema) }).meta({ id: 'DeviceList' });

export const profileList = z.object({ items: z.array(profileSchema) }).meta({ id: 'ProfileList' });

/** PUT /session/profile */
export const profileChoice = z
  .object({ profileId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) })
  .meta({ id: 'ProfileChoice' });

/** GET /avatars */
export const avatarList = z.object({ items: z.array(avatarSchema) }).meta({ id: 'AvatarList' });

/** GET /outbox: what the service would have sent by mail, newest first. */
export const outboxSchema = z
  .object({
    items: z.array(
      z
        .object({
          to: z.string(),
          subject: z.string(),
          text: z.string(),
          link: z.string().nullable().describe('The address in the text that is to be opened'),
          sentAt: z.number().describe('Milliseconds since 1970, UTC'),
        })
        .meta({ id: 'OutboxMessage' }),
    ),
  })
  .meta({ id: 'Outbox' });

/** OpenAPI `security` of the routes that need a session. */
export const signedIn: Record<string, string[]>[] = [{ cookie: [] }, { bearer: [] }];

/** GET /users: people as the data scientist sees them, without identity. */
export const userSchema = z
  .object({
    id: z.number().int().describe('Id of the profile'),
    source: z.string().nullable().describe('Where it was imported from; null for a profile of this service'),
    sourceId: z.string().nullable(),
    attributes: z
      .record(z.string(), z.string())
      .describe('For example gender, age group and occupation in MovieLens 1M'),
    ratings: z.number().int(),
    createdAt: z.number(),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof userSchema>;

export const userQuery = pageQuery.extend({
  source: z.string().max(60).optional().describe('Only users of this data set'),
});
export const userPage = pageOf(userSchema, 'UserPage');

/** Who asks: resolved once per request from the session cookie or bearer token. */
export interface Viewer {
  readonly accountId: number;
  readonly sessionId: number;
  readonly role: Role;
  readonly profile: Profile | null;
}
export interface ViewerWithProfile extends Viewer {
  readonly profile: Profile;
}

/** Given to every domain's routes by the composition root. */
export interface ViewerGate {
  /** Null when nobody is signed in. */
  optional(request: FastifyRequest): Promise<Viewer | null>;
  /** Throws `sign_in_required`. */
  require(request: FastifyRequest): Promise<Viewer>;
  /** Throws `sign_in_required` or `profile_required`. */
  requireProfile(request: FastifyRequest): Promise<ViewerWithProfile>;
  /** Throws `sign_in_required` or `operator_required`. */
  requireOperator(request: FastifyRequest): Promise<Viewer>;
  /** Asks anew, for answers that stay open: null once the session has ended. */
  recheck(request: FastifyRequest): Promise<Viewer | null>;
}
