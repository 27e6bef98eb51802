import { TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import { Button } from '../button/button.tsx';
import { IconButton } from '../button/icon-button.tsx';
import { useUiLabels } from '../labels/ui-provider.tsx';
import { cx } from '../text/cx.ts';
import { Icon } from '../text/icon.tsx';

import styles from './overlay.module.css';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  /** px 416 · 544 · 832. Default `medium`. */
  readonly size?: 'small' | 'medium' | 'large' | undefined;
  /** A press outside closes it. Switch off where typed words would be lost. Default true. */
  readonly isDismissable?: boolean | undefined;
  readonly children: ReactNode;
  /** Buttons, the primary one last. */
  readonly actions?: ReactNode;
}

/** For decisions only; everything else is a Panel. On a phone it comes up from the bottom. */
export function Dialog({
  isOpen,
  onOpenChange,
  title,
  size = 'medium',
  isDismissable = true,
  children,
  actions,
}: DialogProps) {
  const labels = useUiLabels();
  return (
    <ModalOverlay
      data-scrim=""
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={isDismissable}
      className={cx(styles['scrim'])}
    >
      <Modal className={cx(styles['modal'], styles[size])}>
        <AriaDialog className={cx(styles['dialog'])}>
          <div className={styles['header']}>
            <Heading slot="title" className={cx(styles['title'])}>
              {title}
            </Heading>
            <IconButton
              hasTooltip={false}
              label={labels.close}
              icon={<Icon icon={X} />}
              onPress={() => onOpenChange(false)}
            />
          </div>
          <DialogBody>{children}</DialogBody>
          {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What is too long for the screen scrolls; the keyboard reaches it even where it holds nothing to press. */
function DialogBody({ children }: { readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = body.current;
    if (element === null) return;
    const measure = (): void => setScrolls(element.scrollHeight > element.clientHeight);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={body} className={styles['body']} {...(scrolls ? { tabIndex: 0 } : {})}>
      {children}
    </div>
  );
}

export interface AlertDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  /** What happens, what is kept. */
  readonly children: ReactNode;
  /** The deed: „Konto löschen", never „OK". */
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly tone?: 'danger' | 'neutral' | undefined;
  readonly isPending?: boolean | undefined;
  /** The caller closes the dialog once the deed is done. */
  readonly onConfirm: () => void;
}

/** Asks before something that cannot be undone. What can be undone needs a toast, not a question. */
export function AlertDialog({
  isOpen,
  onOpenChange,
  title,
  children,
  confirmLabel,
  cancelLabel,
  tone = 'danger',
  isPending = false,
  onConfirm,
}: AlertDialogProps) {
  return (
    <ModalOverlay
      data-scrim=""
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isKeyboardDismissDisabled={isPending}
      className={cx(styles['scrim'])}
    >
      <Modal className={cx(styles['modal'], styles['small'])}>
        <AriaDialog role="alertdialog" className={cx(styles['dialog'])}>
          <div className={styles['header']}>
            <Heading slot="title" className={cx(styles['title'])}>
              {title}
            </Heading>
          </div>
          <div className={cx(styles['body'], tone === 'danger' && styles['lead'])}>
            {tone === 'danger' && <Icon icon={TriangleAlert} size={20} />}
            <div>{children}</div>
          </div>
          <div className={styles['actions']}>
            {/* The safe answer has the focus first. */}
            <Button autoFocus isDisabled={isPending} onPress={() => onOpenChange(false)}>
              {cancelLabel}
            </Button>
            <Button
              variant={tone === 'danger' ? 'danger' : 'primary'}
              isPending={isPending}
              onPress={onConfirm}
            >
              {confirmLabel}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface BottomSheetProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  readonly children: ReactNode;
}

/** The strip and long menus on a phone: comes up from the bottom, closes by Esc, cross or outside. */
export function BottomSheet({ isOpen, onOpenChange, title, children }: BottomSheetProps) {
  const labels = useUiLabels();
  return (
    <ModalOverlay
      data-scrim=""
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className={cx(styles['scrim'], styles['sheetScrim'])}
    >
      <Modal className={cx(styles['modal'], styles['sheet'])}>
        <AriaDialog className={cx(styles['dialog'])}>
          <div className={styles['header']}>
            <Heading slot="title" className={cx(styles['title'])}>
              {title}
            </Heading>
            <IconButton
              hasTooltip={false}
              label={labels.close}
              icon={<Icon icon={X} />}
              onPress={() => onOpenChange(false)}
            />
          </div>
          <div className={cx(styles['body'], styles['sheetBody'])}>{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
