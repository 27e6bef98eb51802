import { type CreateProposalBody, LIMITS } from '@geflecht/contract';
import {
  may,
  type ManufakturSlug,
  type Proposal,
  PROPOSAL_TYPES,
  proposalIdSchema,
  type ProposalType,
} from '@geflecht/domain';
import { Banner, Button, Dialog, RadioGroup, TextArea, TextField } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import * as v from 'valibot';

import { proposalsQuery } from '../../app/proposal-queries.ts';
import { useSession } from '../../app/queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { fieldErrors } from '../../platform/field-errors.ts';
import { randomId } from '../../platform/random-id.ts';
import { useText } from '../../platform/text.tsx';

import styles from './proposals.module.css';

export interface MakeProposalProps {
  readonly manufaktur: ManufakturSlug;
  /** The words of the note it is made of; its first line becomes the title. */
  readonly words?: string;
  readonly onMade: (proposal: Proposal) => void;
  readonly onClose: () => void;
}

/** The first line of a note as a title, the rest as a summary, both as long as they may be. */
export function splitNote(words: string): { readonly title: string; readonly summary: string } {
  const [first = '', ...rest] = words.trim().split(/\n+/);
  const flat = first.replace(/\s+/g, ' ').trim();
  if (flat.length <= LIMITS.title)
    return { title: flat, summary: rest.join('\n').trim().slice(0, LIMITS.summary) };
  const cut = flat.lastIndexOf(' ', LIMITS.title - 1);
  const at = cut > 0 ? cut : LIMITS.title - 1;
  return { title: `${flat.slice(0, at)}…`, summary: words.trim().slice(0, LIMITS.summary) };
}

/**
 * Asks for type and title and creates the proposal. The id is made here, once for the dialog: pressing again after a
 * lost answer creates nothing twice.
 */
export function MakeProposal({ manufaktur, words, onMade, onClose }: MakeProposalProps) {
  const text = useText();
  const { create } = text.proposals;
  const { actor } = useSession();
  const queries = useQueryClient();
  const form = useId();
  const start = splitNote(words ?? '');
  const [id] = useState(() => v.parse(proposalIdSchema, randomId()));
  const [title, setTitle] = useState(start.title);
  const [summary, setSummary] = useState(start.summary);
  const [type, setType] = useState<ProposalType>('projekt');
  const [missing, setMissing] = useState(false);
  const make = useMutation({
    mutationFn: (body: CreateProposalBody) => request<Proposal>('createProposal', { body }),
    onSuccess: (proposal) => {
      for (const query of [proposalsQuery(), proposalsQuery({ manufaktur })]) {
        queries.setQueryData(query.queryKey, (list) =>
          list === undefined || list.some((each) => each.id === proposal.id) ? list : [...list, proposal],
        );
      }
      onMade(proposal);
    },
  });
  const errors = fieldErrors(make.error);
  const allowed = may(actor, 'create_proposal', { manufaktur }) === 'yes';

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (title.trim() === '') return setMissing(true);
    make.mutate({ id, manufaktur, type, title, summary });
  }
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={words === undefined ? create.title : create.fromNote}
      actions={
        <>
          <Button onPress={onClose}>{create.cancel}</Button>
          {allowed && (
            <Button variant="primary" type="submit" form={form} isPending={make.isPending}>
              {create.submit}
            </Button>
          )}
        </>
      }
    >
      {allowed ? (
        <form id={form} className={styles['form']} onSubmit={submit}>
          {errors.general !== null && (
            <Banner tone="danger" isAnnounced>
              {sentenceOf(errors.general)}
            </Banner>
          )}
          <TextField
            label={create.name}
            description={create.nameHint}
            autoFocus
            maxLength={LIMITS.title}
            value={title}
            onChange={(next) => {
              setTitle(next);
              setMissing(false);
            }}
            errorMessage={missing ? create.missing : errors.at('title')}
          />
          <RadioGroup
            label={create.type}
            value={type}
            onChange={setType}
            options={PROPOSAL_TYPES.map((each) => ({
              id: each,
              label: text.words.proposalType[each],
              description: create.typeHints[each],
            }))}
          />
          <TextArea
            label={create.summary}
            rows={2}
            maxLength={LIMITS.summary}
            value={summary}
            onChange={setSummary}
            errorMessage={errors.at('summary')}
          />
        </form>
      ) : (
        <Banner>{create.notAllowed}</Banner>
      )}
    </Dialog>
  );
}
