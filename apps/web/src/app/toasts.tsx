// Hands `useToast` to everything below and shows the messages.
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { Toaster, type ToastMessage } from '#ui/toaster.tsx';

type Say = (message: { text: string; tone?: 'plain' | 'fault'; onUndo?: () => void }) => void;

const ToastContext = createContext<Say>(() => {});
let lastId = 0;

export function useToast(): Say {
  return use(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly ToastMessage[]>([]);
  const say = useCallback<Say>(({ text, tone = 'plain', onUndo }) => {
    lastId += 1;
    const message = { id: lastId, text, tone, onUndo };
    setMessages((before) => [...before.filter((other) => other.text !== text).slice(-2), message]);
  }, []);
  const dismiss = useCallback(
    (id: number) => setMessages((before) => before.filter((message) => message.id !== id)),
    [],
  );
  const view = useMemo(() => <Toaster messages={messages} onDismiss={dismiss} />, [messages, dismiss]);
  return (
    <ToastContext value={say}>
      {children}
      {view}
    </ToastContext>
  );
}
