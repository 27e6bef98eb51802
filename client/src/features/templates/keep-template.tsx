import type { Board, ItemId } from '@geflecht/board-schema';
import type { BoardTemplate, ManufakturSlug } from '@geflecht/domain';
import { Banner, Button, Dialog, toast } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import { request } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import { keepableOf } from './keepable.ts';
import { templatesQuery } from './queries.ts';
import { TemplateForm } from './template-form.tsx';

export interface KeepTemplateProps {
  readonly board: Board;
  readonly selection: readonly ItemId[];
  readonly manufaktur: ManufakturSlug;
  readonly onClose: () => void;
}

/** Makes a template of what is selected. */
export function KeepTemplate({ board, selection, manufaktur, onClose }: KeepTemplateProps) {
  const text = useText().templates;
  const queries = useQueryClient();
  // As it was when asked: others may go on while one thinks of a name.
  const { fragment, notes, name } = useMemo(() => {
    const { ids, leavesBehind } = keepableOf(board, selection);
    const [first] = selection.flatMap((id) => board.get(id) ?? []);
    return {
      fragment: board.copy(ids),
      notes: [text.form.parts(ids.length), ...(leavesBehind ? [text.form.leftBehind] : [])],
      name: first !== undefined && 'text' in first ? first.text.trim().split('\n', 1)[0] : undefined,
    };
  }, [board, selection, text]);
  const keep = useMutation({
    mutationFn: (given: { readonly title: string; readonly howTo: string }) =>
      request<BoardTemplate>('createTemplate', {
        params: { slug: manufaktur },
        body: { ...given, fragment },
      }),
    onSuccess: (template) => {
      void queries.invalidateQueries({ queryKey: templatesQuery.queryKey });
      toast({ text: text.kept(template.title) });
      onClose();
    },
  });
  if (fragment.items.length === 0) {
    return (
      <Dialog
        isOpen
        onOpenChange={onClose}
        title={text.form.title}
        actions={<Button onPress={onClose}>{text.form.cancel}</Button>}
      >
        <Banner tone="caution">{text.form.nothing}</Banner>
      </Dialog>
    );
  }
  return (
    <TemplateForm
      title={text.form.title}
      button={text.form.save}
      notes={notes}
      begins={{ title: name?.slice(0, 80) ?? '', howTo: '' }}
      isPending={keep.isPending}
      error={keep.error}
      onSubmit={keep.mutate}
      onClose={onClose}
    />
  );
}
