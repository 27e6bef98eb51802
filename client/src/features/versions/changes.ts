import type { RestoredVersion } from '@geflecht/contract';
import type { SharedAddress, DocumentVersion, VersionId } from '@geflecht/domain';
import { catalogueOf, type Language, versionLabel } from '@geflecht/i18n';
import { toast } from '@geflecht/ui';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';

import { versionsKey } from '../../app/queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { useLanguage, useText } from '../../platform/text.tsx';

/** Names the present state of a document. */
export function useNameNow(address: SharedAddress, onDone: () => void) {
  return useNaming(
    (name) =>
      request<DocumentVersion>('nameVersion', {
        params: { kind: address.kind, id: address.id },
        body: { name },
      }),
    onDone,
  );
}

/** Gives a version that is there a name, or another one. */
export function useRename(id: VersionId, onDone: () => void) {
  return useNaming(
    (name) => request<DocumentVersion>('renameVersion', { params: { id }, body: { name } }),
    onDone,
  );
}

function useNaming(send: (name: string) => Promise<DocumentVersion>, onDone: () => void) {
  const { naming } = useText().versions;
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (version) => {
      await refresh(queries, version);
      toast({ text: naming.done(version.name ?? '') });
      onDone();
    },
  });
}

/** Restores a version; afterwards one can take it back right away. */
export function useRestore(onDone: () => void) {
  const language = useLanguage();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (version: DocumentVersion) => restore(version.id),
    onSuccess: async ({ before }, version) => {
      await refresh(queries, version);
      tellRestored(queries, language, version, before);
      onDone();
    },
  });
}

async function restore(id: VersionId): Promise<RestoredVersion> {
  return await request<RestoredVersion>('restoreVersion', { params: { id }, body: {} });
}

function tellRestored(
  queries: QueryClient,
  language: Language,
  version: DocumentVersion,
  before: DocumentVersion | null,
): void {
  const { versions: text } = catalogueOf(language);
  if (before === null) {
    toast({ text: text.already });
    return;
  }
  toast({
    text: text.restored(versionLabel(language, version)),
    action: {
      label: text.undo,
      // The panel may be gone by then; the way back is a version like any other.
      onPress: () => {
        restore(before.id)
          .then(async () => {
            await refresh(queries, before);
            toast({ text: text.undone });
          })
          .catch((error: unknown) => toast({ text: sentenceOf(error), tone: 'danger' }));
      },
    },
  });
}

async function refresh(queries: QueryClient, { id, document }: DocumentVersion): Promise<void> {
  await queries.invalidateQueries({ queryKey: ['version', id] });
  await queries.invalidateQueries({ queryKey: versionsKey(document) });
}
