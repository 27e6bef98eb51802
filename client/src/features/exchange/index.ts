export { copyPicture, mayCopyPicture } from './copy-picture.ts';
export { Exchange, useExchange } from './exchange.tsx';
