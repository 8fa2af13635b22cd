// The dark window that a film is waited for in: its picture, the way back, and what there is to say.
import { useContext, type ReactNode } from 'react';
import { ArrowLeft } from 'lucide-react';
import { Link } from 'react-router';
import type { TitleCard } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { CompanyContext } from '#player/company.ts';
import { classes } from '#ui/classes.ts';
import { Picture } from '#ui/picture.tsx';

export function FilmFrame({
  title,
  back,
  faint = false,
  children,
}: {
  title: TitleCard | undefined;
  back: string;
  /** The picture steps back behind much to read. */
  faint?: boolean;
  children: ReactNode;
}) {
  const { t } = useLanguage();
  // Beside the panel of a room, as the film will be.
  const { frame } = useContext(CompanyContext);
  return (
    <div className={classes('cinema fixed overflow-y-auto bg-bg text-text', frame)}>
      {/* Stands still behind what is scrolled. */}
      <div className={classes('fixed overflow-hidden', frame)}>
        {title && (
          <Picture
            shape="backdrop"
            art={title.art}
            title={title.title}
            eager
            className={classes('absolute! inset-0 aspect-auto!', faint ? 'opacity-30' : 'opacity-55')}
          />
        )}
        {!faint && <div className="beam absolute inset-0" aria-hidden="true" />}
        <div
          className={classes(
            'absolute inset-0 bg-gradient-to-t from-bg',
            faint ? 'via-bg/85 to-bg/40' : 'to-bg/30',
          )}
          aria-hidden="true"
        />
      </div>
      <Link
        to={back}
        aria-label={title ? t('player.back', { title: title.title }) : t('common.back')}
        className="absolute start-[calc(var(--gutter)-0.6rem)] top-4 z-10 inline-grid size-11 place-items-center rounded-full hover:bg-white/15"
      >
        <ArrowLeft className="rtl:-scale-x-100" aria-hidden="true" />
      </Link>
      {children}
    </div>
  );
}
