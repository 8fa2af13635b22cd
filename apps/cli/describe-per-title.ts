// The report of a measured film as lines for the terminal.
import type { AssetView } from '#domains/media/contract.ts';
import { formatTable } from './print-table.ts';

type Report = NonNullable<AssetView['perTitle']>;
type Figures = Report['rungs'][number]['fixed'];

export function describePerTitle({ samples, sampledSeconds, rungs, saved, savedInStore }: Report): string[] {
  const cells = ({ bitrate, ssim, quality, preset }: Figures): string[] => [
    String(Math.round(bitrate / 1000)),
    ssim.toFixed(4),
    `${preset} ${quality.toFixed(1)}`,
  ];
  const rows = rungs.map(({ id, width, height, fixed, chosen, saved: share }) => [
    id,
    `${width}x${height}`,
    ...cells(fixed),
    ...(chosen === null ? ['left out', '', ''] : cells(chosen)),
    chosen === null ? '' : percent(share),
  ]);
  const heads = ['rendition', 'size', 'fixed kbit/s', 'SSIM', 'as', 'chosen kbit/s', 'SSIM', 'as', 'saved'];
  return [
    `${samples} samples of the film, ${sampledSeconds.toFixed(1)} s`,
    '',
    formatTable(heads, rows),
    '',
    `${percent(saved)} of the bits that viewers load, ${percent(savedInStore)} of those that are stored`,
  ];
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
