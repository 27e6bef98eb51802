import { Button, CheckboxGroup, Dialog, type Option } from '@geflecht/ui';
import { useState } from 'react';

import { useText } from '../../platform/text.tsx';

export interface PickDialogProps<Id extends string> {
  readonly title: string;
  readonly options: readonly Option<Id>[];
  readonly chosen: readonly Id[];
  readonly onApply: (chosen: readonly Id[]) => void;
  readonly onClose: () => void;
}

/** Several of a known list: goals, departments. */
export function PickDialog<Id extends string>({
  title,
  options,
  chosen,
  onApply,
  onClose,
}: PickDialogProps<Id>) {
  const { header } = useText().proposals;
  const [value, setValue] = useState(chosen);
  return (
    <Dialog
      isOpen
      size="small"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      actions={
        <>
          <Button onPress={onClose}>{header.cancel}</Button>
          <Button
            variant="primary"
            onPress={() => {
              onApply(value);
              onClose();
            }}
          >
            {header.apply}
          </Button>
        </>
      }
    >
      <CheckboxGroup label={title} isLabelHidden options={options} value={value} onChange={setValue} />
    </Dialog>
  );
}
