import type { VersionDifference } from '@geflecht/contract';
import type { DocumentVersion } from '@geflecht/domain';
import { versionLabel } from '@geflecht/i18n';
import { AlertDialog, Banner } from '@geflecht/ui';

import { sentenceOf } from '../../platform/api.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { useRestore } from './changes.ts';
import { effectsOf } from './facts.ts';

import styles from './versions.module.css';

export interface RestoreDialogProps {
  readonly version: DocumentVersion;
  readonly difference: VersionDifference;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** What will happen to everybody's document, before it happens. */
export function RestoreDialog({ version, difference, onDone, onCancel }: RestoreDialogProps) {
  const text = useText();
  const { confirm } = text.versions;
  const language = useLanguage();
  const restore = useRestore(onDone);
  return (
    <AlertDialog
      isOpen
      tone="neutral"
      title={confirm.title(versionLabel(language, version))}
      confirmLabel={confirm.confirm}
      cancelLabel={confirm.cancel}
      isPending={restore.isPending}
      onOpenChange={(open) => {
        if (!open) onCancel();
      }}
      onConfirm={() => restore.mutate(version)}
    >
      <div className={styles['confirm']}>
        {restore.isError && (
          <Banner tone="danger" isAnnounced>
            {sentenceOf(restore.error)}
          </Banner>
        )}
        <p>{confirm[difference.kind]}</p>
        <ul className={styles['effects']}>
          {effectsOf(difference, text).map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        {difference.kind === 'proposal' && <p>{confirm.untouched}</p>}
        <p>{confirm.kept}</p>
      </div>
    </AlertDialog>
  );
}
