import { type BoardId, type ImageId } from '@geflecht/domain';

import { addressOf, refusalOf } from '../../platform/api.ts';

/** The file of a picture, WebP. Rejects when it cannot be had. */
export async function fetchImage(board: BoardId, image: ImageId, signal?: AbortSignal): Promise<Blob> {
  const [, address] = addressOf('image', { params: { id: board, image } });
  const answer = await fetch(address, { ...(signal && { signal }) });
  if (!answer.ok) throw await refusalOf(answer);
  return await answer.blob();
}

/** A picture as the canvas draws it, no larger than `side` pixels on its longer side. */
export async function decodeImage(
  board: BoardId,
  image: ImageId,
  side: number,
  signal?: AbortSignal,
): Promise<ImageBitmap> {
  const whole = await createImageBitmap(await fetchImage(board, image, signal));
  const share = side / Math.max(whole.width, whole.height);
  if (share >= 1) return whole;
  const small = await createImageBitmap(whole, {
    resizeWidth: Math.max(1, Math.round(whole.width * share)),
    resizeHeight: Math.max(1, Math.round(whole.height * share)),
    resizeQuality: 'high',
  });
  whole.close();
  return small;
}

/** The bytes that decoded pictures may take: less where there is little memory. */
export function pictureBudget(): number {
  const gigabytes = (navigator as { readonly deviceMemory?: number }).deviceMemory ?? 4;
  return gigabytes <= 4 ? 96_000_000 : 256_000_000;
}
