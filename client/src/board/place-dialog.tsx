import type { BoardEngine } from '@geflecht/board-engine';
import type { ItemId } from '@geflecht/board-schema';
import { Button, ComboBox, Dialog } from '@geflecht/ui';
import { useState } from 'react';

import { useText } from '../platform/text.tsx';
import { undoToast } from '../platform/undo-toast.ts';
import type { NamedHolder } from './holders.ts';

/** Chooses by name where things are to lie: moving into a frame or a column without dragging. */
export function PlaceDialog({
  engine,
  ids,
  holders,
  onClose,
}: {
  readonly engine: BoardEngine;
  readonly ids: readonly ItemId[];
  readonly holders: readonly NamedHolder[];
  readonly onClose: () => void;
}) {
  const text = useText().capture.place;
  const [chosen, setChosen] = useState<NamedHolder | null>(null);
  const place = (): void => {
    if (chosen === null) return;
    engine.placeInto(ids, chosen.holder);
    engine.reveal(ids);
    undoToast(engine, text.placed(chosen.name), text.undo);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={text.title}
      size="small"
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
          <Button variant="primary" isDisabled={chosen === null} onPress={place}>
            {text.button}
          </Button>
        </>
      }
    >
      {holders.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <ComboBox
          label={text.where}
          autoFocus
          options={holders.map(({ key, name }) => ({ id: key, label: name }))}
          value={chosen?.key ?? null}
          onChange={(key) => setChosen(holders.find((holder) => holder.key === key) ?? null)}
        />
      )}
    </Dialog>
  );
}
