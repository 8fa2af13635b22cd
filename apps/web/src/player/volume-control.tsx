// Mute and loudness.
import { Volume1, Volume2, VolumeX } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { IconButton } from '#ui/icon-button.tsx';

export function VolumeControl({
  volume,
  muted,
  onVolume,
  onMute,
}: {
  volume: number;
  muted: boolean;
  onVolume: (volume: number) => void;
  onMute: () => void;
}) {
  const { t, format } = useLanguage();
  const loud = muted ? 0 : volume;
  const Icon = loud === 0 ? VolumeX : loud < 0.5 ? Volume1 : Volume2;
  return (
    <div dir="ltr" className="flex items-center max-sm:hidden">
      <IconButton label={t(muted ? 'player.unmute' : 'player.mute')} onClick={onMute}>
        <Icon aria-hidden="true" />
      </IconButton>
      <input
        type="range"
        aria-label={t('player.volume')}
        aria-valuetext={format.percent(loud)}
        min={0}
        max={1}
        step={0.05}
        value={loud}
        onChange={(event) => onVolume(Number(event.target.value))}
        className="h-6 w-20 cursor-pointer accent-accent max-lg:hidden"
      />
    </div>
  );
}
