/** Upper bounds of what a client may send, in UTF-16 code units unless said otherwise. */
export const LIMITS = {
  name: 80,
  email: 254,
  password: 200,
  passwordMinimum: 10,
  title: 160,
  summary: 600,
  reason: 1000,
  search: 120,
  versionName: 80,
  tokenName: 80,
  /** Living access tokens of one person. */
  tokens: 20,
  /** Versions in one answer. */
  versionPage: 50,
  /** Bytes of one HTTP body. */
  body: 64 * 1024,
  /** Bytes of one socket frame. */
  frame: 1024 * 1024,
} as const;
