import { PLAIN_SOCKET_PATH } from '@geflecht/contract';
import { Banner, TextArea, TextField } from '@geflecht/ui';
import type { FocusEvent } from 'react';

import { useText } from '../../platform/text.tsx';

import styles from './tokens.module.css';

const selectAll = (event: FocusEvent): void => {
  const { target } = event;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.select();
};

/** The only time a token is shown; the server keeps no more than its hash. */
export function MadeToken({ secret }: { readonly secret: string }) {
  const { made } = useText().tokens;
  const address = `${window.location.origin.replace(/^http/, 'ws')}${PLAIN_SOCKET_PATH}`;
  return (
    <div className={styles['form']}>
      <Banner tone="caution" isAnnounced>
        {made.once}
      </Banner>
      <TextArea
        label={made.key}
        value={secret}
        isReadOnly
        rows={2}
        autoComplete="off"
        spellCheck="false"
        onFocus={selectAll}
      />
      <p>{made.keep}</p>
      <TextField
        label={made.address}
        description={made.addressHint}
        value={address}
        isReadOnly
        onFocus={selectAll}
      />
    </div>
  );
}
