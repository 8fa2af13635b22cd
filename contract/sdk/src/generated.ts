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
    /** Video and poster that the pictures are made of: "12/posters/1.jpg"; absent for drawn ones */
    still?: string;
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
export type NewEpisode = {
    /** Of an episode that is there already; null for a new one */
    id: number | null;
    season: number;
    "number": number;
    title: string;
    originalTitle: string | null;
    minutes: number | null;
    synopsis: string | null;
};
export type TitleFacts = {
    kind: "film" | "series";
    title: string;
    originalTitle: string | null;
    year: number | null;
    /** Of a series that ran longer than one year */
    endYear: number | null;
    /** Of a film */
    minutes: number | null;
    /** Suitable from this age; null when unrated */
    maturity: number | null;
    synopsis: string | null;
    /** Slugs, the most telling first */
    genres: string[];
    /** All of a series; none of a film */
    episodes: NewEpisode[];
};
export type NewTitle = {
    facts: TitleFacts;
    /** True to make it although there is a title of this kind, name and year */
    again?: boolean;
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
export type GenreFacet = {
    slug: string;
    name: string;
    titles: number;
};
export type Facets = {
    kinds: {
        kind: "film" | "series";
        titles: number;
    }[];
    genres: GenreFacet[];
    decades: {
        decade: number;
        titles: number;
    }[];
    countries: {
        country: string;
        titles: number;
    }[];
};
export type Channel = {
    slug: string;
    name: {
        en: string;
        fr?: string;
        ar?: string;
    };
    description: {
        en: string;
        fr?: string;
        ar?: string;
    };
    titles: number;
    /** Up to four titles for its picture */
    cover: TitleCard[];
};
export type Channels = {
    items: Channel[];
};
export type Person = {
    id: number;
    name: string;
    titles: number;
};
export type SearchAnswer = {
    query: string;
    /** The words searched instead, when the query looked misspelt */
    correctedTo: string | null;
    titles: TitleCard[];
    people: Person[];
    genres: Genre[];
};
export type Link = {
    movieId: number;
    movielensId: number | null;
    imdbId: string | null;
    tmdbId: number | null;
};
export type LinkPage = {
    items: Link[];
    next: string | null;
};
export type TitleTaste = {
    movieId: number;
    stars: number | null;
    thumb: ("down" | "up" | "love") | null;
    inList: boolean;
};
export type NewRating = {
    stars: number;
};
export type NewThumb = {
    thumb: "down" | "up" | "love";
};
export type ListItem = {
    title: TitleCard;
    addedAt: number;
};
export type ListPage = {
    items: ListItem[];
    next: string | null;
};
export type Rating = {
    userId: number;
    movieId: number;
    stars: number;
    /** Milliseconds since 1970, UTC; null when the source does not say */
    ratedAt: number | null;
};
export type RatingPage = {
    items: Rating[];
    next: string | null;
};
export type Tag = {
    userId: number;
    movieId: number;
    tag: string;
    taggedAt: number | null;
};
export type TagPage = {
    items: Tag[];
    next: string | null;
};
export type Reason = {
    kind: "because";
    titles: {
        id: number;
        title: string;
        share: number;
    }[];
} | {
    kind: "shared-viewers";
    viewers: number;
    "of": number;
    /** What these viewers chose, as the viewer did; absent where the question named the titles */
    titles?: {
        id: number;
        title: string;
    }[];
} | {
    kind: "about";
    /** What it has in common with these titles; of a genre its slug */
    terms: {
        field: "genre" | "person" | "tag";
        term: string;
    }[];
    titles: {
        id: number;
        title: string;
    }[];
} | {
    kind: "popular";
    viewers: number;
} | {
    kind: "genre";
    genre: string;
} | {
    kind: "new";
};
export type Recommended = {
    title: TitleCard;
    /** How well it fits, 0 to 1; null where nothing is known of the viewer */
    match: number | null;
    /** Of the model; comparable inside one answer only */
    score: number | null;
    reason: Reason | null;
};
export type HomeRow = {
    id: string;
    items: Recommended[];
    kind: "for-you";
} | {
    id: string;
    items: Recommended[];
    kind: "because";
    title: {
        id: number;
        title: string;
    };
} | {
    id: string;
    items: Recommended[];
    kind: "top-10";
} | {
    id: string;
    items: Recommended[];
    kind: "continue-watching";
    progress: {
        movieId: number;
        episodeId: number | null;
        position: number;
        duration: number;
    }[];
} | {
    id: string;
    items: Recommended[];
    kind: "my-list";
} | {
    id: string;
    items: Recommended[];
    kind: "genre";
    genre: {
        slug: string;
        name: string;
    };
} | {
    id: string;
    items: Recommended[];
    kind: "channel";
    channel: {
        slug: string;
        name: {
            en: string;
            fr?: string;
            ar?: string;
        };
    };
} | {
    id: string;
    items: Recommended[];
    kind: "new";
};
export type Home = {
    hero: Recommended | null;
    rows: HomeRow[];
    /** The model in service; null before the first training */
    model: {
        id: string;
        name: string;
    } | null;
};
export type SimilarTitles = {
    items: Recommended[];
};
export type Why = {
    /** How well it fits, 0 to 1; null where nothing is known of the viewer */
    match: number | null;
    reason: Reason | null;
};
export type RecommendFrom = {
    /** Ids, or names like "Heat (1995)" */
    titles: (number | string)[];
    limit?: number;
};
export type RecommendAnswer = {
    "from": {
        id: number;
        title: string;
        year: number | null;
    }[];
    /** Names that no title has */
    "unknown": string[];
    /** How many users interacted with any of them */
    viewers: number;
    items: Recommended[];
};
export type Metrics = {
    users: number;
    ndcg: number;
    recall: number;
    precision: number;
    coverage: number;
    k: number;
};
export type Model = {
    id: string;
    name: string;
    params: {
        [key: string]: any;
    };
    metrics: Metrics | null;
    dataHash: string;
    seed: number;
    users: number;
    items: number;
    interactions: number;
    trainSeconds: number;
    createdAt: number;
    aliases: string[];
};
export type ModelList = {
    items: Model[];
};
export type TrainModelsInput = {
    /** Kinds of models; those that suit the data when absent */
    models?: string[];
    /** Set on every model that has a parameter of this name; of an ensemble the weights of its members */
    params?: {
        [key: string]: number | string | boolean | null;
    };
    /** Of what is hidden and of the models */
    seed?: number;
    /** Length of the lists that are measured */
    k?: number;
    /** What is hidden of each person: a random fifth, or the title chosen last */
    hide?: "random" | "last";
    /** Popularity and EASE only */
    quick?: boolean;
    /** Whether the best goes into service; false compares only, "register" keeps it for later */
    promote?: boolean | "register";
};
export type TrainModels = {
    /** Kinds of models; those that suit the data when absent */
    models?: string[];
    /** Set on every model that has a parameter of this name; of an ensemble the weights of its members */
    params?: {
        [key: string]: number | string | boolean | null;
    };
    /** Of what is hidden and of the models */
    seed: number;
    /** Length of the lists that are measured */
    k: number;
    /** What is hidden of each person: a random fifth, or the title chosen last */
    hide: "random" | "last";
    /** Popularity and EASE only */
    quick: boolean;
    /** Whether the best goes into service; false compares only, "register" keeps it for later */
    promote: boolean | "register";
};
export type CompareModels = {
    /** Each the id of a registered model or the name of a kind of model */
    models: never[];
    /** Set on every model that has a parameter of this name; of an ensemble the weights of its members */
    params?: {
        [key: string]: number | string | boolean | null;
    };
    /** Of what is hidden and of the models */
    seed: number;
    /** Length of the lists that are measured */
    k: number;
    /** What is hidden of each person: a random fifth, or the title chosen last */
    hide: "random" | "last";
};
export type TuneModel = {
    /** Name of a kind of model */
    model: string;
    /** Set on every model that has a parameter of this name; of an ensemble the weights of its members */
    params?: {
        [key: string]: number | string | boolean | null;
    };
    /** Of what is hidden and of the models */
    seed: number;
    /** Length of the lists that are measured */
    k: number;
    /** What is hidden of each person: a random fifth, or the title chosen last */
    hide: "random" | "last";
    trials: number;
    method: "random" | "halving" | "tpe";
    /** After which no new trial is begun */
    minutes?: number;
    promote: boolean | "register";
};
export type ModelJob = {
    id: number;
    /** Name under which GET /runs has what was measured */
    batch: string;
    state: "ready" | "running" | "paused" | "done" | "failed" | "cancelled";
    progress: number;
    error: {
        code: string;
        message: string;
    } | null;
    createdAt: number;
    updatedAt: number;
    kind: "models.train";
    options: TrainModels;
} | {
    id: number;
    /** Name under which GET /runs has what was measured */
    batch: string;
    state: "ready" | "running" | "paused" | "done" | "failed" | "cancelled";
    progress: number;
    error: {
        code: string;
        message: string;
    } | null;
    createdAt: number;
    updatedAt: number;
    kind: "models.compare";
    options: CompareModels;
} | {
    id: number;
    /** Name under which GET /runs has what was measured */
    batch: string;
    state: "ready" | "running" | "paused" | "done" | "failed" | "cancelled";
    progress: number;
    error: {
        code: string;
        message: string;
    } | null;
    createdAt: number;
    updatedAt: number;
    kind: "models.tune";
    options: TuneModel;
};
export type CompareModelsInput = {
    /** Each the id of a registered model or the name of a kind of model */
    models: never[];
    /** Set on every model that has a parameter of this name; of an ensemble the weights of its members */
    params?: {
        [key: string]: number | string | boolean | null;
    };
    /** Of what is hidden and of the models */
    seed?: number;
    /** Length of the lists that are measured */
    k?: number;
    /** What is hidden of each person: a random fifth, or the title chosen last */
    hide?: "random" | "last";
};
export type TuneModelInput = {
    /** Name of a kind of model */
    model: string;
    /** Set on every model that has a parameter of this name; of an ensemble the weights of its members */
    params?: {
        [key: string]: number | string | boolean | null;
    };
    /** Of what is hidden and of the models */
    seed?: number;
    /** Length of the lists that are measured */
    k?: number;
    /** What is hidden of each person: a random fifth, or the title chosen last */
    hide?: "random" | "last";
    trials?: number;
    method?: "random" | "halving" | "tpe";
    /** After which no new trial is begun */
    minutes?: number;
    promote?: boolean | "register";
};
export type Run = {
    id: number;
    kind: "train" | "evaluate" | "tune" | "compare";
    /** The same for all runs of one command or job */
    batch: string;
    model: string;
    /** The model that was registered from it; it may be gone */
    modelId: string | null;
    params: {
        [key: string]: any;
    };
    seed: number;
    dataHash: string;
    data: {
        users: number;
        items: number;
        interactions: number;
    };
    /** What was hidden from the model, and how */
    split: string;
    metrics: Metrics;
    intervals: {
        ndcg: {
            low: number;
            high: number;
        };
        recall: {
            low: number;
            high: number;
        };
        precision: {
            low: number;
            high: number;
        };
    };
    /** Of the second of two models that were compared */
    comparison: {
        /** Of the other model */
        run: number;
        tests: {
            metric: "ndcg" | "recall" | "precision";
            /** Of this model, less that of the other */
            difference: number;
            /** 95 % bootstrap interval of the difference */
            interval: {
                low: number;
                high: number;
            };
            /** How often chance alone gives a difference at least as large */
            p: number;
        }[];
    } | null;
    fitSeconds: number;
    evaluateSeconds: number;
    /** Most memory that the process had held by then */
    peakBytes: number;
    version: string;
    commit: string | null;
    machine: string;
    createdAt: number;
};
export type RunPage = {
    items: Run[];
    next: string | null;
};
export type PerTitleReport = {
    /** Places of the film that were encoded to measure it */
    samples: number;
    sampledSeconds: number;
    /** Share of the bits of the renditions that are made: what viewers are spared */
    saved: number;
    /** Share of the bits of all renditions of the fixed ladder: what the store is spared */
    savedInStore: number;
    rungs: {
        id: string;
        width: number;
        height: number;
        /** As the fixed ladder would encode it */
        fixed: {
            /** Bits per second, of the samples */
            bitrate: number;
            /** Likeness to the source, 1 for the same, scaled to the size of the best rung */
            ssim: number;
            /** Constant rate factor of the encoder: lower is better */
            quality: number;
            /** How much the encoder thinks */
            preset: string;
        };
        /** As it is encoded; null for a rendition that is left out */
        chosen: {
            /** Bits per second, of the samples */
            bitrate: number;
            /** Likeness to the source, 1 for the same, scaled to the size of the best rung */
            ssim: number;
            /** Constant rate factor of the encoder: lower is better */
            quality: number;
            /** How much the encoder thinks */
            preset: string;
        } | null;
        saved: number;
    }[];
};
export type Chapter = {
    /** Seconds */
    start: number;
    /** Seconds */
    end: number;
    title: string | null;
};
export type Marker = {
    kind: "intro" | "recap" | "credits";
    /** Seconds */
    start: number;
    /** Seconds */
    end: number;
};
export type ListedAsset = {
    id: number;
    movieId: number;
    episodeId: number | null;
    origin: "file" | "stand-in";
    state: "queued" | "working" | "ready" | "failed";
    /** Whether viewers can play it now: something is finished, or is made as they watch */
    plays: boolean;
    /** False while better renditions are still being made */
    complete: boolean;
    /** Of the work on it; 1 when there is none */
    progress: number;
    /** Of what is packaged so far */
    encryption: "none" | "clearkey" | "aes-128";
    /** What happens to it: waiting for a worker, worked on, held by an operator, given up, or done */
    work: "waiting" | "running" | "paused" | "cancelled" | "failed" | "done";
    /** Estimate from how the work went since it was last taken up; null when nobody works on it */
    secondsLeft: number | null;
    /** Name of the file as it was brought */
    sourceName: string;
    /** Seconds */
    duration: number | null;
    renditions: {
        id: string;
        kind: "video" | "audio";
        codec: string;
        /** Peak bits per second */
        bitrate: number;
        width: number | null;
        height: number | null;
        language: string | null;
    }[];
    /** Null where the film was not measured: too short, not yet, or KINORA_PER_TITLE is off */
    perTitle: PerTitleReport | null;
    /** As players get them */
    chapters: Chapter[];
    /** As players get them */
    markers: Marker[];
    /** What an operator set, which nothing that is found in the file replaces */
    setByHand: {
        chapters: boolean;
        markers: boolean;
    };
    subtitles: {
        id: string;
        language: string;
        title: string | null;
        forced: boolean;
        forHearingImpaired: boolean;
    }[];
    /** Pictures that stand for the film, the best first */
    posters: {
        /** Of its file, "posters/1.jpg": below the signed address of a playback, and for operators below /assets/{id}/ */
        name: string;
        /** Where it was taken */
        seconds: number;
        width: number;
        height: number;
    }[];
    /** How loud each sound track is; empty before it was measured */
    sound: {
        language: string;
        /** LUFS of the file (EBU R128); null for silence */
        integrated: number | null;
        /** Loudness range in LU */
        range: number | null;
        /** dBTP */
        truePeak: number | null;
        /** Decibels that it was turned up by, or down */
        gain: number;
    }[];
    /** What of the file was left out, and why */
    notes: {
        code: string;
        message: string;
    }[];
    error: {
        code: string;
        message: string;
    } | null;
    createdAt: number;
    updatedAt: number;
    /** When it was removed; null for what is there */
    removedAt: number | null;
    /** Null when the title is gone */
    movie: TitleCard | null;
    episode: Episode | null;
};
export type AssetPage = {
    items: ListedAsset[];
    next: string | null;
};
export type Asset = {
    id: number;
    movieId: number;
    episodeId: number | null;
    origin: "file" | "stand-in";
    state: "queued" | "working" | "ready" | "failed";
    /** Whether viewers can play it now: something is finished, or is made as they watch */
    plays: boolean;
    /** False while better renditions are still being made */
    complete: boolean;
    /** Of the work on it; 1 when there is none */
    progress: number;
    /** Of what is packaged so far */
    encryption: "none" | "clearkey" | "aes-128";
    /** What happens to it: waiting for a worker, worked on, held by an operator, given up, or done */
    work: "waiting" | "running" | "paused" | "cancelled" | "failed" | "done";
    /** Estimate from how the work went since it was last taken up; null when nobody works on it */
    secondsLeft: number | null;
    /** Name of the file as it was brought */
    sourceName: string;
    /** Seconds */
    duration: number | null;
    renditions: {
        id: string;
        kind: "video" | "audio";
        codec: string;
        /** Peak bits per second */
        bitrate: number;
        width: number | null;
        height: number | null;
        language: string | null;
    }[];
    /** Null where the film was not measured: too short, not yet, or KINORA_PER_TITLE is off */
    perTitle: PerTitleReport | null;
    /** As players get them */
    chapters: Chapter[];
    /** As players get them */
    markers: Marker[];
    /** What an operator set, which nothing that is found in the file replaces */
    setByHand: {
        chapters: boolean;
        markers: boolean;
    };
    subtitles: {
        id: string;
        language: string;
        title: string | null;
        forced: boolean;
        forHearingImpaired: boolean;
    }[];
    /** Pictures that stand for the film, the best first */
    posters: {
        /** Of its file, "posters/1.jpg": below the signed address of a playback, and for operators below /assets/{id}/ */
        name: string;
        /** Where it was taken */
        seconds: number;
        width: number;
        height: number;
    }[];
    /** How loud each sound track is; empty before it was measured */
    sound: {
        language: string;
        /** LUFS of the file (EBU R128); null for silence */
        integrated: number | null;
        /** Loudness range in LU */
        range: number | null;
        /** dBTP */
        truePeak: number | null;
        /** Decibels that it was turned up by, or down */
        gain: number;
    }[];
    /** What of the file was left out, and why */
    notes: {
        code: string;
        message: string;
    }[];
    error: {
        code: string;
        message: string;
    } | null;
    createdAt: number;
    updatedAt: number;
    /** When it was removed; null for what is there */
    removedAt: number | null;
};
export type ChapterInput = {
    /** Seconds */
    start: number;
    /** Seconds */
    end: number;
    title: string | null;
};
export type MarkerInput = {
    kind: "intro" | "recap" | "credits";
    /** Seconds */
    start: number;
    /** Seconds */
    end: number;
};
export type NewMarks = {
    /** In order, not overlapping; null for those of the file */
    chapters: ChapterInput[] | null;
    /** Those of one kind do not overlap; null for what is detected */
    markers: MarkerInput[] | null;
};
export type WatchedFiles = {
    /** KINORA_WATCH; null when no folder is watched */
    folder: string | null;
    items: {
        /** Path below the folder */
        name: string;
        bytes: number;
        /** May still be growing; became a video; has no title; is no video */
        state: "settling" | "taken" | "unmatched" | "refused";
        assetId: number | null;
        reason: {
            code: string;
            message: string;
        } | null;
        updatedAt: number;
    }[];
};
export type PosterChoice = {
    /** One of `posters`: "posters/1.jpg" */
    poster: string;
};
export type NewPlayback = {
    movieId: number;
    episodeId?: number;
};
export type Playback = {
    /** Names what is played; ask for it again to get a fresh address */
    id: string;
    movieId: number;
    episodeId: number | null;
    state: "preparing" | "ready" | "failed";
    /** Of the preparation */
    progress: number;
    error: string | null;
    hls: string | null;
    dash: string | null;
    /** WebVTT of trick-play thumbnails */
    thumbnails: string | null;
    /** JPEG of a picture that stands for the film */
    poster: string | null;
    expiresAt: number | null;
    /** Seconds */
    resumeAt: number;
    /** Seconds */
    duration: number | null;
    /** In order; empty where the film has none */
    chapters: Chapter[];
    /** What can be skipped, in order */
    markers: Marker[];
    /** True for a clip drawn by the program that stands for the film */
    standIn: boolean;
    /** The episode after this one */
    next: Episode | null;
    /** The place it takes of those the account has: give it back with DELETE /streams/{id} */
    stream: number;
};
export type QualitySummary = {
    playbacks: number;
    /** Played */
    hours: number;
    /** From the wish to play to the first picture */
    startMedianMs: number | null;
    startP95Ms: number | null;
    /** Of the time played and waited, 0 to 1 */
    rebufferShare: number | null;
    rebufferingsPerHour: number | null;
    /** Encoded bitrate, weighted by time */
    meanKbps: number | null;
    switchesPerHour: number | null;
    /** Of the playbacks, 0 to 1 */
    failedShare: number | null;
};
export type Stream = {
    id: number;
    deviceName: string;
    profileName: string;
    /** Null for a title above the maturity limit of the chosen profile */
    title: TitleCard | null;
    /** True for the device that asks */
    here: boolean;
    startedAt: number;
};
export type StreamList = {
    /** How many may play at the same time */
    limit: number;
    items: Stream[];
};
export type NewProgress = {
    movieId: number;
    episodeId?: number | null;
    /** Seconds */
    position: number;
    /** Seconds */
    duration: number;
    /** Of the playback: says that it goes on, so that it keeps its place while it is paused */
    stream?: number;
    /** When a download was watched without a network; what was watched later elsewhere stands */
    watchedAt?: number;
};
export type WatchItem = {
    title: TitleCard;
    episode: Episode | null;
    position: number;
    duration: number;
    updatedAt: number;
};
export type WatchList = {
    items: WatchItem[];
};
export type HistoryItem = {
    title: TitleCard;
    episode: Episode | null;
    position: number;
    duration: number;
    updatedAt: number;
    finished: boolean;
};
export type HistoryPage = {
    items: HistoryItem[];
    next: string | null;
};
export type DownloadOffer = {
    /** absent: nothing is made yet, ask for its preparation; protected: encrypted, only to be streamed; off: this service offers none */
    state: "ready" | "preparing" | "absent" | "protected" | "off";
    /** Of the preparation, where it is known */
    progress: number | null;
    /** True for a clip drawn by the program that stands for the film */
    standIn: boolean;
    /** How long a download may be played */
    days: number;
    /** Best first */
    qualities: {
        id: string;
        /** Of the picture, as RFC 6381 writes it */
        codec: string;
        width: number;
        height: number;
        /** Estimate of all that is stored, sounds and subtitles included */
        bytes: number;
    }[];
};
export type NewDownload = {
    movieId: number;
    episodeId?: number;
    /** Of those offered; without it the best of at most 720 lines */
    quality?: string;
};
export type DownloadTicket = {
    id: number;
    profileId: number;
    movieId: number;
    episodeId: number | null;
    quality: string;
    /** Estimate */
    bytes: number;
    createdAt: number;
    /** When the right to play it ends; ask for the same download again to renew it */
    expiresAt: number;
    /** False once it expired, its title was withdrawn, or is above the maturity limit of its profile */
    good: boolean;
    /** Of the same video, the files of the same quality are the same */
    video: number;
    width: number;
    height: number;
    /** Seconds */
    duration: number;
    standIn: boolean;
    /** In order; empty where the film has none */
    chapters: Chapter[];
    /** What can be skipped, in order */
    markers: Marker[];
    /** Signed, expiring: the folder under which the files are opened */
    address: string;
    /** GET /downloads/{id} gives a fresh one */
    addressExpiresAt: number;
    /** Everything to store; the size of small ones is not told */
    files: {
        name: string;
        bytes: number | null;
    }[];
    /** Multivariant HLS playlist of the stored files alone, to lie beside them as `master.m3u8` */
    playlist: string;
};
export type HeldDownload = {
    id: number;
    profileId: number;
    movieId: number;
    episodeId: number | null;
    quality: string;
    /** Estimate */
    bytes: number;
    createdAt: number;
    /** When the right to play it ends; ask for the same download again to renew it */
    expiresAt: number;
    /** False once it expired, its title was withdrawn, or is above the maturity limit of its profile */
    good: boolean;
    /** Where the chosen profile stopped, on whichever device; null for what it has not watched */
    place: {
        /** Seconds; 0 for what was watched to its end */
        position: number;
        updatedAt: number;
    } | null;
};
export type DownloadList = {
    /** How many this device may hold */
    limit: number;
    /** Those of this device, of all its profiles */
    items: HeldDownload[];
};
export type Clock = {
    /** Milliseconds since 1970, UTC */
    now: number;
};
export type NewRoom = {
    movieId: number;
    episodeId?: number;
    /** Seconds: where the film stands until somebody plays */
    position?: number;
};
export type RoomPlayback = {
    /** One more with each change */
    version: number;
    paused: boolean;
    /** Seconds */
    position: number;
    rate: number;
    /** Milliseconds since 1970 by the clock of GET /clock */
    at: number;
};
export type RoomMember = {
    /** Of this person in this room; says nothing elsewhere */
    id: string;
    name: string;
    avatar: string;
};
export type RoomMessage = {
    id: number;
    by: RoomMember;
    text: string;
    at: number;
};
export type OpenedRoom = {
    title: TitleCard;
    episode: Episode | null;
    /** Id of a member */
    host: string;
    everyoneControls: boolean;
    playback: RoomPlayback;
    /** Who is there, in the order in which they came */
    members: RoomMember[];
    /** Ids of those of them whose film waits for data */
    waiting: string[];
    /** The newest of the chat, oldest first; none for kids, nor for who is not in the room */
    messages: RoomMessage[];
    you: RoomMember;
    /** False for kids profiles: they neither write nor read */
    mayChat: boolean;
    /** Milliseconds since 1970 */
    endsAt: number;
    /** The room is at /together/{key}; who has it may come in */
    key: string;
};
export type Room = {
    title: TitleCard;
    episode: Episode | null;
    /** Id of a member */
    host: string;
    everyoneControls: boolean;
    playback: RoomPlayback;
    /** Who is there, in the order in which they came */
    members: RoomMember[];
    /** Ids of those of them whose film waits for data */
    waiting: string[];
    /** The newest of the chat, oldest first; none for kids, nor for who is not in the room */
    messages: RoomMessage[];
    you: RoomMember;
    /** False for kids profiles: they neither write nor read */
    mayChat: boolean;
    /** Milliseconds since 1970 */
    endsAt: number;
};
export type RoomPatch = {
    /** False leaves play, pause and seek to the host */
    everyoneControls?: boolean;
    /** Goes on with another episode of the series */
    episodeId?: number;
};
export type RoomEvent = {
    kind: "room";
    room: Room;
} | {
    kind: "playback";
    change: "play" | "pause" | "seek" | "rate";
    by: RoomMember;
    playback: RoomPlayback;
} | {
    kind: "episode";
    by: RoomMember;
    episode: Episode;
    playback: RoomPlayback;
} | {
    kind: "joined";
    member: RoomMember;
} | {
    kind: "left";
    member: RoomMember;
} | {
    kind: "waiting";
    member: RoomMember;
    waiting: boolean;
} | {
    kind: "message";
    message: RoomMessage;
} | {
    kind: "control";
    host: RoomMember;
    everyoneControls: boolean;
} | {
    kind: "ended";
};
export type RoomCommand = {
    /** That the viewer saw; an older one than the room has is refused */
    version: number;
    paused: boolean;
    /** Seconds */
    position: number;
    rate?: number;
    /** When the position was read, by the clock of GET /clock; taken when it is within two seconds */
    at?: number;
};
export type NewRoomMessage = {
    /** Plain text; what is not seen, or turns the direction of its neighbours, is taken out */
    text: string;
};
export type RoomPresence = {
    /** The film should play here, and waits for data */
    waiting: boolean;
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
 * Make a film or a series with its episodes; for operators
 */
export function createMovie({ newTitle }: {
    newTitle: NewTitle;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: TitleDetail;
    } | {
        status: number;
        data: Problem;
    }>("/movies", oazapfts.json({
        ...opts,
        method: "POST",
        body: newTitle
    }));
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
/**
 * Correct what is said of a title, all of it at once; imports leave it alone from then on; for operators
 */
export function editMovie({ id, titleFacts }: {
    id: number;
    titleFacts: TitleFacts;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TitleDetail;
    } | {
        status: number;
        data: Problem;
    }>(`/movies/${encodeURIComponent(id)}`, oazapfts.json({
        ...opts,
        method: "PUT",
        body: titleFacts
    }));
}
/**
 * Take away a title that an operator made, while it has no video; for operators
 */
export function removeMovie({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>(`/movies/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * What titles can be browsed by, with how many each
 */
export function showFacets(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Facets;
    } | {
        status: number;
        data: Problem;
    }>("/facets", {
        ...opts
    });
}
/**
 * The curated collections
 */
export function listChannels(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Channels;
    } | {
        status: number;
        data: Problem;
    }>("/channels", {
        ...opts
    });
}
/**
 * One collection; its titles are at /movies?channel=
 */
export function showChannel({ slug }: {
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Channel;
    } | {
        status: number;
        data: Problem;
    }>(`/channels/${encodeURIComponent(slug)}`, {
        ...opts
    });
}
/**
 * Someone with credits; their titles are at /movies?person=
 */
export function showPerson({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Person;
    } | {
        status: number;
        data: Problem;
    }>(`/people/${encodeURIComponent(id)}`, {
        ...opts
    });
}
/**
 * Titles, people and genres by words, as you type, forgiving slips
 */
export function search({ q, limit }: {
    q: string;
    limit?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: SearchAnswer;
    } | {
        status: number;
        data: Problem;
    }>(`/search${QS.query(QS.explode({
        q,
        limit
    }))}`, {
        ...opts
    });
}
/**
 * The ids of titles in MovieLens, IMDb and TMDB
 */
export function listLinks({ cursor, limit }: {
    cursor?: string;
    limit?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: LinkPage;
    } | {
        status: number;
        data: Problem;
    }>(`/links${QS.query(QS.explode({
        cursor,
        limit
    }))}`, {
        ...opts
    });
}
/**
 * Let drawn pictures stand for a title again, instead of a picture of the film; for operators
 */
export function drawPictures({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TitleCard;
    } | {
        status: number;
        data: Problem;
    }>(`/movies/${encodeURIComponent(id)}/still`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * What the chosen profile has said about a title
 */
export function showTaste({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TitleTaste;
    } | {
        status: number;
        data: Problem;
    }>(`/movies/${encodeURIComponent(id)}/taste`, {
        ...opts
    });
}
/**
 * Rate a title in half stars
 */
export function rateMovie({ id, newRating }: {
    id: number;
    newRating: NewRating;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TitleTaste;
    } | {
        status: number;
        data: Problem;
    }>(`/movies/${encodeURIComponent(id)}/rating`, oazapfts.json({
        ...opts,
        method: "PUT",
        body: newRating
    }));
}
/**
 * Take a rating back
 */
export function unrateMovie({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TitleTaste;
    } | {
        status: number;
        data: Problem;
    }>(`/movies/${encodeURIComponent(id)}/rating`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Not for me, like, or love
 */
export function thumbMovie({ id, newThumb }: {
    id: number;
    newThumb: NewThumb;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TitleTaste;
    } | {
        status: number;
        data: Problem;
    }>(`/movies/${encodeURIComponent(id)}/thumb`, oazapfts.json({
        ...opts,
        method: "PUT",
        body: newThumb
    }));
}
/**
 * Take a thumb back
 */
export function unthumbMovie({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TitleTaste;
    } | {
        status: number;
        data: Problem;
    }>(`/movies/${encodeURIComponent(id)}/thumb`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * My List, newest first
 */
export function listMyList({ cursor, limit }: {
    cursor?: string;
    limit?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListPage;
    } | {
        status: number;
        data: Problem;
    }>(`/my-list${QS.query(QS.explode({
        cursor,
        limit
    }))}`, {
        ...opts
    });
}
/**
 * Put a title on My List
 */
export function addToMyList({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TitleTaste;
    } | {
        status: number;
        data: Problem;
    }>(`/my-list/${encodeURIComponent(id)}`, {
        ...opts,
        method: "PUT"
    });
}
/**
 * Take a title off My List
 */
export function removeFromMyList({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>(`/my-list/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Ratings: those of the chosen profile, or for operators of everybody
 */
export function listRatings({ cursor, limit, user, movie }: {
    cursor?: string;
    limit?: number;
    user?: number;
    movie?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RatingPage;
    } | {
        status: number;
        data: Problem;
    }>(`/ratings${QS.query(QS.explode({
        cursor,
        limit,
        user,
        movie
    }))}`, {
        ...opts
    });
}
/**
 * Tags: those of the chosen profile, or for operators of everybody
 */
export function listTags({ cursor, limit, user, movie }: {
    cursor?: string;
    limit?: number;
    user?: number;
    movie?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TagPage;
    } | {
        status: number;
        data: Problem;
    }>(`/tags${QS.query(QS.explode({
        cursor,
        limit,
        user,
        movie
    }))}`, {
        ...opts
    });
}
/**
 * The rows of the chosen profile: recommended as of its last click
 */
export function showHome(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Home;
    } | {
        status: number;
        data: Problem;
    }>("/home", {
        ...opts
    });
}
/**
 * Titles like this one
 */
export function listSimilar({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: SimilarTitles;
    } | {
        status: number;
        data: Problem;
    }>(`/movies/${encodeURIComponent(id)}/similar`, {
        ...opts
    });
}
/**
 * How well a title fits the chosen profile, and why
 */
export function explainMovie({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Why;
    } | {
        status: number;
        data: Problem;
    }>(`/movies/${encodeURIComponent(id)}/why`, {
        ...opts
    });
}
/**
 * From titles to recommendations, through the people who chose them
 */
export function recommendFromTitles({ recommendFrom }: {
    recommendFrom: RecommendFrom;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RecommendAnswer;
    } | {
        status: number;
        data: Problem;
    }>("/recommendations", oazapfts.json({
        ...opts,
        method: "POST",
        body: recommendFrom
    }));
}
/**
 * Trained models with their measures, newest first; for operators
 */
export function listModels(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ModelList;
    } | {
        status: number;
        data: Problem;
    }>("/models", {
        ...opts
    });
}
/**
 * Queue a training: models are compared and the best goes into service; for operators
 */
export function trainModels({ idempotencyKey, trainModelsInput }: {
    idempotencyKey?: string;
    trainModelsInput: TrainModelsInput;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: ModelJob;
    } | {
        status: number;
        data: Problem;
    }>("/models/train", oazapfts.json({
        ...opts,
        method: "POST",
        body: trainModelsInput,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "idempotency-key": idempotencyKey
        })
    }));
}
/**
 * Queue a comparison of two models on the same hidden likings; for operators
 */
export function compareModels({ idempotencyKey, compareModelsInput }: {
    idempotencyKey?: string;
    compareModelsInput: CompareModelsInput;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: ModelJob;
    } | {
        status: number;
        data: Problem;
    }>("/models/compare", oazapfts.json({
        ...opts,
        method: "POST",
        body: compareModelsInput,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "idempotency-key": idempotencyKey
        })
    }));
}
/**
 * Queue a search of the parameters of one kind of model; for operators
 */
export function tuneModel({ idempotencyKey, tuneModelInput }: {
    idempotencyKey?: string;
    tuneModelInput: TuneModelInput;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: ModelJob;
    } | {
        status: number;
        data: Problem;
    }>("/models/tune", oazapfts.json({
        ...opts,
        method: "POST",
        body: tuneModelInput,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "idempotency-key": idempotencyKey
        })
    }));
}
/**
 * How far a training, comparison or search is; for operators
 */
export function showModelJob({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ModelJob;
    } | {
        status: number;
        data: Problem;
    }>(`/models/jobs/${encodeURIComponent(id)}`, {
        ...opts
    });
}
/**
 * Cancel a training, comparison or search that is not over; for operators
 */
export function cancelModelJob({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ModelJob;
    } | {
        status: number;
        data: Problem;
    }>(`/models/jobs/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Every model that was fitted and measured, newest first; for operators
 */
export function listRuns({ cursor, limit, model, batch }: {
    cursor?: string;
    limit?: number;
    model?: string;
    batch?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RunPage;
    } | {
        status: number;
        data: Problem;
    }>(`/runs${QS.query(QS.explode({
        cursor,
        limit,
        model,
        batch
    }))}`, {
        ...opts
    });
}
/**
 * One run with its parameters, measures, times and memory; for operators
 */
export function showRun({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Run;
    } | {
        status: number;
        data: Problem;
    }>(`/runs/${encodeURIComponent(id)}`, {
        ...opts
    });
}
/**
 * Put a trained model into service; for operators
 */
export function promoteModel({ id }: {
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Model;
    } | {
        status: number;
        data: Problem;
    }>(`/models/${encodeURIComponent(id)}/promote`, {
        ...opts,
        method: "POST"
    });
}
/**
 * Put the model before back into service; for operators
 */
export function rollBackModel(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Model;
    } | {
        status: number;
        data: Problem;
    }>("/models/rollback", {
        ...opts,
        method: "POST"
    });
}
/**
 * Remove a trained model that is not in service; its runs stay on record; for operators
 */
export function removeModel({ id }: {
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>(`/models/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Videos behind titles, newest first; for operators
 */
export function listAssets({ cursor, limit, movie, removed }: {
    cursor?: string;
    limit?: number;
    movie?: number;
    removed?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: AssetPage;
    } | {
        status: number;
        data: Problem;
    }>(`/assets${QS.query(QS.explode({
        cursor,
        limit,
        movie,
        removed
    }))}`, {
        ...opts
    });
}
/**
 * One video with its renditions and the progress of the work on it; for operators
 */
export function showAsset({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Asset;
    } | {
        status: number;
        data: Problem;
    }>(`/assets/${encodeURIComponent(id)}`, {
        ...opts
    });
}
/**
 * Take a video away: nobody new plays it; its files go after KINORA_TRASH_HOURS, until then it can be restored; for operators
 */
export function removeAsset({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Asset;
    } | {
        status: number;
        data: Problem;
    }>(`/assets/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Set chapters and markers by hand, or leave them to what is found again; for operators
 */
export function setMarkers({ id, newMarks }: {
    id: number;
    newMarks: NewMarks;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Asset;
    } | {
        status: number;
        data: Problem;
    }>(`/assets/${encodeURIComponent(id)}/markers`, oazapfts.json({
        ...opts,
        method: "PUT",
        body: newMarks
    }));
}
/**
 * Bring a removed video back, with the work that was held; for operators
 */
export function restoreAsset({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Asset;
    } | {
        status: number;
        data: Problem;
    }>(`/assets/${encodeURIComponent(id)}/restore`, {
        ...opts,
        method: "POST"
    });
}
/**
 * What came of the files in the watched folder, the latest first; for operators
 */
export function listWatchedFiles(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: WatchedFiles;
    } | {
        status: number;
        data: Problem;
    }>("/watched-files", {
        ...opts
    });
}
/**
 * Hold the work on a video; what is finished of it is kept and plays; for operators
 */
export function pauseAsset({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Asset;
    } | {
        status: number;
        data: Problem;
    }>(`/assets/${encodeURIComponent(id)}/pause`, {
        ...opts,
        method: "POST"
    });
}
/**
 * Go on with work that was paused; for operators
 */
export function resumeAsset({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Asset;
    } | {
        status: number;
        data: Problem;
    }>(`/assets/${encodeURIComponent(id)}/resume`, {
        ...opts,
        method: "POST"
    });
}
/**
 * End the work on a video; what is finished of it is kept and plays; for operators
 */
export function cancelAsset({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Asset;
    } | {
        status: number;
        data: Problem;
    }>(`/assets/${encodeURIComponent(id)}/cancel`, {
        ...opts,
        method: "POST"
    });
}
/**
 * Take up work that failed or was cancelled; for operators
 */
export function retryAsset({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Asset;
    } | {
        status: number;
        data: Problem;
    }>(`/assets/${encodeURIComponent(id)}/retry`, {
        ...opts,
        method: "POST"
    });
}
/**
 * Let a picture of the film stand for its title wherever it is shown; for operators
 */
export function useStill({ id, posterChoice }: {
    id: number;
    posterChoice: PosterChoice;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TitleCard;
    } | {
        status: number;
        data: Problem;
    }>(`/assets/${encodeURIComponent(id)}/still`, oazapfts.json({
        ...opts,
        method: "PUT",
        body: posterChoice
    }));
}
/**
 * Start playing a film, an episode, or a series where it was left
 */
export function startPlayback({ newPlayback }: {
    newPlayback: NewPlayback;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Playback;
    } | {
        status: number;
        data: Problem;
    }>("/playbacks", oazapfts.json({
        ...opts,
        method: "POST",
        body: newPlayback
    }));
}
/**
 * A playback in preparation, or a fresh address for one whose address expires
 */
export function showPlayback({ stream, id }: {
    stream?: number;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Playback;
    } | {
        status: number;
        data: Problem;
    }>(`/playbacks/${encodeURIComponent(id)}${QS.query(QS.explode({
        stream
    }))}`, {
        ...opts
    });
}
/**
 * How playbacks went: start-up, rebuffering, bitrate, errors; for operators
 */
export function showQuality({ movie, days }: {
    movie?: number;
    days?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: QualitySummary;
    } | {
        status: number;
        data: Problem;
    }>(`/quality${QS.query(QS.explode({
        movie,
        days
    }))}`, {
        ...opts
    });
}
/**
 * What devices of the account are playing right now
 */
export function listStreams(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: StreamList;
    } | {
        status: number;
        data: Problem;
    }>("/streams", {
        ...opts
    });
}
/**
 * Stop a stream of the account, on whichever device, and give its place back
 */
export function endStream({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>(`/streams/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Keep the place of the chosen profile in a film or an episode
 */
export function saveProgress({ newProgress }: {
    newProgress: NewProgress;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>("/progress", oazapfts.json({
        ...opts,
        method: "PUT",
        body: newProgress
    }));
}
/**
 * What was begun and not finished, newest first
 */
export function listContinueWatching(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: WatchList;
    } | {
        status: number;
        data: Problem;
    }>("/continue-watching", {
        ...opts
    });
}
/**
 * Take a title out of Continue Watching until it is played again
 */
export function removeFromContinueWatching({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>(`/continue-watching/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Everything the chosen profile has watched, newest first
 */
export function listHistory({ cursor, limit }: {
    cursor?: string;
    limit?: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: HistoryPage;
    } | {
        status: number;
        data: Problem;
    }>(`/history${QS.query(QS.explode({
        cursor,
        limit
    }))}`, {
        ...opts
    });
}
/**
 * Forget that a title was watched; recommendations forget it too
 */
export function removeFromHistory({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>(`/history/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Whether a film or an episode can be downloaded, in what qualities and sizes
 */
export function offerDownload({ movie, episode, prepare }: {
    movie: number;
    episode?: number;
    prepare?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: DownloadOffer;
    } | {
        status: number;
        data: Problem;
    }>(`/downloads/offer${QS.query(QS.explode({
        movie,
        episode,
        prepare
    }))}`, {
        ...opts
    });
}
/**
 * Take the right to keep a film or an episode on this device, or renew it
 */
export function startDownload({ newDownload }: {
    newDownload: NewDownload;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: DownloadTicket;
    } | {
        status: number;
        data: Problem;
    }>("/downloads", oazapfts.json({
        ...opts,
        method: "POST",
        body: newDownload
    }));
}
/**
 * Which downloads of this device may still be played, and where they were left
 */
export function listDownloads(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: DownloadList;
    } | {
        status: number;
        data: Problem;
    }>("/downloads", {
        ...opts
    });
}
/**
 * A download of this device and profile, with a fresh address
 */
export function continueDownload({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: DownloadTicket;
    } | {
        status: number;
        data: Problem;
    }>(`/downloads/${encodeURIComponent(id)}`, {
        ...opts
    });
}
/**
 * Give a download of the account back, on whichever device
 */
export function endDownload({ id }: {
    id: number;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>(`/downloads/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * The time of the service, by which players in a room agree
 */
export function showClock(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Clock;
    } | {
        status: number;
        data: Problem;
    }>("/clock", {
        ...opts
    });
}
/**
 * Open a room to watch a film or an episode together
 */
export function openRoom({ newRoom }: {
    newRoom: NewRoom;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: OpenedRoom;
    } | {
        status: number;
        data: Problem;
    }>("/rooms", oazapfts.json({
        ...opts,
        method: "POST",
        body: newRoom
    }));
}
/**
 * A room as it is now, for who thinks of coming in
 */
export function showRoom({ key }: {
    key: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Room;
    } | {
        status: number;
        data: Problem;
    }>(`/rooms/${encodeURIComponent(key)}`, {
        ...opts
    });
}
/**
 * Change who controls the room, or go on with another episode
 */
export function editRoom({ key, roomPatch }: {
    key: string;
    roomPatch: RoomPatch;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Room;
    } | {
        status: number;
        data: Problem;
    }>(`/rooms/${encodeURIComponent(key)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: roomPatch
    }));
}
/**
 * End the room for everybody; only its host may
 */
export function endRoom({ key }: {
    key: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>(`/rooms/${encodeURIComponent(key)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Come into a room, and hear what happens there while the line is open
 */
export function followRoom({ key, lastEventId }: {
    key: string;
    lastEventId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RoomEvent;
    } | {
        status: number;
        data: Problem;
    }>(`/rooms/${encodeURIComponent(key)}/events`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "last-event-id": lastEventId
        })
    });
}
/**
 * Play, pause, seek or change the speed for everybody in the room
 */
export function steerRoom({ key, roomCommand }: {
    key: string;
    roomCommand: RoomCommand;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RoomPlayback;
    } | {
        status: number;
        data: Problem;
    }>(`/rooms/${encodeURIComponent(key)}/playback`, oazapfts.json({
        ...opts,
        method: "POST",
        body: roomCommand
    }));
}
/**
 * Say something to everybody in the room
 */
export function sayInRoom({ key, newRoomMessage }: {
    key: string;
    newRoomMessage: NewRoomMessage;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: RoomMessage;
    } | {
        status: number;
        data: Problem;
    }>(`/rooms/${encodeURIComponent(key)}/messages`, oazapfts.json({
        ...opts,
        method: "POST",
        body: newRoomMessage
    }));
}
/**
 * Say that one is there still, and whether the film waits for data; who is silent for two and a half minutes is gone
 */
export function tellPresence({ key, roomPresence }: {
    key: string;
    roomPresence: RoomPresence;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>(`/rooms/${encodeURIComponent(key)}/presence`, oazapfts.json({
        ...opts,
        method: "PUT",
        body: roomPresence
    }));
}
/**
 * Leave the room at once; without it, who is gone is missed after seconds
 */
export function leaveRoom({ key }: {
    key: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: number;
        data: Problem;
    }>(`/rooms/${encodeURIComponent(key)}/presence`, {
        ...opts,
        method: "DELETE"
    });
}
