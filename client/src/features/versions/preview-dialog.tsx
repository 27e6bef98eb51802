import type { VersionContent } from '@geflecht/contract';
import type { DocumentVersion } from '@geflecht/domain';
import { versionLabel } from '@geflecht/i18n';
import { documentFromState, type LiveDocument } from '@geflecht/sync';
import { Banner, Button, Dialog, Icon, IconButton, LoadingRegion, SkeletonText } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { Bookmark, ChevronDown, ChevronUp, Equal, RotateCcw } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';

import { usePeople } from '../../app/queries.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { useRename } from './changes.ts';
import { aboutVersion, isSame } from './facts.ts';
import { NameForm } from './name-form.tsx';
import { versionQuery } from './queries.ts';
import { RestoreDialog } from './restore-dialog.tsx';

import styles from './versions.module.css';

/** Draws a document that nobody else has. */
export type ShowContent = (
  doc: LiveDocument['doc'],
  about: { readonly label: string; readonly difference: VersionContent['difference'] },
) => ReactNode;

export interface PreviewDialogProps {
  readonly version: DocumentVersion;
  readonly canWrite: boolean;
  readonly show: ShowContent;
  /** The neighbours in the list. */
  readonly newer: DocumentVersion | undefined;
  readonly older: DocumentVersion | undefined;
  readonly onShow: (version: DocumentVersion) => void;
  readonly onClose: () => void;
}

/** What a document held in one version. */
export function PreviewDialog({
  version,
  canWrite,
  show,
  newer,
  older,
  onShow,
  onClose,
}: PreviewDialogProps) {
  const text = useText();
  const { preview } = text.versions;
  const language = useLanguage();
  const people = usePeople();
  const label = versionLabel(language, version);
  const content = useQuery(versionQuery(version.id));
  const [restoring, setRestoring] = useState(false);
  const [naming, setNaming] = useState(false);
  const namer = useRef<HTMLButtonElement>(null);
  const stopNaming = (): void => {
    setNaming(false);
    requestAnimationFrame(() => namer.current?.focus());
  };
  const go = (to: DocumentVersion): void => {
    setNaming(false);
    onShow(to);
  };
  const same = content.data !== undefined && isSame(content.data.difference);
  const about = aboutVersion(version, language, text, (person) => people.name(person));

  return (
    <Dialog
      isOpen
      size="large"
      title={preview.title(label)}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      actions={
        canWrite ? (
          <Button
            variant="primary"
            icon={<Icon icon={RotateCcw} />}
            isDisabled={content.data === undefined || same}
            onPress={() => setRestoring(true)}
          >
            {preview.restore}
          </Button>
        ) : (
          <p className={styles['soft']}>{preview.readOnly}</p>
        )
      }
    >
      <div className={styles['preview']}>
        <div className={styles['facts']}>
          <p className={styles['soft']}>{about.join(' · ')}</p>
          {canWrite && !naming && (
            <Button
              ref={namer}
              size="small"
              icon={<Icon icon={Bookmark} size={16} />}
              onPress={() => setNaming(true)}
            >
              {version.name === null ? text.versions.naming.this : text.versions.naming.rename}
            </Button>
          )}
          {(newer ?? older) !== undefined && (
            <span className={styles['neighbours']}>
              <IconButton
                label={preview.newer}
                icon={<Icon icon={ChevronUp} />}
                isDisabled={newer === undefined}
                onPress={() => newer && go(newer)}
              />
              <IconButton
                label={preview.older}
                icon={<Icon icon={ChevronDown} />}
                isDisabled={older === undefined}
                onPress={() => older && go(older)}
              />
            </span>
          )}
        </div>
        {naming && <Rename version={version} onClose={stopNaming} />}
        {same && (
          <p className={styles['same']}>
            <Icon icon={Equal} size={16} /> {preview.same}
          </p>
        )}
        {content.isPending && (
          <LoadingRegion>
            <SkeletonText lines={8} />
          </LoadingRegion>
        )}
        {content.isError && (
          <Banner tone="danger" isAnnounced>
            {sentenceOf(content.error)}
          </Banner>
        )}
        {content.data && <Content content={content.data} label={label} show={show} />}
      </div>
      {restoring && content.data && (
        <RestoreDialog
          version={version}
          difference={content.data.difference}
          onDone={() => {
            setRestoring(false);
            onClose();
          }}
          onCancel={() => setRestoring(false)}
        />
      )}
    </Dialog>
  );
}

function Content({
  content: { state, difference },
  label,
  show,
}: {
  readonly content: VersionContent;
  readonly label: string;
  readonly show: ShowContent;
}) {
  const doc = useMemo(() => documentFromState(state), [state]);
  return show(doc, { label, difference });
}

function Rename({ version, onClose }: { readonly version: DocumentVersion; readonly onClose: () => void }) {
  const { naming } = useText().versions;
  const rename = useRename(version.id, onClose);
  return (
    <NameForm
      hint={naming.hint}
      name={version.name ?? ''}
      isPending={rename.isPending}
      problem={rename.error === null ? null : sentenceOf(rename.error)}
      onSave={(words) => rename.mutate(words)}
      onCancel={onClose}
    />
  );
}
