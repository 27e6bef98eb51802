/** No client reaches this many changes in its life; a forged length beyond it would swallow others' later edits. */
export const MOST_CLOCK = 2 ** 31;
/** More than anybody writes or deletes in one piece. */
export const MOST_LENGTH = 2 ** 24;
/** Yjs draws client ids from 32 bits. */
export const MOST_CLIENT = 2 ** 32;
/** Pieces of one frame: five thousand pasted notes have thirty thousand. */
export const MOST_PIECES = 100_000;
/** Authors one frame may bring that the document does not know: a client has one for each of its sessions. */
export const MOST_NEW_CLIENTS = 8;
/** Sessions in which one person may have written in one document: ten a day for a year. */
export const MOST_CLIENTS_OF_A_PERSON = 4096;
/** Authors of one document. What a join and each change cost grows with them. */
export const MOST_CLIENTS = 100_000;
/** Levels no honest text reaches; thousands of them overflow the stack of whoever reads or deletes such a tree. */
export const DEEPEST = 32;
/** Names at the top of a document; Yjs keeps each one it ever hears of, written to or not. */
export const MOST_ROOTS = 32;
/** Characters of the name of a root, a key, a block or a mark. */
export const LONGEST_NAME = 256;
/**
 * Steps that Yjs may take beside what it takes for every piece: passing over what others put into the same place,
 * moving the pieces of a row to make room for one. A million steps are about 50 ms. Six thousand corrections in a long
 * text, made without network and sent at once, take 1.3 million.
 */
export const MOST_EFFORT = 3_000_000;
