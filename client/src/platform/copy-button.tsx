import { Button, Icon, toast } from '@geflecht/ui';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

import { systemClipboard } from './clipboard.ts';
import { currentText } from './text.tsx';

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  readonly copiedLabel: string;
  readonly variant?: 'primary' | 'secondary';
}

/** Copies and says so on the button itself. */
export function CopyButton({ text, label, copiedLabel, variant = 'secondary' }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    // The text stands beside the button, too.
    const byHand = (): void => void toast({ text: currentText().shell.copyByHand, tone: 'caution' });
    const clipboard = systemClipboard();
    if (clipboard === undefined) byHand();
    else clipboard.writeText(text).then(() => setCopied(true), byHand);
  };
  return (
    <Button variant={variant} onPress={copy} icon={<Icon icon={copied ? Check : Copy} size={16} />}>
      <span aria-live="polite">{copied ? copiedLabel : label}</span>
    </Button>
  );
}
