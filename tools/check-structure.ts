// The gate's check of the house: arrows point down, no import cycle, nothing imported that is not declared.
import { readFileSync, globSync, existsSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const rooms = [
  'apps',
  'adapters',
  'domains',
  'engine',
  'contract',
  'demo',
  'bench',
  'tests',
  'tools',
] as const;

/** Which rooms a room may import from; itself always. Tests may compose: they stand beside what they prove with real engines. */
const arrows: Record<string, readonly string[]> = {
  'apps/web': ['contract'],
  'apps/cli': ['apps/server', 'adapters', 'domains', 'engine', 'demo'],
  'apps/server': ['adapters', 'domains', 'engine', 'demo'],
  adapters: ['domains', 'engine'],
  domains: ['engine'],
  demo: ['domains', 'engine'],
  engine: [],
  contract: [],
  bench: ['tools', 'apps/server', 'apps/cli', 'adapters', 'domains', 'engine', 'contract', 'demo', 'tests'],
  tests: ['tools', 'apps/server', 'apps/cli', 'adapters', 'domains', 'engine', 'contract', 'demo'],
  tools: ['apps/server', 'apps/cli', 'adapters', 'domains', 'engine', 'contract', 'demo'],
};

/** The one folder of engine/ that may start Node's threads; nothing in engine/ but its tests imports from it. */
const threadFolder = 'engine/recommender/node/';

/** Node's modules without input or output; the rest of Node stays out of engine/. */
const pureBuiltins = new Set(['node:test', 'node:assert', 'node:assert/strict', 'node:buffer']);

interface Manifest {
  name?: string;
  imports?: Record<string, string>;
  exports?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const manifests = new Map<string, Manifest>(
  ['.', 'apps/web', 'contract/sdk', 'engine/recommender'].map((folder) => [
    folder,
    JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest,
  ]),
);

const faults: string[] = [];
const graph = new Map<string, string[]>();
const files = rooms
  .flatMap((room) => globSync(`${room}/**/*.{ts,tsx}`, { cwd: root }))
  .filter(
    (file) =>
      !file.includes('node_modules') &&
      !file.includes('/generated/') &&
      !file.endsWith('.as.ts') &&
      !file.includes('/kernels/assembly/'),
  );

for (const file of files) {
  const text = readFileSync(join(root, file), 'utf8');
  const targets: string[] = [];
  for (const specifier of importsOf(text)) {
    const target = resolveImport(file, specifier);
    if (target) {
      targets.push(target);
      checkArrow(file, target, specifier);
    }
  }
  graph.set(file, targets);
  const lines = text.split('\n').length;
  if (lines > 800 && !/\bgenerated\b/i.test(text.slice(0, 300)))
    faults.push(`${file}: ${lines} lines; 800 is the limit`);
}
findCycles();

if (faults.length > 0) {
  console.error(faults.join('\n'));
  console.error(`structure: ${faults.length} faults in ${files.length} files`);
  process.exit(1);
}
console.log(`structure: ${files.length} files, arrows point down, no cycle`);

function importsOf(text: string): string[] {
  // Comments and template texts are not imports.
  const code = text.replace(/^\s*(\/\/|\*).*$/gm, '').replace(/`[^`]*`/g, '``');
  const found = code.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function isPure(file: string): boolean {
  return file.startsWith('engine/') && !file.startsWith(threadFolder) && !file.endsWith('.test.ts');
}

function packageOf(file: string): string {
  return [...manifests.keys()].find((folder) => folder !== '.' && file.startsWith(`${folder}/`)) ?? '.';
}

function resolveImport(file: string, specifier: string): string | null {
  const owner = packageOf(file);
  const manifest = manifests.get(owner) ?? {};
  if (specifier.startsWith('.')) return relative(root, resolve(root, dirname(file), specifier));
  if (specifier.startsWith('#')) {
    const alias = Object.keys(manifest.imports ?? {}).find((key) =>
      specifier.startsWith(key.replace('*', '')),
    );
    const target = alias && manifest.imports?.[alias];
    if (!alias || !target) {
      faults.push(`${file}: "${specifier}" is not among the imports of ${owner}/package.json`);
      return null;
    }
    return relative(root, resolve(root, owner, target.replace('*', specifier.slice(alias.length - 1))));
  }
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    if (isPure(file) && !pureBuiltins.has(specifier)) {
      faults.push(`${file}: engine is pure, yet it imports "${specifier}"`);
    }
    return null;
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  for (const [folder, manifest] of manifests) {
    if (manifest.name !== name) continue;
    const target = manifest.exports?.[`.${specifier.slice(name.length)}`];
    if (target) return join(folder, target);
    if (specifier === name) return `${folder}/src/index.ts`;
    faults.push(`${file}: "${specifier}" is not among the exports of ${folder}/package.json`);
    return null;
  }
  const declared = { ...manifest.dependencies, ...manifest.devDependencies };
  const developed = /^(tests|tools|bench)\/|\.test\.tsx?$/.test(file)
    ? manifests.get('.')?.devDependencies
    : {};
  if (!(name in declared) && !(name in (developed ?? {})))
    faults.push(`${file}: "${name}" is not declared in ${owner}/package.json`);
  return null;
}

function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'apps' ? `${first}/${second}` : first;
}

function checkArrow(file: string, target: string, specifier: string): void {
  if (!existsSync(join(root, target)) || statSync(join(root, target)).isDirectory()) {
    faults.push(`${file}: "${specifier}" leads to no file`);
    return;
  }
  const from = roomOf(file);
  const to = roomOf(target);
  const test = /\.test\.tsx?$/.test(file);
  if (from !== to && !(test && from !== 'apps/web') && !(arrows[from] ?? []).includes(to))
    faults.push(`${file}: ${from} may not import from ${to} ("${specifier}")`);
  if (isPure(file) && target.startsWith(threadFolder))
    faults.push(`${file}: engine is pure, yet it imports from ${threadFolder} ("${specifier}")`);
  const inside = /^domains\/([^/]+)\/(.+)$/;
  const domain = inside.exec(file)?.[1];
  const other = inside.exec(target);
  if (
    domain &&
    other &&
    other[1] !== domain &&
    !['contract.ts', 'ports.ts'].includes(other[2] ?? '') &&
    !file.endsWith('.test.ts')
  ) {
    faults.push(`${file}: a domain knows another only by its contract and ports ("${specifier}")`);
  }
}

/** Tarjan's strongly connected components: each of more than one file is a cycle. */
function findCycles(): void {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file) ?? 0);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!graph.has(next)) continue;
      if (!index.has(next)) {
        visit(next);
        low.set(file, Math.min(low.get(file) ?? 0, low.get(next) ?? 0));
      } else if (stack.includes(next)) {
        low.set(file, Math.min(low.get(file) ?? 0, index.get(next) ?? 0));
      }
    }
    if (low.get(file) !== index.get(file)) return;
    const cycle = stack.splice(stack.indexOf(file));
    if (cycle.length > 1) faults.push(`import cycle: ${cycle.join(' -> ')}`);
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
}
