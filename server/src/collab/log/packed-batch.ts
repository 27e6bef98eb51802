import type { PersonId } from '@geflecht/domain';

import type { Append } from './document-log.ts';
import { joinBytes, type JoinedBytes, splitBytes } from './joined-bytes.ts';

/** A batch on its way to the thread that writes: few objects, the bytes in one piece. */
export interface PackedBatch {
  readonly at: string;
  readonly documents: readonly string[];
  /** Place in `documents`, of each update. */
  readonly documentOf: readonly number[];
  readonly updates: JoinedBytes;
  readonly leases: readonly { readonly place: number; readonly client: number; readonly person: PersonId }[];
}

/** What lies in one batch of one document, in order. */
export interface DocumentPart {
  readonly document: string;
  readonly entries: { readonly place: number; readonly update: Uint8Array }[];
}

export function packBatch(batch: readonly Append[], at: Date): PackedBatch {
  const places = new Map<string, number>();
  const documentOf = batch.map(({ document }) => {
    const known = places.get(document);
    if (known !== undefined) return known;
    places.set(document, places.size);
    return places.size - 1;
  });
  return {
    at: at.toISOString(),
    documents: [...places.keys()],
    documentOf,
    updates: joinBytes(batch.map(({ update }) => update)),
    leases: batch.flatMap(({ leases }, place) =>
      leases.map(({ client, person }) => ({ place, client, person })),
    ),
  };
}

export function partsOf({ documents, documentOf, updates }: PackedBatch): DocumentPart[] {
  const parts = documents.map((document): DocumentPart => ({ document, entries: [] }));
  splitBytes(updates).forEach((update, place) =>
    parts[documentOf[place] ?? 0]?.entries.push({ place, update }),
  );
  return parts;
}
