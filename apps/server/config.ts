// The one place that reads the environment: every setting with its type, default and meaning; faults stop the start.
import { resolve } from 'node:path';
import { z } from 'zod';
import { codecs, encryptions } from '#domains/media/contract.ts';
import { defineErrors } from '#engine/api/define-errors.ts';

export const configErrors = defineErrors({
  config_invalid: {
    kind: 'invalid',
    when: 'A setting in the environment has a wrong value. The message lists every fault; correct them and start again.',
    message: (faults: readonly string[]) =>
      `Cannot start, ${faults.length === 1 ? 'a setting is' : `${faults.length} settings are`} wrong:\n${faults.map((f) => `  - ${f}`).join('\n')}`,
  },
});

const flag = (fallback: boolean) => z.stringbool().default(fallback);

/** Keys are environment variables; `describe` is their documentation (docs/operate/settings.md is made of it). */
export const configSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080).describe('TCP port; 0 picks a free one'),
  HOST: z.string().min(1).default('localhost').describe('Address to listen on; 0.0.0.0 for every interface'),
  KINORA_HOME: z.string().min(1).default('.kinora').describe('Folder of all data; remove it to start anew'),
  KINORA_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address under which browsers reach the service; default http://HOST:PORT'),
  KINORA_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Key that signs media addresses; default: made at the first start and kept in KINORA_HOME'),
  KINORA_LOG: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severity that is logged'),
  KINORA_DEMO: flag(true).describe('Seed the demo catalogue, accounts and viewers into an empty database'),
  KINORA_TRUST_PROXY: flag(false).describe('Believe X-Forwarded-* of the proxy in front; only behind one'),
  KINORA_RATE_LIMIT: flag(true).describe('Limit requests for each address; off only for load tests'),
  KINORA_SESSION_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(365)
    .default(30)
    .describe('Days until an unused session ends'),
  KINORA_MEDIA_WORKERS: z.coerce
    .number()
    .int()
    .min(0)
    .max(16)
    .default(1)
    .describe('Media jobs at the same time; 0 leaves them to other processes'),
  KINORA_SEGMENT_WORKERS: z.coerce
    .number()
    .int()
    .min(0)
    .max(16)
    .default(2)
    .describe(
      'Segments made at the same time for who watches a title before it is encoded; 0 lets them wait for its first rendition',
    ),
  KINORA_SEGMENT_MEMORY_MB: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_536)
    .default(64)
    .describe(
      'Megabytes (10^6 bytes) of segments being watched that are held in memory at most, shared by all who watch them; 0 reads each from disk',
    ),
  KINORA_MODEL_WORKER: flag(true).describe(
    'Train and compare models that operators ask for, in a process of low priority; off leaves it to other processes',
  ),
  KINORA_RETRAIN_HOURS: z.coerce
    .number()
    .int()
    .min(0)
    .max(8760)
    .default(0)
    .describe('Hours after which a training is queued when people rated or watched meanwhile; 0 never'),
  KINORA_ENCRYPTION: z
    .enum(encryptions)
    .default('none')
    .describe(
      'How segments of videos brought from now on are encrypted: clearkey (HLS and DASH) or aes-128 (HLS only); see docs/operate/drm.md',
    ),
  KINORA_CODEC: z
    .enum(codecs)
    .default('h264')
    .describe(
      'What videos brought from now on are encoded in: h264 with AAC, or av1 for AV1 with Opus beside them, which does not go with clearkey; see docs/operate/encoding.md',
    ),
  KINORA_PER_TITLE: flag(true).describe(
    'Measure each film by short encodes and give it a ladder of its own; off uses the fixed one; see docs/operate/encoding.md',
  ),
  KINORA_LOUDNESS: z
    .union([z.literal('off'), z.coerce.number().min(-31).max(-14)])
    .default(-23)
    .describe(
      'LUFS that the sound of videos brought from now on is turned to, -31 to -14, or off; see docs/operate/analysis.md',
    ),
  KINORA_FFMPEG: z
    .string()
    .min(1)
    .optional()
    .describe('FFmpeg to encode with, 5.1 or newer with libx264; default: the one inside Kinora'),
  KINORA_FFPROBE: z.string().min(1).optional().describe('Its ffprobe; default: the one beside KINORA_FFMPEG'),
  KINORA_UPLOAD_GB: z.coerce
    .number()
    .positive()
    .max(100_000)
    .default(200)
    .describe('Gigabytes (10^9 bytes) of the largest file that may be uploaded'),
  KINORA_WATCH: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Folder whose files are taken as videos: "Title (Year).mp4", "Series - S01E02.mp4"; see docs/operate/watched-folder.md',
    ),
  KINORA_TRASH_HOURS: z.coerce
    .number()
    .min(0)
    .max(8760)
    .default(24)
    .describe(
      'Hours that a removed video can be restored before its files go; never less than KINORA_MEDIA_TOKEN_MINUTES',
    ),
  KINORA_ACCEL: z
    .string()
    .regex(/^\/[\w-]+\/$/, 'Write it like /kinora-media/')
    .optional()
    .describe(
      'Internal address of nginx for the folder of media: nginx sends the bytes (X-Accel-Redirect); see docs/operate/nginx.md',
    ),
  KINORA_STREAMS: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(4)
    .describe('Devices of an account that may play at the same time'),
  KINORA_DOWNLOADS: z.coerce
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(25)
    .describe('Downloads that a device may hold to watch offline; 0 offers none'),
  KINORA_DOWNLOAD_DEVICES: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(4)
    .describe('Devices of an account that may hold downloads'),
  KINORA_DOWNLOAD_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(365)
    .default(30)
    .describe('Days that a download may be played before it must be renewed'),
  KINORA_MEDIA_TOKEN_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(1440)
    .default(240)
    .describe('Minutes that a media address is good for'),
});

export type Settings = z.infer<typeof configSchema>;

export interface Config extends Settings {
  /** Absolute path of KINORA_HOME. */
  readonly home: string;
}

/** Parses the environment. Empty values count as absent. Throws `config_invalid` with every fault listed. */
export function readConfig(environment: Record<string, string | undefined>, cwd: string): Config {
  const known = Object.keys(configSchema.shape);
  const given = Object.fromEntries(
    known.flatMap((key) => (environment[key] ? [[key, environment[key]]] : [])),
  );
  const faults = Object.keys(environment)
    .filter((key) => key.startsWith('KINORA_') && !known.includes(key) && !allowedElsewhere.has(key))
    .map((key) => `${key} is not a setting; the nearest is ${nearest(key, known)}`);
  const parsed = configSchema.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const key = String(issue.path[0]);
      faults.push(
        `${key}="${given[key] ?? ''}": ${issue.message} (${configSchema.shape[key as keyof Settings].description})`,
      );
    }
  }
  // What `media add` refuses for one film would be left out of every other without a word.
  if (parsed.data?.KINORA_CODEC === 'av1' && parsed.data.KINORA_ENCRYPTION === 'clearkey')
    faults.push(
      'KINORA_CODEC="av1" with KINORA_ENCRYPTION="clearkey": samples are encrypted as H.264 alone (choose h264, or aes-128)',
    );
  if (faults.length > 0 || !parsed.success) throw configErrors.config_invalid(faults);
  return { ...parsed.data, home: resolve(cwd, parsed.data.KINORA_HOME) };
}

/** Read by commands, tests and benchmarks, not by the service. */
const allowedElsewhere = new Set(['KINORA_DATA', 'KINORA_CLIPS', 'KINORA_TOKEN', 'KINORA_PASSWORD']);

function nearest(key: string, known: readonly string[]): string {
  const letters = (word: string) => new Set(word.replace('KINORA_', ''));
  const shared = (a: string, b: string) => [...letters(a)].filter((letter) => letters(b).has(letter)).length;
  return known.toSorted((a, b) => shared(key, b) - shared(key, a))[0] ?? '';
}
