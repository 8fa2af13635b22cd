// Writes the documents that are lists of what the code declares; with --check, fails when one differs from what is there.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configSchema } from '#apps/server/config.ts';
import { tableRegistry } from '#adapters/sql/database.ts';
import { documentedErrors } from '#engine/api/define-errors.ts';
import { statusOf } from '#engine/api/status-of.ts';
import { modelFamilies, type ModelFamily } from '@kinora/recommender';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');

for (const file of globSync('{apps/cli,apps/server,adapters,domains,engine}/**/*.ts', { cwd: root })) {
  if (!file.endsWith('.test.ts') && readFileSync(join(root, file), 'utf8').includes('defineErrors({'))
    await import(join(root, file));
}

const documents: Record<string, string> = {
  'docs/errors.md': errorsDocument(),
  'docs/operate/settings.md': settingsDocument(),
  'docs/data.md': dataDocument(),
  ...modelPages(),
};
for (const [file, text] of Object.entries(documents)) {
  const path = join(root, file);
  if (!check) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } else if (readOrEmpty(path) !== text) {
    console.error(`${file} is not what the code declares: run "npm run docs" and commit it`);
    process.exitCode = 1;
  }
}
if (!process.exitCode)
  console.log(`docs: ${Object.keys(documents).length} files ${check ? 'are current' : 'written'}`);

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function errorsDocument(): string {
  const rows = documentedErrors()
    .toSorted((a, b) => a.code.localeCompare(b.code))
    .map(({ code, kind, when }) => `| <a id="${code}"></a>\`${code}\` | ${statusOf(kind)} | ${when} |`);
  return `# Errors

Every error answer is \`application/problem+json\` (RFC 9457) with one of these codes. A code keeps its meaning for ever; the text may
change. Generated from the domains' \`errors.ts\`.

| code | status | when, and what to do |
| --- | --- | --- |
${rows.join('\n')}
`;
}

function settingsDocument(): string {
  const rows = Object.entries(configSchema.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined);
    const value = fallback.success && fallback.data !== undefined ? `\`${String(fallback.data)}\`` : 'none';
    return `| \`${name}\` | ${value} | ${schema.description ?? ''} |`;
  });
  return `# Settings

Environment variables, read once at the start. A wrong value stops the start with every fault listed; \`npx kinora doctor\` shows what is
set. Generated from \`apps/server/config.ts\`.

| setting | default | meaning |
| --- | --- | --- |
${rows.join('\n')}
`;
}

function dataDocument(): string {
  const sections = Object.entries(tableRegistry).map(([table, facts]) => {
    const subject = facts.subject
      ? ` Belongs to a person through \`${facts.subject.column}\` (${facts.subject.of}).`
      : '';
    const byClass = Map.groupBy(Object.entries(facts.columns), ([, classification]) => classification);
    const lines = [...byClass].map(
      ([name, columns]) => `- ${name}: ${columns.map(([column]) => `\`${column}\``).join(', ')}`,
    );
    return `## ${table}\n\nA row is ${facts.holds}.${subject}\n\n${lines.join('\n')}\n`;
  });
  return `# Data

What is stored, column by column, with its classification: *public* may be shown to anyone, *internal* is of the service, *personal* says
something about a person, *secret* never leaves the store. Generated from the domains' \`tables.ts\`; a column that is not declared there
fails a test.

${sections.join('\n')}`;
}

/** The pages of the models, each with the parameters that its class declares between two marks; every kind has a page. */
function modelPages(): Record<string, string> {
  return Object.fromEntries(
    modelFamilies.map((family) => {
      const file = `docs/science/models/${family.kind}.md`;
      const page = readOrEmpty(join(root, file));
      const marks = new RegExp(`(<!-- parameters of ${family.kind} -->\\n)[\\s\\S]*?(<!-- end -->)`);
      if (!marks.test(page)) throw new Error(`${file} has no place for the parameters of ${family.kind}`);
      return [file, page.replace(marks, (_all, open, end) => `${open}\n${parameterTable(family)}\n${end}`)];
    }),
  );
}

function parameterTable({ parameters }: ModelFamily): string {
  if (parameters.length === 0) return 'None.\n';
  const rows = parameters.map((parameter) => {
    const values =
      'choices' in parameter
        ? parameter.choices.map((choice) => `\`${String(choice)}\``).join(', ')
        : `${parameter.low} to ${parameter.high}${parameter.integer ? ', whole' : ''}`;
    return `| \`${parameter.name}\` | \`${String(parameter.default)}\` | ${values} | ${parameter.meaning} |`;
  });
  return `| parameter | default | accepted | meaning |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}
