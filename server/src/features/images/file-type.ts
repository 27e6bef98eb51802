/** Formats that can become a picture, as the decoder calls them. */
export type FileType = 'png' | 'jpeg' | 'webp' | 'gif' | 'heif';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
/** Brands of AVIF; what phones call HEIC has the same box with others, and a codec we do not have. */
const AVIF: ReadonlySet<string> = new Set(['avif', 'avis']);
/** Bytes of the first box that are looked at for compatible brands. */
const MOST_BRANDS = 256;

/** What a file is by its first bytes, or `undefined`. Names and media types are only claims. */
export function fileTypeOf(bytes: Uint8Array): FileType | undefined {
  const begins = (signs: readonly number[]): boolean => signs.every((sign, at) => bytes[at] === sign);
  if (begins(PNG)) return 'png';
  if (begins(JPEG)) return 'jpeg';
  if (lettersAt(bytes, 0) === 'RIFF' && lettersAt(bytes, 8) === 'WEBP') return 'webp';
  if (lettersAt(bytes, 0) === 'GIF8') return 'gif';
  if (lettersAt(bytes, 4) === 'ftyp' && brandsOf(bytes).some((brand) => AVIF.has(brand))) return 'heif';
  return undefined;
}

function brandsOf(bytes: Uint8Array): readonly string[] {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const end = Math.min(length, bytes.byteLength, MOST_BRANDS);
  const brands = [lettersAt(bytes, 8)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(lettersAt(bytes, at));
  return brands;
}

function lettersAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
