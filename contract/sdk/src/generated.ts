/**
 * Kinora
 * 0.1.0
 * DO NOT MODIFY - This file has been generated using oazapfts.
 * See https://www.npmjs.com/package/oazapfts
 */
import * as Oazapfts from "@oazapfts/runtime";
import * as QS from "@oazapfts/runtime/query";
export const defaults: Oazapfts.Defaults<Oazapfts.CustomHeaders> = {
    headers: {},
    baseUrl: "/api/v1"
};
const oazapfts = Oazapfts.runtime(defaults);
export const servers = {
    server1: "/api/v1"
};
export type PasswordPolicy = {
    minLength: number;
    maxLength: number;
    /** Refuses well-known passwords and ones made of your own name or address */
    refusesCommon: boolean;
};
export type Service = {
    version: string;
    /** True when the demo catalogue is in */
    demo: boolean;
    demoAccounts: {
        email: string;
        password: string;
        role: "viewer" | "operator";
        note: string;
    }[] | null;
    passwordPolicy: PasswordPolicy;
    locales: ("en" | "fr" | "ar")[];
};
export type Problem = {
    /** urn:kinora:error: and the code */
    "type": string;
    /** The code in words */
    title: string;
    status: number;
    /** Stable, machine-readable; listed in docs/errors.md */
    code: string;
    /** What failed, with the value that failed */
    detail: string;
    /** Id of the request, as in the log */
    instance: string;
    /** One entry per invalid field */
    faults?: {
        path: string;
        message: string;
    }[];
    details?: {
        [key: string]: any;
    };
};
export type SignUp = {
    email: string;
    firstName: string;
    lastName: string;
    password: string;
    locale?: "en" | "fr" | "ar";
};
export type SignUpAnswer = {
    status: "confirmation-sent";
    /** Without a mail server: the page of this service where its messages can be read on this machine */
    outbox: string | null;
};
export type Confirmation = {
    token: string;
};
export type Account = {
    id: number;
    email: string;
    firstName: string;
    lastName: string;
    role: "viewer" | "operator";
    locale: "en" | "fr" | "ar";
    demo: boolean;
    /** Milliseconds since 1970, UTC */
    createdAt: number;
};
export type Profile = {
    id: number;
    name: string;
    avatar: string;
    language: "en" | "fr" | "ar";
    kids: boolean;
    maturityLimit: number | 7 | 12 | 16 | 18;
    autoplayNext: boolean;
    autoplayPreviews: boolean;
    theme: "system" | "dark" | "light";
    /** False: recommendations use no history of this profile */
    personalised: boolean;
    createdAt: number;
};
export type Session = {
    account: Account;
    /** The chosen profile; null before one is chosen */
    profile: Profile | null;
    profiles: Profile[];
    /** Only for transport `bearer`, only in the answer of the sign-in */
    token?: string;
};
export type AccountPatch = {
    firstName?: string;
    lastName?: string;
    locale?: "en" | "fr" | "ar";
};
export type PasswordChange = {
    current: string;
    next: string;
};
export type OutboxMessage = {
    to: string;
    subject: string;
    text: string;
    /** The address in the text that is to be opened */
    link: string | null;
    /** Milliseconds since 1970, UTC */
    sentAt: number;
};
export type Outbox = {
    items: OutboxMessage[];
};
export type SignIn = {
    email: string;
    password: string;
    deviceName?: string;
    /** `bearer` answers a token for the Authorization header; browsers use the cookie */
    transport?: "cookie" | "bearer";
};
export type ProfileChoice = {
    profileId: number;
};
export type Device = {
    id: number;
    /** As named at sign-in, or derived from the browser */
    name: string;
    current: boolean;
    createdAt: number;
    lastSeenAt: number;
};
export type DeviceList = {
    items: Device[];
};
export type AvatarList = {
    items: string[];
};
export type ProfileList = {
    items: Profile[];
};
export type NewProfile = {
    name: string;
    avatar: string;
    language: "en" | "fr" | "ar";
    kids?: boolean;
    maturityLimit?: number | 7 | 12 | 16 | 18;
    autoplayNext?: boolean;
    autoplayPreviews?: boolean;
    theme?: "system" | "dark" | "light";
    personalised?: boolean;
};
export type ProfilePatch = {
    name?: string;
    avatar?: string;
    language?: "en" | "fr" | "ar";
    kids?: boolean;
    maturityLimit?: number | 7 | 12 | 16 | 18;
    autoplayNext?: boolean;
    autoplayPreviews?: boolean;
    theme?: "system" | "dark" | "light";
    personalised?: boolean;
};
export type User = {
    /** Id of the profile */
    id: number;
    /** Where it was imported from; null for a profile of this service */
    source: string | null;
    sourceId: string | null;
    /** For example gender, age group and occupation in MovieLens 1M */
    attributes: {
        [key: string]: string;
    };
    ratings: number;
    createdAt: number;
};
export type UserPage = {
    items: User[];
    next: string | null;
};
export type Genre = {
    slug: string;
    name: string;
};
export type Art = {
    /** 2:3, for example /art/poster/12-9f3a */
    poster: string;
    /** 16:9 with the title set into it */
    card: string;
    /** 16:9 without text */
    backdrop: string;
    /** Dominant dark colour as #rrggbb, for the place before the picture arrives */
    tone: string;
};
export type TitleCard = {
    id: number;
    kind: "film" | "series";
    title: string;
    originalTitle: string | null;
    /** BCP 47, of the original title */
    language: string | null;
    year: number | null;
    minutes: number | null;
    /** Suitable from this age; null when unrated */
    maturity: number | null;
    genres: Genre[];
    art: Art;
    /** True when pressing play shows something: the film, or its stand-in clip */
    playable: boolean;
};
export type TitlePage = {
    items: TitleCard[];
    next: string | null;
};
export type Credit = {
    personId: number;
    name: string;
    role: "director" | "cast" | "writer" | "composer" | "producer";
    /** Character played */
    "as": string | null;
};
export type Episode = {
    id: number;
    season: number;
    "number": number;
    title: string;
    originalTitle: string | null;
    minutes: number | null;
    synopsis: string | null;
};
export type ChannelRef = {
    slug: string;
    name: {
        en: string;
        fr?: string;
        ar?: string;
    };
};
export type TitleDetail = {
    id: number;
    kind: "film" | "series";
    title: string;
    originalTitle: string | null;
    /** BCP 47, of the original title */
    language: string | null;
    year: number | null;
    minutes: number | null;
    /** Suitable from this age; null when unrated */
    maturity: number | null;
    genres: Genre[];
    art: Art;
    /** True when pressing play shows something: the film, or its stand-in clip */
    playable: boolean;
    endYear: number | null;
    synopsis: string | null;
    sound: ("silent" | "sound") | null;
    picture: ("black-and-white" | "tinted" | "colour") | null;
    /** ISO 3166-1 alpha-2; SU for the Soviet Union */
    countries: string[];
    credits: Credit[];
    episodes: Episode[];
    channels: ChannelRef[];
    /** Why it may be shown freely */
    free: {
        basis: string;
        note: string;
    } | null;
    ratings: {
        count: number;
        /** Stars, 0.5 to 5 */
        mean: number | null;
    };
    links: {
        movielensId: number | null;
        imdbId: string | null;
        tmdbId: number | null;
    } | null;
    source: string;
};
/**
 * What this service is and offers before anybody signs in
 */
export function showService(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Service;
    } | {
        status: number;
        data: Problem;
    }>("/config", {
        ...opts
    });
}
/**
 * What a password must be
 */
export function showPasswordPolicy(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: PasswordPolicy;
    } | {
        status: number;
        data: Problem;
    }>("/password-policy", {
        ...opts
    });
}
/**
 * Ask for an account; the answer is the same whether the address is new or known
 */
export function signUp({ signUp }: {
    signUp: SignUp;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: SignUpAnswer;
    } | {
        status: number;
        data: Problem;
    }>("/accounts", oazapfts.json({
        ...opts,
        method: "POST",
        body: signUp
    }));
}
/**
 * Confirm the address with the token of the mail, and be signed in
 */
export function confirmAccount({ confirmation }: {
    confirmation: Confirmation;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Session;
    } | {
        status: number;
        data: Problem;
    }>("/accounts/confirm", oazapfts.json({
        ...opts,
        method: "POST",
        body: confirmation
    }));
}
/**
 * Change names or language of the account
 */
export function editAccount({ accountPatch }: {
    accountPatch: AccountPatch;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Account;
    } | {
        status: number;
        data: Problem;
    }>("/account", oazapfts.json({
        ...opts,
        method: "PATCH",
        body: accountPatch
    }));
}
/**
 * Change the password; every other device is signed out
 */
export function changePassword({ passwordChange }: {
    passwordChange: PasswordChange;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>("/account/password", oazapfts.json({
        ...opts,
        method: "PUT",
        body: passwordChange
    }));
}
/**
 * Without a mail server, and on this machine only: the messages that would have been sent
 */
export function showOutbox(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Outbox;
    } | {
        status: number;
        data: Problem;
    }>("/outbox", {
        ...opts
    });
}
/**
 * Sign in; answers a cookie, or a token for programs
 */
export function signIn({ signIn }: {
    signIn: SignIn;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Session;
    } | {
        status: number;
        data: Problem;
    }>("/sessions", oazapfts.json({
        ...opts,
        method: "POST",
        body: signIn
    }));
}
/**
 * Who is signed in, with the profiles of the account
 */
export function showSession(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Session;
    } | {
        status: number;
        data: Problem;
    }>("/session", {
        ...opts
    });
}
/**
 * Sign out here; done also when nobody is signed in
 */
export function signOut(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>("/session", {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Choose who is watching
 */
export function chooseProfile({ profileChoice }: {
    profileChoice: ProfileChoice;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Session;
    } | {
        status: number;
        data: Problem;
    }>("/session/profile", oazapfts.json({
        ...opts,
        method: "PUT",
        body: profileChoice
    }));
}
/**
 * Devices that are signed in, the last used first
 */
export function listDevices(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: DeviceList;
    } | {
        status: number;
        data: Problem;
    }>("/account/devices", {
        ...opts
    });
}
/**
 * Sign out every device, this one too
 */
export function signOutEverywhere(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>("/account/devices", {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Sign out one device
 */
export function signOutDevice({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>(`/account/devices/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Names of the avatars; the pictures are at /art/avatar/{name}
 */
export function listAvatars(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: AvatarList;
    } | {
        status: number;
        data: Problem;
    }>("/avatars", {
        ...opts
    });
}
/**
 * Profiles of the account
 */
export function listProfiles(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ProfileList;
    } | {
        status: number;
        data: Problem;
    }>("/profiles", {
        ...opts
    });
}
/**
 * Make a profile; a kids profile has an age limit of 12 at most
 */
export function createProfile({ newProfile }: {
    newProfile: NewProfile;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Profile;
    } | {
        status: number;
        data: Problem;
    }>("/profiles", oazapfts.json({
        ...opts,
        method: "POST",
        body: newProfile
    }));
}
/**
 * Change a profile; what is absent stays
 */
export function editProfile({ id, profilePatch }: {
    id: number;
    profilePatch: ProfilePatch;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Profile;
    } | {
        status: number;
        data: Problem;
    }>(`/profiles/${encodeURIComponent(id)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: profilePatch
    }));
}
/**
 * Delete a profile with its list, ratings and history; never the last one
 */
export function deleteProfile({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>(`/profiles/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Profiles of this service and of imported data sets, without names; operators only
 */
export function listUsers({ cursor, limit, source }: {
    cursor?: string;
    limit?: number;
    source?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: UserPage;
    } | {
        status: number;
        data: Problem;
    }>(`/users${QS.query(QS.explode({
        cursor,
        limit,
        source
    }))}`, {
        ...opts
    });
}
/**
 * One of them; operators only
 */
export function showUser({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: User;
    } | {
        status: number;
        data: Problem;
    }>(`/users/${encodeURIComponent(id)}`, {
        ...opts
    });
}
/**
 * Films and series, filtered and sorted
 */
export function listMovies({ cursor, limit, kind, genre, channel, country, decade, person, playable, sort }: {
    cursor?: string;
    limit?: number;
    kind?: "film" | "series";
    genre?: string;
    channel?: string;
    country?: string;
    decade?: number;
    person?: number;
    playable?: string;
    sort?: "popular" | "new" | "title" | "year";
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TitlePage;
    } | {
        status: number;
        data: Problem;
    }>(`/movies${QS.query(QS.explode({
        cursor,
        limit,
        kind,
        genre,
        channel,
        country,
        decade,
        person,
        playable,
        sort
    }))}`, {
        ...opts
    });
}
/**
 * One title with its credits, episodes and channels
 */
export function showMovie({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TitleDetail;
    } | {
        status: number;
        data: Problem;
    }>(`/movies/${encodeURIComponent(id)}`, {
        ...opts
    });
}
