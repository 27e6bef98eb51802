/** The settings of one process, read once at the start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** `null`: on until the first real admin is set up. */
  readonly demo: 'on' | 'off' | null;
  /** Origin under which people reach the product, without a trailing slash. */
  readonly publicUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** How many proxies in front of us may be believed about the client's address; 0 believes none. */
  readonly trustedProxies: number;
}
