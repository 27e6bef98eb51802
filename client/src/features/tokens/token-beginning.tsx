import { ACCESS_TOKEN_PREFIX } from '@geflecht/contract';
import type { AccessTokenId } from '@geflecht/domain';

import styles from './tokens.module.css';

/** As much of the id as tells one's own keys apart. */
const SHOWN = 6;

/** How a token begins where it is in use. It holds nothing of the secret. */
export function TokenBeginning({ id }: { readonly id: AccessTokenId }) {
  return <code className={styles['beginning']}>{`${ACCESS_TOKEN_PREFIX}${id.slice(0, SHOWN)}…`}</code>;
}
