export { createTokenEntrance, type TokenEntrance } from './entrance.ts';
export { tokenIn } from './request.ts';
export { tokenRoutes } from './routes.ts';
export { deleteAllTokens, deleteExampleTokens, listEndedTokens } from './store.ts';
export { socketsOf, tokenOf } from './token.ts';
