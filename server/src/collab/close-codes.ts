/** Close codes of the WebSocket registry (RFC 6455, 7.4.1) that the product sends; its own are in the contract. */
export const CLOSE_CODE = {
  /** What a client did wrong. */
  invalidPayload: 1007,
  internalError: 1011,
  serviceRestart: 1012,
  tryAgainLater: 1013,
} as const;
