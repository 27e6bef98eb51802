import { hash, verify } from '@node-rs/argon2';

/** OWASP's second choice of argon2id (the library's default kind): 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** More at once would let a burst of sign-ins take the memory and the threads that everybody else needs. */
const AT_ONCE = 2;

export interface Passwords {
  hash(password: string): Promise<string>;
  /** `null` stands for "no such account": it takes as long as a real check and is always false. */
  matches(stored: string | null, password: string): Promise<boolean>;
}

/** Hashing and checking of passwords, a few at a time. */
export function createPasswords(): Passwords {
  const waiting: (() => void)[] = [];
  let running = 0;
  let decoy: Promise<string> | undefined;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  return {
    hash: async (password) => await inTurn(async () => await hash(password, OPTIONS)),
    async matches(stored, password) {
      decoy ??= inTurn(async () => await hash('nobody signs in with this', OPTIONS));
      const against = stored ?? (await decoy);
      const same = await inTurn(async () => await verify(against, password));
      return same && stored !== null;
    },
  };
}
