// Rate, thumb and keep a title: shown at once, undone with a message when the server refuses.
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { useRateMutation, useSetInListMutation, useThumbMutation } from './api.ts';
import type { NewThumb } from '@kinora/sdk';
import { useToast } from './toasts.tsx';

export function useTasteActions(title: { id: number; title: string }) {
  const { t } = useLanguage();
  const say = useToast();
  const [rate] = useRateMutation();
  const [thumb] = useThumbMutation();
  const [setInList] = useSetInListMutation();
  const { id } = title;

  function refuse(problem: { code?: string }) {
    say({
      tone: 'fault',
      text: t('taste.refused', { reason: problemText({ code: problem.code ?? 'other' }, t) }),
    });
  }

  async function keep(inList: boolean, undoable = true): Promise<void> {
    const answer = await setInList({ id, inList });
    if (answer.error) return refuse(answer.error);
    say({
      text: t(inList ? 'taste.added' : 'taste.removed', { title: title.title }),
      ...(undoable && !inList ? { onUndo: () => void keep(true, false) } : {}),
    });
  }

  return {
    keep: (inList: boolean) => void keep(inList),
    async rate(stars: number | null) {
      const answer = await rate({ id, stars });
      if (answer.error) refuse(answer.error);
    },
    async thumb(value: NewThumb['thumb'] | null) {
      const answer = await thumb({ id, thumb: value });
      if (answer.error) refuse(answer.error);
    },
  };
}
