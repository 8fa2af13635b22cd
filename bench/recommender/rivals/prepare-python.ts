// Makes the Python environment that the rivals run in, or says why one of them cannot be had.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The packages as PyPI names them; LightFM is its maintained fork, as the original no longer builds. */
export const rivalPackages = ['implicit', 'scikit-surprise', 'rectools-lightfm'] as const;
export type RivalPackage = (typeof rivalPackages)[number];

export interface PythonSide {
  /** Path of the interpreter; null when it has not even NumPy. */
  readonly python: string | null;
  /** Exact versions of the rivals that are there, of NumPy and SciPy, and of Python itself. */
  readonly versions: Readonly<Record<string, string>>;
  /** Why a rival is not there, in one line. */
  readonly missing: Readonly<Partial<Record<RivalPackage, string>>>;
}

/** Where environments and slow results are kept between runs, outside the repository. */
export function cacheFolder(): string {
  const folder = process.env['KINORA_BENCH_CACHE'] ?? join(tmpdir(), 'kinora-bench');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * The environment under the cache folder, made on first use from `constraints.txt` (a minute) and kept as long as that file does not
 * change. A rival that cannot be installed is named in `missing` and tried again at the next run.
 */
export function preparePython(): PythonSide {
  const constraints = join(import.meta.dirname, 'constraints.txt');
  const key = createHash('sha256').update(readFileSync(constraints)).digest('hex').slice(0, 12);
  const home = join(cacheFolder(), `python-${key}`);
  const python = join(home, 'bin/python');
  const missing: Partial<Record<RivalPackage, string>> = {};
  try {
    if (!existsSync(python)) execFileSync(process.env['PYTHON'] ?? 'python3', ['-m', 'venv', home]);
    for (const name of ['threadpoolctl', ...rivalPackages] as const) {
      const done = join(home, `${name}.installed`);
      if (existsSync(done)) continue;
      console.error(`installing ${name} into ${home} …`);
      try {
        execFileSync(
          python,
          ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-c', constraints, name],
          {
            stdio: ['ignore', 'pipe', 'pipe'],
          },
        );
        writeFileSync(done, '');
      } catch (error) {
        const reason = reasonOf(error);
        for (const rival of name === 'threadpoolctl' ? rivalPackages : [name]) missing[rival] = reason;
      }
    }
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    const reason = `no Python environment: ${reasonOf(error)}`;
    return {
      python: null,
      versions: {},
      missing: Object.fromEntries(rivalPackages.map((name) => [name, reason])),
    };
  }
  const versions = versionsOf(python);
  // NumPy comes with the rivals: without it nothing on this side runs.
  return { python: 'numpy' in versions && 'threadpoolctl' in versions ? python : null, versions, missing };
}

function versionsOf(python: string): Record<string, string> {
  const program = [
    'import json, platform',
    'from importlib.metadata import distributions',
    'print(json.dumps({"python": platform.python_version()} | {d.name: d.version for d in distributions()}))',
  ].join('\n');
  const all = JSON.parse(execFileSync(python, ['-c', program], { encoding: 'utf8' })) as Record<
    string,
    string
  >;
  const wanted = new Set<string>(['python', 'numpy', 'scipy', 'threadpoolctl', ...rivalPackages]);
  return Object.fromEntries(Object.entries(all).filter(([name]) => wanted.has(name)));
}

/** The most telling line of a failed command: pip says first what it could not find. */
function reasonOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: Buffer; message: string };
  const lines = (stderr?.toString() ?? message).split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => line.includes('ERROR')) ?? lines.at(-1) ?? message).trim();
}
