import { LIMITS } from '@geflecht/contract';
import type { Board, BoardKind, ManufakturSlug } from '@geflecht/domain';
import { Banner, Button, Dialog, RadioGroup, TextField, toast } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';

import { request, sentenceOf } from '../../platform/api.ts';
import { fieldErrors } from '../../platform/field-errors.ts';
import { useText } from '../../platform/text.tsx';
import { refreshBoards } from './queries.ts';

import styles from './boards.module.css';

/** What is asked: a new board, a copy of one, or other facts of one. */
export type BoardTask =
  | { readonly kind: 'create'; readonly manufaktur: ManufakturSlug }
  | { readonly kind: 'copy' | 'edit'; readonly board: Board };

export interface BoardFormProps {
  readonly task: BoardTask;
  readonly onDone: (board: Board) => void;
  readonly onClose: () => void;
}

const KINDS = ['untergruppe', 'treffen'] as const satisfies readonly BoardKind[];
type AddedKind = (typeof KINDS)[number];

/** Asks what a board is called, what it is for, and on which day its meeting is. */
export function BoardForm({ task, onDone, onClose }: BoardFormProps) {
  const text = useText().boards;
  const { form } = text;
  const id = useId();
  const queries = useQueryClient();
  const [given, setGiven] = useState(() => beginsOf(task, form.copyName));
  const isOfAll = task.kind === 'edit' && task.board.kind === 'manufaktur';
  const save = useMutation({
    mutationFn: () => send(task, given, isOfAll),
    onSuccess: (board) => {
      void refreshBoards(queries, board);
      if (task.kind !== 'edit') toast({ text: text.created(board.title) });
      onDone(board);
    },
  });
  const errors = fieldErrors(save.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={onClose}
      title={titleOf(task, form)}
      actions={
        <>
          <Button onPress={onClose}>{form.cancel}</Button>
          <Button variant="primary" type="submit" form={id} isPending={save.isPending}>
            {{ create: form.create, copy: form.copy, edit: form.change }[task.kind]}
          </Button>
        </>
      }
    >
      <form id={id} className={styles['form']} onSubmit={submit}>
        {errors.general !== null && (
          <Banner tone="danger" isAnnounced>
            {sentenceOf(errors.general)}
          </Banner>
        )}
        {task.kind === 'copy' && <p className={styles['soft']}>{form.copyNote}</p>}
        <TextField
          label={form.name}
          autoFocus
          isRequired
          maxLength={LIMITS.boardTitle}
          value={given.title}
          onChange={(title) => setGiven({ ...given, title })}
          errorMessage={errors.at('title')}
        />
        {!isOfAll && (
          <RadioGroup
            label={form.kind}
            value={given.kind}
            onChange={(kind) =>
              setGiven({ ...given, kind: KINDS.find((each) => each === kind) ?? given.kind })
            }
            options={KINDS.map((kind) => ({
              id: kind,
              label: text.kinds[kind],
              description: text.kindHints[kind],
            }))}
          />
        )}
        {!isOfAll && given.kind === 'treffen' && (
          <TextField
            label={form.day}
            type="date"
            value={given.day}
            onChange={(day) => setGiven({ ...given, day })}
            errorMessage={errors.at('day')}
          />
        )}
      </form>
    </Dialog>
  );
}

interface Given {
  readonly title: string;
  readonly kind: AddedKind;
  /** Empty while there is none. */
  readonly day: string;
}

function beginsOf(task: BoardTask, copyName: (title: string) => string): Given {
  if (task.kind === 'create') return { title: '', kind: 'untergruppe', day: '' };
  const { title, kind, day } = task.board;
  const known = KINDS.find((each) => each === kind) ?? 'untergruppe';
  if (task.kind === 'edit') return { title, kind: known, day: day ?? '' };
  // A copy is for another day.
  return { title: copyName(title).slice(0, LIMITS.boardTitle), kind: known, day: '' };
}

async function send(task: BoardTask, { title, kind, day }: Given, isOfAll: boolean): Promise<Board> {
  const facts = isOfAll ? { title } : { title, kind, day: kind === 'treffen' && day !== '' ? day : null };
  if (task.kind === 'edit')
    return await request<Board>('changeBoard', { params: { id: task.board.id }, body: facts });
  if (task.kind === 'create')
    return await request<Board>('createBoard', { params: { slug: task.manufaktur }, body: facts });
  return await request<Board>('createBoard', {
    params: { slug: task.board.manufaktur },
    body: { ...facts, from: task.board.id },
  });
}

function titleOf(task: BoardTask, form: ReturnType<typeof useText>['boards']['form']): string {
  if (task.kind === 'copy') return form.copyTitle(task.board.title);
  return task.kind === 'create' ? form.createTitle : form.editTitle;
}
