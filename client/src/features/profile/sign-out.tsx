import type { SessionView } from '@geflecht/contract';
import { countUnsent } from '@geflecht/sync';
import { toast } from '@geflecht/ui';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

import { useSession } from '../../app/queries.ts';
import { useSessionChange } from '../../app/session-change.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { leaveDevice, useLive } from '../../platform/live.tsx';
import { currentText } from '../../platform/text.tsx';
import { SignOutQuestion } from './sign-out-question.tsx';

interface Leaving {
  readonly everywhere: boolean;
  readonly unsent: 'keep' | 'discard';
}

interface Question {
  readonly everywhere: boolean;
  /** How many changes were unsent when it was asked. */
  readonly count: number;
}

export interface SignOut {
  /** Ends this session, or all of this person's sessions; asks first when something is unsent or it may not work. */
  ask(everywhere: boolean): Promise<void>;
  readonly isPending: boolean;
  /** The question, to be rendered by whoever asks. */
  readonly question: ReactNode;
}

/** Leads to the public overview and takes away what the person left on this device. */
export function useSignOut(): SignOut {
  const change = useSessionChange();
  const live = useLive();
  const person = useSession().person?.id ?? null;
  const [asked, setAsked] = useState<Question | null>(null);
  const leave = useMutation({
    mutationFn: async ({ everywhere }: Leaving) => {
      await request<void>('signOut', { body: { everywhere } });
      return request<SessionView>('session');
    },
    onSuccess: async (session, { unsent }) => {
      setAsked(null);
      // Only with the connection gone does nobody write into the copies any more.
      await change(session, '/');
      toast({ text: currentText().shell.person.signedOut });
      if (person !== null) await leaveDevice(person, unsent);
    },
    onError: (error) => {
      toast({ text: sentenceOf(error), tone: 'danger' });
    },
  });

  return {
    isPending: leave.isPending,
    async ask(everywhere) {
      const stored = person === null ? 0 : await countUnsent(person);
      // Where the browser keeps nothing, the page alone knows.
      const count = Math.max(stored, live?.unsent() ?? 0);
      const isConnected = navigator.onLine && live?.saveState().kind !== 'offline';
      if (count === 0 && isConnected) leave.mutate({ everywhere, unsent: 'discard' });
      else setAsked({ everywhere, count });
    },
    question: asked !== null && person !== null && (
      <SignOutQuestion
        person={person}
        countAtFirst={asked.count}
        isPending={leave.isPending}
        onStay={() => setAsked(null)}
        onLeave={(unsent) => leave.mutate({ everywhere: asked.everywhere, unsent })}
      />
    ),
  };
}
