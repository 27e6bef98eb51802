import { type AnswerLinkBody, LIMITS } from '@geflecht/contract';
import { type Link, may, type Score } from '@geflecht/domain';
import { scoreWord } from '@geflecht/i18n';
import { Banner, Button, Dialog, formatScore, Icon, ScoreScale, TextArea, toast } from '@geflecht/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';

import { proposalsQuery } from '../../app/proposal-queries.ts';
import { useSession } from '../../app/queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { type AnswerKind, checkAnswer, type DraftPart } from './draft.ts';
import { rememberLink } from './remember-link.ts';
import { isOpen } from './sides.ts';
import { scaleWords } from './words.ts';

import styles from './links.module.css';

/** Whether this person may answer a link now. */
export function useMayAnswer(): (link: Link) => boolean {
  const { actor } = useSession();
  return (link) => isOpen(link) && may(actor, 'answer_link', { manufaktur: link.toManufaktur }) === 'yes';
}

function useAnswer(link: Link, onDone: () => void) {
  const { answer } = useText().links;
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: AnswerLinkBody) => request<Link>('answerLink', { params: { id: link.id }, body }),
    onSuccess: (answered, { state }) => {
      rememberLink(queries, answered);
      const done = { bestaetigt: answer.confirmed, strittig: answer.differed, abgelehnt: answer.refusedDone };
      toast({ text: done[state] });
      onDone();
    },
    onError: (error, { state }) => {
      // The dialogs show it where the words are.
      if (state === 'bestaetigt') toast({ tone: 'danger', text: sentenceOf(error) });
    },
  });
}

/** The answers of the side a link points to; nothing for those who may not answer. */
export function AnswerButtons({ link }: { readonly link: Link }) {
  const { answer } = useText().links;
  const mayAnswer = useMayAnswer();
  const [asking, setAsking] = useState<Exclude<AnswerKind, 'bestaetigt'> | null>(null);
  const confirm = useAnswer(link, () => undefined);
  if (!mayAnswer(link)) return null;
  return (
    <div className={styles['answers']}>
      <Button
        size="small"
        icon={<Icon icon={Check} size={16} />}
        isPending={confirm.isPending}
        onPress={() => confirm.mutate({ state: 'bestaetigt' })}
      >
        {answer.confirm}
      </Button>
      <Button size="small" variant="quiet" onPress={() => setAsking('strittig')}>
        {answer.differ}
      </Button>
      <Button size="small" variant="quiet" onPress={() => setAsking('abgelehnt')}>
        {answer.refuse}
      </Button>
      {asking !== null && <AnswerDialog link={link} state={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}

/** What the other side said, with both ends by name, so that nobody has to remember which way it goes. */
function Claim({ link }: { readonly link: Link }) {
  const { answer } = useText().links;
  const language = useLanguage();
  const { data } = useQuery(proposalsQuery());
  const from = data?.find(({ id }) => id === link.from);
  const to = data?.find(({ id }) => id === link.to);
  return (
    <blockquote className={styles['quote']}>
      {from !== undefined && to !== undefined && (
        <p>
          {answer.claim(
            from.title,
            to.title,
            `${formatScore(link.score)} ${scoreWord(language, link.score)}`,
          )}
        </p>
      )}
      <p>{link.reason}</p>
    </blockquote>
  );
}

function AnswerDialog({
  link,
  state,
  onClose,
}: {
  readonly link: Link;
  readonly state: Exclude<AnswerKind, 'bestaetigt'>;
  readonly onClose: () => void;
}) {
  const { answer, connect } = useText().links;
  const language = useLanguage();
  const form = useId();
  const [score, setScore] = useState<Score | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<readonly DraftPart[]>([]);
  const send = useAnswer(link, onClose);
  const differs = state === 'strittig';

  function submit(event: FormEvent): void {
    event.preventDefault();
    const checked = checkAnswer(state, score, reason);
    if ('missing' in checked) setMissing(checked.missing);
    else send.mutate(checked.body);
  }
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={differs ? answer.differTitle : answer.refuseTitle}
      actions={
        <>
          <Button onPress={onClose}>{answer.cancel}</Button>
          <Button variant="primary" type="submit" form={form} isPending={send.isPending}>
            {differs ? answer.sendDiffer : answer.sendRefuse}
          </Button>
        </>
      }
    >
      <form id={form} className={styles['form']} onSubmit={submit}>
        <Claim link={link} />
        {differs && (
          <>
            <ScoreScale
              label={connect.score}
              value={score}
              onChange={(next) => {
                setScore(next as Score);
                setMissing(missing.filter((part) => part !== 'score'));
              }}
              {...scaleWords(language)}
            />
            {missing.includes('score') && (
              <p className={styles['missing']} role="alert">
                {connect.missingScore}
              </p>
            )}
          </>
        )}
        <TextArea
          label={differs ? answer.differReason : answer.refuseReason}
          description={answer.hint}
          rows={3}
          maxLength={LIMITS.reason}
          autoFocus={!differs}
          value={reason}
          onChange={(next) => {
            setReason(next);
            setMissing(missing.filter((part) => part !== 'reason'));
          }}
          errorMessage={missing.includes('reason') ? connect.missingReason : undefined}
        />
        {send.isError && (
          <Banner tone="danger" isAnnounced>
            {sentenceOf(send.error)}
          </Banner>
        )}
      </form>
    </Dialog>
  );
}
