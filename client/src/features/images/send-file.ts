import { IMAGE_TYPES, LIMITS, type StoredImage } from '@geflecht/contract';
import type { BoardId } from '@geflecht/domain';

import { addressOf, OfflineError, refusalOf } from '../../platform/api.ts';

/** Why a file is not even sent. */
export type Unfit = 'image_too_large' | 'image_type_unknown';

/** What is to be seen without asking the server; it looks at the bytes itself. */
export function unfit(file: Pick<File, 'size' | 'type'>): Unfit | undefined {
  const types: readonly string[] = IMAGE_TYPES;
  if (!types.includes(file.type)) return 'image_type_unknown';
  return file.size > LIMITS.image ? 'image_too_large' : undefined;
}

/**
 * Sends a file to be kept as a picture of a board. `progress` is told the share that is on its way, 0 to 1.
 * @throws ApiProblem when the server refuses, OfflineError when it cannot be reached
 */
export async function sendFile(
  board: BoardId,
  file: File,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<StoredImage> {
  const [method, address] = addressOf('keepImage', { params: { id: board } });
  // `fetch` does not tell how much of a body has gone out.
  const request = new XMLHttpRequest();
  const answer = new Promise<Response>((done, failed) => {
    request.addEventListener('load', () => {
      done(new Response(request.response as Blob, { status: request.status }));
    });
    request.addEventListener('error', () => failed(new OfflineError()));
    request.addEventListener('abort', () => failed(signal.reason as Error));
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) progress(loaded / total);
    });
  });
  request.open(method, address);
  request.responseType = 'blob';
  request.setRequestHeader('content-type', file.type);
  const abort = (): void => request.abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    request.send(file);
    const got = await answer;
    if (!got.ok) throw await refusalOf(got);
    return (await got.json()) as StoredImage;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
