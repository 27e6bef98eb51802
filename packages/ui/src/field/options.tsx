import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';

import { useUiLabels } from '../labels/ui-provider.tsx';
import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';

import overlay from '../overlay/popover.module.css';

/** One entry of a Select or ComboBox. */
export interface Option<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly description?: string | undefined;
  /** A mark or icon before the words. */
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

function OptionItem({ option }: { readonly option: Option }) {
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className={cx(overlay['item'])}
    >
      {({ isSelected }) => (
        <>
          {option.icon}
          <span className={overlay['itemText']}>
            <span>{option.label}</span>
            {option.description !== undefined && (
              <span className={overlay['itemDescription']}>{option.description}</span>
            )}
          </span>
          <span className={overlay['itemEnd']}>{isSelected && <Icon icon={Check} size={16} />}</span>
        </>
      )}
    </ListBoxItem>
  );
}

/** The list below a Select or ComboBox; takes its items from the field around it. */
export function OptionList({ options }: { readonly options?: readonly Option[] | undefined }) {
  const labels = useUiLabels();
  const renderEmptyState = () => <p className={overlay['empty']}>{labels.noResults}</p>;
  return (
    <ListBox
      className={cx(overlay['list'])}
      renderEmptyState={renderEmptyState}
      {...(options ? { items: options } : {})}
    >
      {(option: Option) => <OptionItem option={option} />}
    </ListBox>
  );
}
