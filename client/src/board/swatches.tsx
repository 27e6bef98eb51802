import { ITEM_COLORS, type ItemColor } from '@geflecht/board-schema';
import { canvasPalette, Icon, useTheme } from '@geflecht/ui';
import { Check } from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components';

import { useText } from '../platform/text.tsx';

import styles from './selection.module.css';

/** The hues of the board as one radio group; the name of each is spoken, the chosen one has a tick. */
export function Swatches({
  value,
  onChange,
  onPress,
}: {
  /** Null when the selection has several hues. */
  readonly value: ItemColor | null;
  readonly onChange: (color: ItemColor) => void;
  /** A hue is pressed; arrow keys walk over the hues without pressing any. */
  readonly onPress?: () => void;
}) {
  const text = useText().board.colors;
  const { hues } = canvasPalette(useTheme().appearance);
  return (
    <RadioGroup
      aria-label={text.label}
      orientation="horizontal"
      value={value ?? ''}
      onChange={(color) => onChange(color as ItemColor)}
      className={styles['swatches'] ?? ''}
    >
      {ITEM_COLORS.map((color) => {
        const note = hues[color];
        return (
          <Radio
            key={color}
            value={color}
            aria-label={text[color]}
            onPress={() => onPress?.()}
            className={styles['swatch'] ?? ''}
            style={{ backgroundColor: note.fill, color: note.ink, borderColor: note.line }}
          >
            {({ isSelected }) => (isSelected ? <Icon icon={Check} size={16} /> : null)}
          </Radio>
        );
      })}
    </RadioGroup>
  );
}
