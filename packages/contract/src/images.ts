import { boardIdSchema, type ImageId } from '@geflecht/domain';
import * as v from 'valibot';

/** Media types of files that can become a picture; the server looks at the bytes, never at the name. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'] as const;

/** A picture as a board keeps it. The same content has the same id wherever it lies. */
export interface StoredImage {
  readonly id: ImageId;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** A picture that lies on another board is wanted on this one, too. */
export const takeImageBody = v.strictObject({ from: boardIdSchema });
