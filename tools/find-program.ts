// Finds a program that tests need from the system, and installs it where the system lets it.
import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface WantedProgram {
  /** Environment variable that names it. */
  readonly variable: string;
  /** Where it usually lies, the likeliest first. */
  readonly places: readonly string[];
  /** Debian packages that bring it. */
  readonly packages: readonly string[];
}

/** Its path; undefined where it is neither there nor can be installed: as root on Debian and its relatives, it can. */
export function findProgram({ variable, places, packages }: WantedProgram): string | undefined {
  const found = process.env[variable] ?? places.find(existsSync);
  if (found !== undefined) return found;
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return undefined;
  console.error(`installing ${packages.join(', ')} …`);
  const quiet: SpawnSyncOptions = {
    // Nothing on standard output: it belongs to whoever asked.
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
      // A server that comes with a service of its own must not be started by being installed.
      RUNLEVEL: '1',
    },
  };
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  if (spawnSync('apt-get', install, quiet).status !== 0) {
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', install, quiet);
  }
  return places.find(existsSync);
}

/** As `findProgram`; throws with one line that says how to get it. */
export function needProgram(wanted: WantedProgram): string {
  const found = findProgram(wanted);
  if (found === undefined) {
    throw new Error(
      `Cannot run without ${wanted.packages[0]}: run "sudo apt-get install ${wanted.packages.join(' ')}" or set ${wanted.variable}, then again`,
    );
  }
  return found;
}

export const nginx: WantedProgram = {
  variable: 'NGINX',
  places: ['/usr/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'],
  packages: ['nginx-light'],
};

export const ffmpeg: WantedProgram = {
  variable: 'FFMPEG',
  places: ['/usr/bin/ffmpeg', '/usr/local/bin/ffmpeg', '/opt/homebrew/bin/ffmpeg'],
  packages: ['ffmpeg'],
};

/** With letters of every script. */
export const chromium: WantedProgram = {
  variable: 'CHROMIUM',
  places: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  packages: ['chromium', 'fonts-noto-core'],
};

/** Makes load over HTTP at a small cost of its own. */
export const wrk: WantedProgram = {
  variable: 'WRK',
  places: ['/usr/bin/wrk', '/usr/local/bin/wrk', '/opt/homebrew/bin/wrk'],
  packages: ['wrk'],
};
