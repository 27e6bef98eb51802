import type { Catalogue } from '@geflecht/i18n';
import type { Editor } from '@tiptap/core';
import { type FormEvent, useId, useState } from 'react';

import { isSafeAddress } from './schema.ts';

import styles from './editor.module.css';

export interface LinkFormProps {
  readonly editor: Editor;
  readonly text: Catalogue['editor'];
  readonly onClose: () => void;
}

/** `www.muenchen.de` is what people type; an address that names another protocol stays as it is. */
export function completeAddress(typed: string): string {
  const address = typed.trim();
  if (/^[\w.+-]+@[\w-]+\.[\w.-]+$/.test(address)) return `mailto:${address}`;
  return /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`;
}

/** Asks for the address of a link, in place below the toolbar. */
export function LinkForm({ editor, text, onClose }: LinkFormProps) {
  const existing = editor.getAttributes('link')['href'] as string | undefined;
  const [address, setAddress] = useState(existing ?? '');
  const [wrong, setWrong] = useState(false);
  const id = useId();

  function close(): void {
    onClose();
    editor.commands.focus();
  }
  function apply(event: FormEvent): void {
    event.preventDefault();
    const href = completeAddress(address);
    if (!isSafeAddress(href)) return setWrong(true);
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && existing === undefined) {
      // The blank stands outside: what is typed next is not part of the link.
      chain
        .insertContent([
          { type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] },
          { type: 'text', text: ' ' },
        ])
        .run();
    } else {
      chain.setLink({ href }).run();
    }
    onClose();
  }
  return (
    <form
      className={styles['linkForm']}
      onSubmit={apply}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <label htmlFor={id}>{text.linkAddress}</label>
      <input
        id={id}
        type="text"
        inputMode="url"
        autoComplete="url"
        // The form appears because somebody asked for it.
        autoFocus
        value={address}
        placeholder={text.linkPlaceholder}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => {
          setAddress(event.target.value);
          setWrong(false);
        }}
      />
      <button type="submit" className={styles['apply']}>
        {text.linkApply}
      </button>
      {existing !== undefined && (
        <button
          type="button"
          onClick={() => {
            editor.chain().focus().extendMarkRange('link').unsetLink().run();
            onClose();
          }}
        >
          {text.linkRemove}
        </button>
      )}
      <button type="button" onClick={close}>
        {text.linkCancel}
      </button>
      {wrong && (
        <p id={`${id}-wrong`} role="alert">
          {text.linkInvalid}
        </p>
      )}
    </form>
  );
}
