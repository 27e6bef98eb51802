export { ImagesLayer } from './images-layer.tsx';
export { decodeImage, fetchImage, pictureBudget } from './loading.ts';
export { createPictureSource } from './picture-source.ts';
export { useImages } from './use-images.ts';
