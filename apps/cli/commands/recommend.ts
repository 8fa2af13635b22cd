// `kinora recommend`: from titles to recommendations, through the people who chose them.
import { type Command, InvalidArgumentError } from 'commander';
import { compose } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import type { Reason } from '#domains/recommend/contract.ts';
import { EVERYTHING } from '#domains/recommend/policy.ts';
import type { FromTitles } from '#domains/recommend/recommend-from-titles.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatTable } from '../print-table.ts';
import { showProgress } from '../show-progress.ts';

export function registerRecommend(program: Command): void {
  program
    .command('recommend')
    .description('Recommend from titles, through the people who chose them')
    .requiredOption('--titles <names...>', 'names with the year where it matters: "Heat (1995)"')
    .option('--limit <number>', 'how many', readLimit, 10)
    .option('--json', 'answer as JSON')
    .addHelpText('after', '\nExample: kinora recommend --titles "Toy Story (1995)" "Heat (1995)"')
    .action(async (options: { titles: string[]; limit: number; json?: boolean }) => {
      const kinora = await compose(readConfig(process.env, process.cwd()));
      const progress = showProgress('Recommending', options.json);
      try {
        progress.update(0.1, 'finding the people who chose them');
        const answer = await kinora.recommend.fromTitles(
          { titles: options.titles.slice(0, 50), limit: options.limit },
          EVERYTHING,
        );
        progress.done(`${answer.viewers.toLocaleString('en')} people chose them`);
        for (const name of answer.unknown) process.stderr.write(`${describeUnknown(answer, name)}\n`);
        if (answer.from.length === 0) process.exitCode = exitCodes.failed;
        if (options.json) console.log(JSON.stringify(answer));
        else if (answer.from.length > 0) console.log(describeAnswer(answer));
      } finally {
        await kinora.close();
      }
    });
}

const named = ({ title, year }: { title: string; year: number | null }): string =>
  year === null ? title : `${title} (${year})`;

export function describeUnknown({ suggestions }: FromTitles, name: string): string {
  const near = suggestions[name] ?? [];
  return `kinora: there is no title "${name}"${near.length > 0 ? `; did you mean ${near.map((other) => `"${other}"`).join(' or ')}?` : ''}`;
}

export function describeAnswer({ from, items, viewers }: FromTitles): string {
  const head = `From ${from.map(named).join(', ')}:`;
  if (viewers === 0) return `${head}\nNobody has rated or watched them yet, so there is nothing to go by.`;
  const table = formatTable(
    ['title', 'year', 'score', 'why'],
    items.map(({ title, score, reason }) => [
      title.title,
      title.year === null ? '-' : String(title.year),
      score,
      reason ? inWords(reason) : '',
    ]),
  );
  return `${head}\n\n${table}`;
}

function inWords(reason: Reason): string {
  switch (reason.kind) {
    case 'shared-viewers':
      return `${reason.viewers.toLocaleString('en')} of the ${reason.of.toLocaleString('en')} people who watched ${reason.titles ? reason.titles.map(({ title }) => title).join(', ') : 'these'}`;
    case 'because':
      return `because of ${reason.titles.map(({ title }) => title).join(', ')}`;
    case 'about':
      return `${reason.terms.map(({ term }) => term).join(', ')}, as in ${reason.titles.map(({ title }) => title).join(', ')}`;
    case 'popular':
      return `${reason.viewers.toLocaleString('en')} people rated it`;
    case 'genre':
      return reason.genre;
    case 'new':
      return 'new';
  }
}

function readLimit(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 100)
    throw new InvalidArgumentError('It must be a whole number from 1 to 100.');
  return value;
}
