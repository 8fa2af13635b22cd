// Reads the demo catalogue from its files: titles and channels, checked, with a hash of all that was read.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type ChannelFacts, channelFacts, channelSlugs } from './channel-facts.ts';
import { type TitleFacts, titleFacts } from './title-facts.ts';

export interface DemoCatalogue {
  /** In the order of their slugs. */
  readonly titles: readonly TitleFacts[];
  /** In the order of `channelSlugs`. */
  readonly channels: readonly ChannelFacts[];
}

const here = import.meta.dirname;

/** SHA-256 of the files, hex: another one after any change of a fact. */
export function hashCatalogue(folder: string = here): string {
  const hash = createHash('sha256');
  for (const file of catalogueFiles(folder)) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

/** Throws with every fault found, each as file, title and field. */
export function readCatalogue(folder: string = here): DemoCatalogue {
  const faults: string[] = [];
  const titles: TitleFacts[] = [];
  const channels: ChannelFacts[] = [];
  const known = { slug: new Map<string, string>(), work: new Map<string, string>() };
  for (const file of catalogueFiles(folder)) {
    const entries = parseList(folder, file, faults);
    if (file === CHANNELS) channels.push(...check(channelFacts, entries, file, faults));
    else {
      for (const title of check(titleFacts, entries, file, faults)) {
        const place = `${file}, "${title.slug}"`;
        const work = `${title.title} (${title.year}) by ${title.directors[0] ?? ''}`;
        for (const [field, value] of [
          ['slug', title.slug],
          ['work', work],
        ] as const) {
          const other = known[field].get(value);
          if (other !== undefined) faults.push(`${place}: ${field} "${value}" is also in ${other}`);
          known[field].set(value, place);
        }
        titles.push(title);
      }
    }
  }
  for (const slug of channelSlugs) {
    const times = channels.filter((channel) => channel.slug === slug).length;
    if (times !== 1) faults.push(`${CHANNELS}: channel "${slug}" is there ${times} times`);
  }
  if (faults.length > 0) throw new Error(`Cannot read the demo catalogue:\n  ${faults.join('\n  ')}`);
  return {
    titles: titles.sort((a, b) => (a.slug < b.slug ? -1 : 1)),
    channels: channels.sort((a, b) => channelSlugs.indexOf(a.slug) - channelSlugs.indexOf(b.slug)),
  };
}

const CHANNELS = 'channels.json';

function catalogueFiles(folder: string): string[] {
  const files = readdirSync(join(folder, 'titles')).filter((file) => file.endsWith('.json'));
  return [CHANNELS, ...files.sort().map((file) => `titles/${file}`)];
}

function parseList(folder: string, file: string, faults: string[]): unknown[] {
  try {
    const parsed: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    if (Array.isArray(parsed)) return parsed;
    faults.push(`${file}: must be a list`);
  } catch (error) {
    faults.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return [];
}

function check<Schema extends z.ZodType>(
  schema: Schema,
  entries: readonly unknown[],
  file: string,
  faults: string[],
): z.infer<Schema>[] {
  return entries.flatMap((entry, index) => {
    const { success, data, error } = schema.safeParse(entry);
    if (success) return [data];
    for (const issue of error.issues)
      faults.push(`${file}, ${nameOf(entry, index)}: ${issue.path.join('.') || 'title'} ${issue.message}`);
    return [];
  });
}

function nameOf(entry: unknown, index: number): string {
  const slug = typeof entry === 'object' && entry !== null && 'slug' in entry ? entry.slug : undefined;
  return typeof slug === 'string' ? `"${slug}"` : `entry ${index + 1}`;
}
