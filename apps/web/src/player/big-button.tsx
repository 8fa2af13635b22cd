// The round button in the middle: play while paused, and under a finger also pause.
import { Pause, Play } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';
import type { MediaState } from './use-media-state.ts';

export function BigButton({
  media,
  shown,
  onPress,
}: {
  media: MediaState;
  shown: boolean;
  onPress: () => void;
}) {
  const { t } = useLanguage();
  if (media.ended) return null;
  return (
    <div
      className={classes(
        'pointer-events-none absolute inset-0 grid place-items-center transition-opacity duration-300',
        !(media.paused && media.duration > 0) && 'hidden pointer-coarse:grid',
        (!shown || media.waiting) && 'opacity-0',
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={t(media.paused ? 'player.play' : 'player.pause')}
        onClick={onPress}
        className={classes(
          'grid size-22 place-items-center rounded-full bg-black/55 backdrop-blur-sm transition-colors hover:bg-accent hover:text-on-accent',
          shown && 'pointer-events-auto',
        )}
      >
        {media.paused ? (
          <Play className="size-10 ps-1" fill="currentColor" aria-hidden="true" />
        ) : (
          <Pause className="size-10" fill="currentColor" aria-hidden="true" />
        )}
      </button>
    </div>
  );
}
