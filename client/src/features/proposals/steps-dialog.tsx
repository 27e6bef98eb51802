import {
  LIMITS,
  type OpenTransition,
  type ProposalDetail,
  type ProposalTransitionBody,
} from '@geflecht/contract';
import type { Proposal } from '@geflecht/domain';
import { refusalText } from '@geflecht/i18n';
import { Banner, Button, ComboBox, Dialog, Icon, TextArea, toast } from '@geflecht/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';

import { proposalQuery, proposalsQuery } from '../../app/proposal-queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { type Answers, type Ask, blockersOf, inOrder, stepBody, unanswered } from './steps.ts';

import styles from './proposal.module.css';

export interface StepsDialogProps {
  readonly detail: ProposalDetail;
  readonly onClose: () => void;
}

/** The steps from where a proposal stands: what one may do, what is missing, what one may only suggest. */
export function StepsDialog({ detail, onClose }: StepsDialogProps) {
  const text = useText();
  const { steps } = text.proposals;
  const { proposal, transitions } = detail;
  const [asking, setAsking] = useState<OpenTransition | null>(null);
  const move = useMove(proposal, onClose);
  const queries = useQueryClient();
  // What is missing may have been written a second ago.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: proposalQuery(proposal.id).queryKey, exact: true });
  }, [queries, proposal.id]);

  function choose(transition: OpenTransition): void {
    if (transition.asks.length > 0) setAsking(transition);
    else move.mutate(stepBody(transition, {}));
  }
  return (
    <Dialog
      isOpen
      isDismissable={asking === null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={asking === null ? steps.title : steps.to[asking.to]}
    >
      <div className={styles['steps']}>
        {move.isError && (
          <Banner tone="danger" isAnnounced>
            {sentenceOf(move.error)}
          </Banner>
        )}
        {asking === null ? (
          <>
            <p className={styles['hint']}>{steps.now(text.states.proposal[proposal.state])}</p>
            <ul role="list" className={styles['stepList']}>
              {inOrder(transitions).map((transition) => (
                <Step
                  key={transition.to}
                  transition={transition}
                  proposal={proposal}
                  isPending={move.isPending}
                  onChoose={() => choose(transition)}
                />
              ))}
            </ul>
          </>
        ) : (
          <Questions
            transition={asking}
            proposal={proposal}
            isPending={move.isPending}
            onBack={() => setAsking(null)}
            onSend={(answers) => move.mutate(stepBody(asking, answers))}
          />
        )}
      </div>
    </Dialog>
  );
}

function useMove(proposal: Proposal, onDone: () => void) {
  const text = useText();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ProposalTransitionBody) =>
      request<Proposal>('moveProposal', { params: { id: proposal.id }, body }),
    onSuccess: (moved) => {
      queries.setQueryData<ProposalDetail>(proposalQuery(proposal.id).queryKey, (detail) =>
        detail === undefined ? undefined : { ...detail, proposal: moved },
      );
      toast({ text: text.proposals.steps.moved(text.states.proposal[moved.state]) });
      onDone();
    },
    onSettled: () =>
      void queries.invalidateQueries({ queryKey: proposalQuery(proposal.id).queryKey, exact: true }),
  });
}

function Step({
  transition,
  proposal,
  isPending,
  onChoose,
}: {
  readonly transition: OpenTransition;
  readonly proposal: Proposal;
  readonly isPending: boolean;
  readonly onChoose: () => void;
}) {
  const text = useText();
  const { steps } = text.proposals;
  const language = useLanguage();
  const blockers = blockersOf(transition, proposal);
  const mine = transition.right === 'yes';
  return (
    <li className={styles['step']}>
      <div>
        <h3>{text.states.proposal[transition.to]}</h3>
        <p className={styles['hint']}>{steps.explain[transition.to]}</p>
        {!mine && <p className={styles['hint']}>{steps.propose}</p>}
        {mine && blockers.length > 0 && (
          <>
            <p>{steps.missing}</p>
            <ul className={styles['blockers']}>
              {blockers.map((refusal) => (
                <li key={refusal.code}>{refusalText(language, refusal)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      {mine && blockers.length === 0 && (
        <Button isDisabled={isPending} onPress={onChoose}>
          {steps.to[transition.to]}
        </Button>
      )}
    </li>
  );
}

function Questions({
  transition,
  proposal,
  isPending,
  onBack,
  onSend,
}: {
  readonly transition: OpenTransition;
  readonly proposal: Proposal;
  readonly isPending: boolean;
  readonly onBack: () => void;
  readonly onSend: (answers: Answers) => void;
}) {
  const text = useText();
  const { steps } = text.proposals;
  const [answers, setAnswers] = useState<Answers>({});
  const [missing, setMissing] = useState<readonly Ask[]>([]);
  const { data: proposals } = useQuery({
    ...proposalsQuery(),
    enabled: transition.asks.includes('successor'),
  });
  const hints = { reason: steps.reasonHint, opinion: steps.opinionHint, source: steps.sourceHint };

  function submit(event: FormEvent): void {
    event.preventDefault();
    const open = unanswered(transition, answers);
    setMissing(open);
    if (open.length === 0) onSend(answers);
  }
  return (
    <form className={styles['steps']} onSubmit={submit}>
      <p className={styles['hint']}>{steps.explain[transition.to]}</p>
      {transition.asks.map((ask, index) =>
        ask === 'successor' ? (
          <ComboBox
            key={ask}
            label={steps.successor}
            options={(proposals ?? [])
              .filter((each) => each.id !== proposal.id)
              .map((each) => ({ id: each.id as string, label: each.title }))}
            value={answers.successor === undefined || answers.successor === '' ? null : answers.successor}
            onChange={(id) => setAnswers({ ...answers, successor: id ?? '' })}
            errorMessage={missing.includes(ask) ? text.errors.required : undefined}
          />
        ) : (
          <TextArea
            key={ask}
            label={steps[ask]}
            description={hints[ask]}
            autoFocus={index === 0}
            maxLength={LIMITS.reason}
            value={answers[ask] ?? ''}
            onChange={(words) => setAnswers({ ...answers, [ask]: words })}
            errorMessage={missing.includes(ask) ? text.errors.required : undefined}
          />
        ),
      )}
      <div className={styles['buttons']}>
        <Button icon={<Icon icon={ArrowLeft} size={16} />} onPress={onBack}>
          {steps.back}
        </Button>
        <Button variant="primary" type="submit" isPending={isPending}>
          {steps.to[transition.to]}
        </Button>
      </div>
    </form>
  );
}
