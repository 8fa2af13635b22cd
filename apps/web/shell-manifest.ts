// Writes into the built service worker which files of the build are needed without a network.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** Modules that are loaded on demand and yet needed without a network; what they import comes with them. */
const needed = [
  'src/app/account-menu.tsx',
  'src/app/preferences-menu.tsx',
  'src/features/downloads/components/stored-or-streamed.tsx',
  'src/features/downloads/local-downloads.ts',
  'src/features/downloads/routes/downloads.tsx',
  'src/features/downloads/routes/watch-download.tsx',
  'src/features/downloads/stored-scheme.ts',
  'src/features/playback/stage.tsx',
  'src/player/player.tsx',
];

/** Files of public/ that the page names. */
const rootFiles = ['first-paint.js', 'favicon.svg', 'manifest.webmanifest'];

const messages = /src\/i18n\/messages\/(en|fr|ar)\.ts$/;

/** Letters of a language, by the names of their font files. */
const fonts: Readonly<Record<string, RegExp>> = {
  en: /^inter-latin-opsz-normal-.*\.woff2$/,
  fr: /^inter-latin-opsz-normal-.*\.woff2$/,
  ar: /^(inter-latin-opsz-normal|vazirmatn-arabic-wght-normal)-.*\.woff2$/,
};

export function shellManifest(): Plugin {
  return {
    name: 'kinora-shell-manifest',
    apply: 'build',
    enforce: 'post',
    writeBundle({ dir = '' }, bundle) {
      const outputs = Object.values(bundle);
      const chunks = outputs.filter((output) => output.type === 'chunk');
      const ends = (chunk: Rolldown.OutputChunk, end: string) => chunk.facadeModuleId?.endsWith(end) === true;
      const entry = chunks.find((chunk) => chunk.isEntry && ends(chunk, 'index.html'));
      const worker = chunks.find((chunk) => ends(chunk, 'src/offline/service-worker.ts'));
      if (entry === undefined || worker === undefined)
        throw new Error('Cannot write the service worker: the build has no page or no worker');
      const found = new Set<string>();
      const add = (fileName: string): void => {
        const chunk = chunks.find((candidate) => candidate.fileName === fileName);
        if (found.has(fileName)) return;
        found.add(fileName);
        for (const file of chunk?.viteMetadata?.importedCss ?? []) found.add(file);
        for (const imported of chunk?.imports ?? []) add(imported);
      };
      add(entry.fileName);
      for (const module of needed) {
        const chunk = chunks.find((candidate) => candidate.moduleIds.some((id) => id.endsWith(module)));
        if (chunk === undefined)
          throw new Error(`Cannot write the service worker: the build has no ${module}`);
        add(chunk.fileName);
      }
      const languages: Record<string, string[]> = {};
      for (const chunk of chunks) {
        const language = chunk.moduleIds.map((id) => messages.exec(id)?.[1]).find(Boolean);
        if (language === undefined || found.has(chunk.fileName)) continue;
        const letters = outputs.filter((output) =>
          fonts[language]?.test(output.fileName.split('/').at(-1) ?? ''),
        );
        languages[language] = [chunk, ...letters].map(({ fileName }) => `/${fileName}`);
      }
      const files = ['/', ...[...found].map((name) => `/${name}`), ...rootFiles.map((name) => `/${name}`)];
      const hash = createHash('sha256').update(JSON.stringify([files, languages]));
      for (const name of ['index.html', ...rootFiles]) hash.update(readFileSync(join(dir, name)));
      const version = hash.digest('hex').slice(0, 16);
      const path = join(dir, worker.fileName);
      const code = readFileSync(path, 'utf8');
      if (!code.includes('SHELL_FILES'))
        throw new Error('Cannot write the service worker: it names no SHELL_FILES');
      const shell = JSON.stringify({ version, files, languages });
      writeFileSync(
        path,
        code.replaceAll('SHELL_FILES', () => `(${shell})`),
      );
    },
  };
}
