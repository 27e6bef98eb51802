import { createHash } from 'node:crypto';

import { accepted, type ImageId, refused, type Result } from '@geflecht/domain';
import sharp from 'sharp';

import { fileTypeOf } from './file-type.ts';
import type { NewImage } from './store.ts';

/** Pixels of the longer side a picture is kept with. */
const LONGEST = 2400;
/** Pixels a file may unfold to: beyond it memory is what an attacker is after. */
const MOST_PIXELS = 50_000_000;
/** Seconds for one picture. */
const LONGEST_WORK = 20;
const QUALITY = 82;

// Everything the decoder knows beyond these formats is closed: SVG, PDF, TIFF, and whatever comes with a later version.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
sharp.cache(false);
// The processors are there for people first.
sharp.concurrency(1);

/**
 * Makes a picture of a file: the first frame, upright, at most 2400 pixels long, as WebP without anything the camera
 * wrote about place and device. Nothing of the file itself is kept. The same file always gives the same picture.
 */
export async function encodeImage(file: Uint8Array): Promise<Result<NewImage>> {
  const type = fileTypeOf(file);
  if (type === undefined) return refused('image_type_unknown');
  try {
    const header = await sharp(file, { limitInputPixels: false }).metadata();
    if (header.format !== type) return refused('image_type_unknown');
    if (header.width * header.height > MOST_PIXELS) return refused('image_too_many_pixels');
    const { data, info } = await sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .timeout({ seconds: LONGEST_WORK })
      .autoOrient()
      .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY, smartSubsample: true })
      .toBuffer({ resolveWithObject: true });
    const id = createHash('sha256').update(data).digest('hex') as ImageId;
    return accepted({ id, width: info.width, height: info.height, content: data });
  } catch {
    // The decoder tells what is wrong with a file only by throwing, and in words of its own.
    return refused('image_broken');
  }
}
