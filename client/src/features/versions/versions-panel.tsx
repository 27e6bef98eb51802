import { type SharedAddress, type ManufakturSlug, type VersionId, versionAccess } from '@geflecht/domain';
import { Banner, Button, EmptyState, Icon, LoadingRegion, Panel, SkeletonRows } from '@geflecht/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Bookmark, History } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { useSession } from '../../app/queries.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import { useNameNow } from './changes.ts';
import { NameForm } from './name-form.tsx';
import { PreviewDialog, type ShowContent } from './preview-dialog.tsx';
import { versionsQuery } from './queries.ts';
import { VersionList } from './version-list.tsx';

import styles from './versions.module.css';

export interface VersionsPanelProps {
  readonly address: SharedAddress;
  readonly manufaktur: ManufakturSlug;
  /** Shows what a document held, to be looked at and nothing else. */
  readonly show: ShowContent;
  /** Floats over the work (a board) instead of over the page; its parent is positioned. */
  readonly isFloating?: boolean;
  readonly onClose: () => void;
}

/** The earlier versions of a board or a text, beside it: look at them, name them, bring one back. */
export function VersionsPanel({
  address,
  manufaktur,
  show,
  isFloating = false,
  onClose,
}: VersionsPanelProps) {
  const text = useText().versions;
  const { actor } = useSession();
  const found = useInfiniteQuery(versionsQuery(address));
  const versions = found.data?.pages.flat() ?? [];
  const [shown, setShown] = useState<VersionId | null>(null);
  const place = versions.findIndex(({ id }) => id === shown);
  const version = versions[place];
  const canWrite = versionAccess(actor, address.kind, manufaktur) === 'write';
  const frame = useFocusInside();

  return (
    <div ref={frame} data-beside-board tabIndex={-1} className={styles['frame']}>
      <Panel
        title={text.title}
        isFloating={isFloating}
        onClose={onClose}
        className={isFloating ? undefined : styles['panel']}
      >
        <div className={styles['content']}>
          <p className={styles['soft']}>{text.intro[address.kind]}</p>
          {canWrite && <NameNow address={address} />}
          {found.isPending && (
            <LoadingRegion>
              <SkeletonRows count={5} />
            </LoadingRegion>
          )}
          {found.isError && (
            <Banner
              tone="danger"
              isAnnounced
              action={
                <Button size="small" onPress={() => void found.refetch()}>
                  {text.again}
                </Button>
              }
            >
              {sentenceOf(found.error)}
            </Banner>
          )}
          {found.isSuccess && versions.length === 0 && (
            <EmptyState icon={History} title={text.empty.title}>
              {text.empty.body} {canWrite && text.empty.orName}
            </EmptyState>
          )}
          <VersionList versions={versions} onShow={({ id }) => setShown(id)} />
          {found.hasNextPage && (
            <Button isPending={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
              {text.older}
            </Button>
          )}
        </div>
      </Panel>
      {version !== undefined && (
        <PreviewDialog
          version={version}
          canWrite={canWrite}
          show={show}
          newer={versions[place - 1]}
          older={versions[place + 1]}
          onShow={({ id }) => setShown(id)}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  );
}

/** The present state gets a name, in place. */
function NameNow({ address }: { readonly address: SharedAddress }) {
  const { naming } = useText().versions;
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const name = useNameNow(address, close);
  if (!open) {
    return (
      <div>
        <Button
          ref={opener}
          icon={<Icon icon={Bookmark} />}
          onPress={() => {
            name.reset();
            setOpen(true);
          }}
        >
          {naming.now}
        </Button>
      </div>
    );
  }
  return (
    <NameForm
      hint={naming.hintNow}
      isPending={name.isPending}
      problem={name.error === null ? null : sentenceOf(name.error)}
      onSave={(words) => name.mutate(words)}
      onCancel={close}
    />
  );
}

/** Brings the focus here, and back to where it was when this goes away. */
function useFocusInside() {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    frame.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return frame;
}
