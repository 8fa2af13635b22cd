// Asks others into the film that is playing: opens a room where the film is, and turns the player into it.
import { useState } from 'react';
import { Users } from 'lucide-react';
import { useLocation, useNavigate } from 'react-router';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { openOwnRoom } from '../open-own-room.ts';
import { filmAt, roomWatchPath } from '../room-path.ts';

export default function TogetherControl() {
  const { t } = useLanguage();
  const say = useToast();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [busy, setBusy] = useState(false);
  const film = filmAt(pathname);
  if (film === null) return null;
  const start = async () => {
    setBusy(true);
    const video = document.querySelector('video');
    const answer = await openOwnRoom({ ...film, position: video?.currentTime ?? 0 });
    setBusy(false);
    if ('error' in answer) return say({ tone: 'fault', text: problemText(answer.error, t) });
    void navigate(roomWatchPath(answer.data, answer.data.key), { replace: true });
  };
  return (
    <IconButton label={t('together.start')} disabled={busy} aria-busy={busy} onClick={() => void start()}>
      <Users aria-hidden="true" />
    </IconButton>
  );
}
