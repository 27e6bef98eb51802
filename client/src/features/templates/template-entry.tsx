import type { ClipboardFragment } from '@geflecht/board-schema';
import { Button, Icon } from '@geflecht/ui';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

import { useText } from '../../platform/text.tsx';
import { TemplatePreview } from './template-preview.tsx';

import styles from './templates.module.css';

export interface TemplateEntryProps {
  readonly title: string;
  readonly purpose?: string;
  /** How to work with it; nothing when nobody has said. */
  readonly howTo: ReactNode;
  readonly fragment: ClipboardFragment | undefined;
  /** Without it the template can be looked at only. */
  readonly onInsert: (() => void) | undefined;
  readonly isPending?: boolean;
  /** Told once somebody wants to see more. */
  readonly onOpen?: () => void;
  readonly children?: ReactNode;
}

/** One template: what it is for, how it looks, how to work with it. */
export function TemplateEntry({
  title,
  purpose,
  howTo,
  fragment,
  onInsert,
  isPending = false,
  onOpen,
  children,
}: TemplateEntryProps) {
  const text = useText().templates;
  const [isOpen, setOpen] = useState(false);
  const moreId = useId();
  const toggle = (): void => {
    setOpen(!isOpen);
    onOpen?.();
  };
  return (
    <li className={styles['entry']}>
      <h4 className={styles['name']}>{title}</h4>
      {purpose !== undefined && <p className={styles['purpose']}>{purpose}</p>}
      <div className={styles['deeds']}>
        {onInsert !== undefined && (
          <Button size="small" isPending={isPending} aria-label={text.insertOf(title)} onPress={onInsert}>
            {text.insert}
          </Button>
        )}
        <Button
          size="small"
          variant="quiet"
          aria-expanded={isOpen}
          aria-controls={moreId}
          aria-label={`${text.steps}: ${title}`}
          icon={<Icon icon={isOpen ? ChevronDown : ChevronRight} size={16} />}
          onPress={toggle}
        >
          {text.steps}
        </Button>
        {children}
      </div>
      <div id={moreId} className={styles['more']} hidden={!isOpen}>
        {isOpen && fragment !== undefined && (
          <TemplatePreview fragment={fragment} label={text.preview(title)} />
        )}
        {isOpen && howTo}
      </div>
    </li>
  );
}
