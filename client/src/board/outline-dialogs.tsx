import type { BoardEngine } from '@geflecht/board-engine';
import type { ItemId } from '@geflecht/board-schema';
import { Button, ComboBox, Dialog, TextArea, toast } from '@geflecht/ui';
import { useState } from 'react';

import { useText } from '../platform/text.tsx';

/** Chooses the other end of an arrow by name: connecting without dragging. */
export function ConnectDialog({
  engine,
  from,
  targets,
  onClose,
}: {
  readonly engine: BoardEngine;
  readonly from: ItemId;
  readonly targets: readonly { readonly id: ItemId; readonly name: string }[];
  readonly onClose: () => void;
}) {
  const text = useText().board.outline;
  const [to, setTo] = useState<ItemId | null>(null);
  const connect = (): void => {
    if (to === null) return;
    engine.connect(from, to);
    toast({ text: text.connected });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={text.connectTitle}
      size="small"
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
          <Button variant="primary" isDisabled={to === null} onPress={connect}>
            {text.connect}
          </Button>
        </>
      }
    >
      <ComboBox
        label={text.connectTitle}
        autoFocus
        options={targets.map(({ id, name }) => ({ id, label: name }))}
        value={to}
        onChange={(key) => setTo(targets.find(({ id }) => id === key)?.id ?? null)}
      />
    </Dialog>
  );
}

/** Changes an item's words from the outline as one step. */
export function EditTextDialog({
  engine,
  id,
  words,
  onClose,
}: {
  readonly engine: BoardEngine;
  readonly id: ItemId;
  readonly words: string;
  readonly onClose: () => void;
}) {
  const text = useText().board.outline;
  const [value, setValue] = useState(words);
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={text.editTitle}
      size="small"
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            variant="primary"
            onPress={() => {
              engine.setText(id, value);
              onClose();
            }}
          >
            {text.save}
          </Button>
        </>
      }
    >
      <TextArea label={text.editTitle} value={value} onChange={setValue} autoFocus />
    </Dialog>
  );
}
