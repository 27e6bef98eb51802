import { resolve } from 'node:path';

import * as v from 'valibot';

/** The settings of one process, read once at the start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** Carries what several nodes on one Postgres tell each other; `null` where there is one node. */
  readonly redisUrl: string | null;
  /** `null`: on until the first real admin is set up. */
  readonly demo: 'on' | 'off' | null;
  /** Origin under which people reach the product, without a trailing slash; `null` means whatever host they used. */
  readonly publicUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly logLevel: LogLevel;
  /** How many proxies in front of us are believed about the client's address; 0 believes none. */
  readonly trustedProxies: number;
  /** Lets other machines read the figures; `null`: only programs on this one may. */
  readonly metricsToken: string | null;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

function wholeNumber(lowest: number, highest: number) {
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,6}$/),
    v.transform(Number),
    v.minValue(lowest),
    v.maxValue(highest),
  );
}

function address(...protocols: string[]) {
  return v.pipe(
    v.string(),
    v.check((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol)),
  );
}

const publicUrlSchema = v.pipe(
  address('http:', 'https:'),
  v.transform((value) => new URL(value)),
  v.check((url) => url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''),
  v.transform((url) => url.origin),
);

/** One variable: how it is read, and what a person who set it wrongly is told to write instead. */
const VARIABLES = {
  PORT: {
    schema: wholeNumber(0, 65_535),
    fallback: '3000',
    expected: 'eine Zahl von 0 bis 65535 / a number from 0 to 65535',
  },
  HOST: {
    schema: v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:_-]{1,253}$/)),
    fallback: '127.0.0.1',
    expected: 'eine Adresse dieses Rechners, z. B. 127.0.0.1 oder 0.0.0.0 / an address of this machine',
  },
  GEFLECHT_DATA: {
    schema: v.pipe(
      v.string(),
      v.minLength(1),
      v.transform((path) => resolve(path)),
    ),
    fallback: './data',
    expected: 'ein Ordner / a folder',
  },
  DATABASE_URL: {
    schema: address('postgres:', 'postgresql:'),
    fallback: null,
    expected: 'postgres://nutzer:passwort@rechner:5432/datenbank / a postgres:// address',
  },
  REDIS_URL: {
    schema: address('redis:', 'rediss:'),
    fallback: null,
    expected: 'redis://nutzer:passwort@rechner:6379 / a redis:// or rediss:// address',
  },
  GEFLECHT_DEMO: { schema: v.picklist(['on', 'off']), fallback: null, expected: 'on oder off / on or off' },
  GEFLECHT_PUBLIC_URL: {
    schema: publicUrlSchema,
    fallback: null,
    expected: 'https://rechner ohne Pfad / an https:// origin without a path',
  },
  SMTP_URL: {
    schema: address('smtp:', 'smtps:'),
    fallback: null,
    expected: 'smtp://nutzer:passwort@rechner:587 / an smtp:// or smtps:// address',
  },
  MAIL_FROM: {
    schema: v.pipe(v.string(), v.regex(/^[^\r\n]{0,120}[^\s@<>]+@[^\s@<>]+>?$/)),
    fallback: 'Geflecht <geflecht@localhost.localdomain>',
    expected: 'eine Absenderadresse, z. B. Geflecht <post@example.org> / a sender address',
  },
  LOG_LEVEL: { schema: v.picklist(LOG_LEVELS), fallback: 'info', expected: LOG_LEVELS.join(', ') },
  GEFLECHT_PROXIES: {
    schema: wholeNumber(0, 8),
    fallback: '0',
    expected: 'Zahl der vorgeschalteten Proxys, 0 bis 8 / number of proxies in front, 0 to 8',
  },
  GEFLECHT_METRICS_TOKEN: {
    schema: v.pipe(v.string(), v.regex(/^[\w.~+/-]{16,200}=*$/)),
    fallback: null,
    expected: 'mindestens 16 Zeichen A–Z a–z 0–9 - . _ ~ + / / at least 16 of these characters',
  },
} as const;

/** A variable that cannot be used; the message is the one line the person who starts the program reads. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

function read<Name extends keyof typeof VARIABLES>(
  environment: NodeJS.ProcessEnv,
  name: Name,
): v.InferOutput<(typeof VARIABLES)[Name]['schema']> | null {
  const { schema, fallback, expected } = VARIABLES[name];
  // An empty variable is what a compose file leaves behind for "not set".
  const given = environment[name] === '' ? undefined : environment[name];
  const value = given ?? fallback;
  if (value === null) return null;
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new ConfigError(`${name}=${shown(name, value)}: erwartet / expected: ${expected}`);
}

/** A database or mail address may hold a password; it is not repeated on the screen. */
const SECRET: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'REDIS_URL',
  'SMTP_URL',
  'GEFLECHT_METRICS_TOKEN',
]);

function shown(name: string, value: string): string {
  return SECRET.has(name) ? '…' : JSON.stringify(value.slice(0, 80));
}

function required<T>(value: T | null): T {
  if (value === null) throw new Error('a variable with a fallback has no value');
  return value;
}

/** Reads the settings; throws a ConfigError that names the variable and what it should be. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const publicUrl = read(environment, 'GEFLECHT_PUBLIC_URL');
  const smtpUrl = read(environment, 'SMTP_URL');
  if (smtpUrl !== null && publicUrl === null) {
    const { expected } = VARIABLES.GEFLECHT_PUBLIC_URL;
    throw new ConfigError(
      `GEFLECHT_PUBLIC_URL fehlt für Links in E-Mails / is missing for links in mails: ${expected}`,
    );
  }
  const databaseUrl = read(environment, 'DATABASE_URL');
  const redisUrl = read(environment, 'REDIS_URL');
  if (redisUrl !== null && databaseUrl === null) {
    const { expected } = VARIABLES.DATABASE_URL;
    throw new ConfigError(
      `DATABASE_URL fehlt: mehrere Knoten (REDIS_URL) brauchen eine gemeinsame Postgres / is missing, which several nodes (REDIS_URL) share: ${expected}`,
    );
  }
  return {
    port: required(read(environment, 'PORT')),
    host: required(read(environment, 'HOST')),
    dataDir: required(read(environment, 'GEFLECHT_DATA')),
    databaseUrl,
    redisUrl,
    demo: read(environment, 'GEFLECHT_DEMO'),
    publicUrl,
    smtpUrl,
    mailFrom: required(read(environment, 'MAIL_FROM')),
    logLevel: required(read(environment, 'LOG_LEVEL')),
    trustedProxies: required(read(environment, 'GEFLECHT_PROXIES')),
    metricsToken: read(environment, 'GEFLECHT_METRICS_TOKEN'),
  };
}
