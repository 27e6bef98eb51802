import type { BoardEngine } from '@geflecht/board-engine';
import { type Board, checkFragment } from '@geflecht/board-schema';
import { type BoardTemplate, may } from '@geflecht/domain';
import { Button, toast } from '@geflecht/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useSession } from '../../app/queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import { templateQuery, templatesQuery } from './queries.ts';
import { TemplateEntry } from './template-entry.tsx';
import { TemplateForm } from './template-form.tsx';
import { useInsert } from './use-insert.ts';

import styles from './templates.module.css';

export interface OwnTemplateProps {
  readonly engine: BoardEngine;
  readonly board: Board;
  readonly readOnly: boolean;
  readonly template: BoardTemplate;
  readonly onInserted: () => void;
}

/** A template that a Manufaktur keeps; who made it, or steers the work there, changes it and puts it away. */
export function OwnTemplate({ engine, board, readOnly, template, onInserted }: OwnTemplateProps) {
  const text = useText().templates;
  const { id, title, howTo } = template;
  const queries = useQueryClient();
  const [wasOpened, setOpened] = useState(false);
  const [isEdited, setEdited] = useState(false);
  const mayChange = useMayChange(template);
  const insert = useInsert(engine, board, onInserted);
  const { data } = useQuery({ ...templateQuery(id), enabled: wasOpened });
  const fetchAndInsert = useMutation({
    mutationFn: () => queries.ensureQueryData(templateQuery(id)),
    onSuccess: ({ fragment }) => insert(title, checkFragment(fragment)),
    onError: (error) => toast({ text: sentenceOf(error), tone: 'danger' }),
  });
  const reload = (): void => void queries.invalidateQueries({ queryKey: templatesQuery.queryKey });
  const putAway = useMutation({
    mutationFn: (isPutAway: boolean) =>
      request<BoardTemplate>('changeTemplate', { params: { id }, body: { isPutAway } }),
    onSuccess: (_, isPutAway) => {
      reload();
      if (!isPutAway) return;
      toast({
        text: text.wasPutAway(title),
        action: { label: text.undo, onPress: () => putAway.mutate(false) },
      });
    },
    onError: (error) => toast({ text: sentenceOf(error), tone: 'danger' }),
  });
  const change = useMutation({
    mutationFn: (given: { readonly title: string; readonly howTo: string }) =>
      request<BoardTemplate>('changeTemplate', { params: { id }, body: given }),
    onSuccess: () => {
      reload();
      setEdited(false);
    },
  });
  return (
    <TemplateEntry
      title={title}
      howTo={howTo === '' ? undefined : <p className={styles['howTo']}>{howTo}</p>}
      fragment={data === undefined ? undefined : checkFragment(data.fragment)}
      isPending={fetchAndInsert.isPending}
      onInsert={readOnly ? undefined : () => fetchAndInsert.mutate()}
      onOpen={() => setOpened(true)}
    >
      {mayChange && (
        <>
          <Button
            size="small"
            variant="quiet"
            aria-label={text.changeOf(title)}
            onPress={() => setEdited(true)}
          >
            {text.change}
          </Button>
          <Button
            size="small"
            variant="quiet"
            aria-label={text.putAwayOf(title)}
            isPending={putAway.isPending}
            onPress={() => putAway.mutate(true)}
          >
            {text.putAway}
          </Button>
        </>
      )}
      {isEdited && (
        <TemplateForm
          title={text.form.editTitle}
          button={text.form.change}
          begins={{ title, howTo }}
          isPending={change.isPending}
          error={change.error}
          onSubmit={change.mutate}
          onClose={() => setEdited(false)}
        />
      )}
    </TemplateEntry>
  );
}

function useMayChange({ manufaktur, madeBy }: BoardTemplate): boolean {
  const { actor } = useSession();
  if (may(actor, 'tend_templates', { manufaktur }) === 'yes') return true;
  return madeBy === actor.person && may(actor, 'keep_template', { manufaktur }) === 'yes';
}
