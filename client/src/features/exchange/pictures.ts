import type { BoardItem, ItemId } from '@geflecht/board-schema';
import type { ImageId } from '@geflecht/domain';

/** Pictures of images for an export: for a canvas themselves, for other files written down. */
export type Pictures = (id: ImageId) => LoadedPicture | undefined;

/** A picture that has come. `href` is empty where a canvas draws it. */
export type LoadedPicture = ImageBitmap & { readonly href: string };

/** What becomes of a picture: drawn on a canvas, or written down as its file or, where WebP is unknown, as a JPEG. */
export type PictureForm = 'canvas' | 'webp' | 'jpeg';

/** Longer side in pixels with which a picture comes into a PDF. */
const LONGEST = 1600;
const QUALITY = 0.88;

/**
 * Loads the pictures of all images among the items. What cannot be had is left out: its words stand in its place.
 * @param load the file of a picture, WebP
 */
export async function loadPictures(
  items: Iterable<BoardItem>,
  form: PictureForm,
  load: (image: ImageId) => Promise<Blob>,
): Promise<Pictures> {
  const wanted = new Set<ImageId>();
  for (const item of items) if (item.kind === 'image') wanted.add(item.image);
  const loaded = new Map<ImageId, LoadedPicture>();
  for (const id of wanted) {
    const picture = await loadPicture(id, form, load).catch(() => undefined);
    if (picture !== undefined) loaded.set(id, picture);
  }
  return (id) => loaded.get(id);
}

async function loadPicture(
  id: ImageId,
  form: PictureForm,
  load: (image: ImageId) => Promise<Blob>,
): Promise<LoadedPicture> {
  const file = await load(id);
  const bitmap = await createImageBitmap(file);
  if (form === 'canvas') return Object.assign(bitmap, { href: '' });
  const href = form === 'jpeg' ? jpegOf(bitmap) : await dataOf(file);
  return Object.assign(bitmap, { href });
}

function jpegOf(bitmap: ImageBitmap): string {
  const share = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * share));
  canvas.height = Math.max(1, Math.round(bitmap.height * share));
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('This browser offers no 2D canvas.');
  ctx.fillStyle = '#fff';
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', QUALITY);
}

async function dataOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return `data:image/webp;base64,${btoa(text)}`;
}

/** The items of an order. */
export function itemsOf(items: ReadonlyMap<ItemId, BoardItem>, ids: readonly ItemId[]): BoardItem[] {
  return ids.flatMap((id) => items.get(id) ?? []);
}
