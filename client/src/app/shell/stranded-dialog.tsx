import { boardText } from '@geflecht/board-schema';
import type { ManufakturDetail, ProposalDetail } from '@geflecht/contract';
import { type DocumentAddress, documentName, notesParts, PROPOSAL_FRAGMENTS } from '@geflecht/domain';
import { wordsOf } from '@geflecht/editor';
import type { Stranded } from '@geflecht/sync';
import { AlertDialog, Button, Dialog, Icon, TextArea, toast } from '@geflecht/ui';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';

import { CopyButton } from '../../platform/copy-button.tsx';
import { useLive } from '../../platform/live.tsx';
import { useText } from '../../platform/text.tsx';

import styles from './stranded-dialog.module.css';

/** The words that could not be saved, to be copied, put into a file, or given up. */
export function StrandedDialog({
  stranded,
  onClose,
}: {
  readonly stranded: readonly Stranded[];
  readonly onClose: () => void;
}) {
  const { stranded: words } = useText().sync;
  return (
    <Dialog isOpen onOpenChange={onClose} title={words.title} size="large">
      <p>{words.lead}</p>
      <ul role="list" className={styles['list']}>
        {stranded.map((each) => (
          <li key={documentName(each.address)}>
            <StrandedDocument stranded={each} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function StrandedDocument({ stranded }: { readonly stranded: Stranded }) {
  const { stranded: words } = useText().sync;
  const queries = useQueryClient();
  const live = useLive();
  const [isAsked, setIsAsked] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const { address, refusal } = stranded;
  const title = titleOf(queries, address);
  const text = textOf(stranded);
  const discard = async (): Promise<void> => {
    setIsPending(true);
    await live?.discard(address);
    toast({ text: words.discarded });
  };
  return (
    <article className={styles['document']}>
      <h3 className={styles['title']}>
        {title === null ? words[address.kind] : words.named(words[address.kind], title)}
      </h3>
      <p className={styles['reason']}>{words[REASONS[refusal] ?? 'notPermitted']}</p>
      {text === '' ? (
        <p className={styles['reason']}>{words.noWords}</p>
      ) : (
        <TextArea label={words.words} value={text} rows={8} isReadOnly />
      )}
      <div className={styles['actions']}>
        {text !== '' && (
          <>
            <CopyButton text={text} label={words.copy} copiedLabel={words.copied} />
            <Button
              icon={<Icon icon={Download} size={16} />}
              onPress={() => saveFile(words.fileName(address.id), text)}
            >
              {words.file}
            </Button>
          </>
        )}
        <Button variant="quiet" onPress={() => setIsAsked(true)}>
          {words.discard}
        </Button>
      </div>
      <AlertDialog
        isOpen={isAsked}
        onOpenChange={setIsAsked}
        title={words.discardTitle}
        confirmLabel={words.discardNow}
        cancelLabel={words.keep}
        isPending={isPending}
        onConfirm={() => void discard()}
      >
        {words.discardBody}
      </AlertDialog>
    </article>
  );
}

/** What is not among them is a matter of rights. */
const REASONS: Partial<Record<Stranded['refusal'], 'gone' | 'tooLarge' | 'notTaken'>> = {
  unknown_id: 'gone',
  invalid_document_name: 'gone',
  document_too_large: 'tooLarge',
  invalid_message: 'notTaken',
};

function textOf({ address, doc }: Stranded): string {
  if (address.kind === 'proposal') return wordsOf(doc, PROPOSAL_FRAGMENTS);
  return boardText(doc)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The name by which the person knows the document, if it is still at hand. */
function titleOf(queries: QueryClient, address: DocumentAddress): string | null {
  if (address.kind === 'proposal') {
    return queries.getQueryData<ProposalDetail>(['proposal', address.id])?.proposal.title ?? null;
  }
  const { kind, id } = address;
  const of = kind === 'notes' ? notesParts(id).board : id;
  const found = queries
    .getQueriesData<ManufakturDetail>({ queryKey: ['manufaktur'] })
    .find(([, detail]) => detail?.boards.some((board) => board.id === of));
  return found?.[1]?.name ?? null;
}

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
