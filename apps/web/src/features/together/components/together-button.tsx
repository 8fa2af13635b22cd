// "Watch together" on the page of a title: opens a room and goes to its door.
import { useState } from 'react';
import { Users } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { Button } from '#ui/button.tsx';
import { openOwnRoom, type Wanted } from '../open-own-room.ts';

export default function TogetherButton({ film }: { film: Wanted }) {
  const { t } = useLanguage();
  const say = useToast();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    const answer = await openOwnRoom(film);
    if ('data' in answer) return void navigate(`/together/${answer.data.key}`);
    setBusy(false);
    say({ tone: 'fault', text: problemText(answer.error, t) });
  };
  return (
    <Button
      large
      busy={busy}
      icon={<Users className="size-5" aria-hidden="true" />}
      onClick={() => void start()}
    >
      {t('together.start')}
    </Button>
  );
}
