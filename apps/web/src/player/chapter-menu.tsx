// The chapters of a film in a menu: where it is, and where it can go.
import { TableOfContents } from 'lucide-react';
import { clockTime } from '#i18n/clock-time.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Menu, MenuChoices } from '#ui/menu.tsx';
import { chapterAt, type ChapterPart } from './chapters.ts';

export function ChapterMenu({
  chapters,
  time,
  container,
  onOpenChange,
  onSeek,
}: {
  chapters: readonly ChapterPart[];
  /** Seconds. */
  time: number;
  container: HTMLElement | null;
  onOpenChange: (open: boolean) => void;
  onSeek: (seconds: number) => void;
}) {
  const { t } = useLanguage();
  return (
    <Menu
      container={container}
      side="top"
      align="end"
      onOpenChange={onOpenChange}
      className="w-80 max-w-[calc(100vw-1.5rem)]"
      trigger={
        <IconButton label={t('player.chapters')}>
          <TableOfContents className="rtl:-scale-x-100" aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuChoices
        label={t('player.chapters')}
        value={String(chapterAt(chapters, time)?.number ?? 1)}
        options={chapters.map(({ number, title, start }) => ({
          value: String(number),
          label: title ?? t('player.chapter', { number }),
          hint: clockTime(start),
        }))}
        onChange={(number) => {
          const chosen = chapters[Number(number) - 1];
          if (chosen) onSeek(chosen.start);
        }}
      />
    </Menu>
  );
}
