/** The two databases the product runs on; every store behaves the same on both. */
export type DialectName = 'sqlite' | 'postgres';
