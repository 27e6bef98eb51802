import type { SessionView } from '@geflecht/contract';
import { toast } from '@geflecht/ui';
import { useMutation } from '@tanstack/react-query';

import { useSessionChange } from '../../app/session-change.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { currentText } from '../../platform/text.tsx';

/** Ends this session, or all of this person's sessions, and leads to the public overview. */
export function useSignOut() {
  const change = useSessionChange();
  return useMutation({
    mutationFn: async (body: { everywhere: boolean }) => {
      await request<void>('signOut', { body });
      return request<SessionView>('session');
    },
    onSuccess: async (session) => {
      await change(session, '/');
      toast({ text: currentText().shell.person.signedOut });
    },
    onError: (error) => {
      toast({ text: sentenceOf(error), tone: 'danger' });
    },
  });
}
