import { BottomSheet, Icon, ManufakturMark, VisuallyHidden } from '@geflecht/ui';
import { useRouterState } from '@tanstack/react-router';
import { ChevronsUpDown, House } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';

import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useText } from '../../platform/text.tsx';
import { Strip } from './strip.tsx';
import { useManufakturen } from './use-manufakturen.ts';

import styles from './strip-sheet.module.css';

/** The strip on a phone: one button that says where one is and how many are about, and the list behind it. */
export function StripSheet({ here }: { readonly here: string | null }) {
  const { strip } = useText();
  const names = useManufakturNames();
  const { manufakturen, headsOf } = useManufakturen();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // Open for the place it was opened at: arriving somewhere closes it.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const isOpen = openAt === pathname;
  const setOpen = (open: boolean): void => setOpenAt(open ? pathname : null);

  const manufaktur = manufakturen.find((each) => each.slug === here);
  const total = manufakturen.reduce((sum, each) => sum + headsOf(each.slug), 0);
  const place = manufaktur === undefined ? strip.overview : names.short(manufaktur);
  return (
    <>
      <Button className={styles['button'] ?? ''} onPress={() => setOpen(true)}>
        {manufaktur === undefined ? (
          <Icon icon={House} size={16} />
        ) : (
          <ManufakturMark number={manufaktur.number} size={16} />
        )}
        <span className={styles['name']}>{place}</span>
        <span className={styles['count']} aria-hidden="true">
          {total}
        </span>
        <VisuallyHidden>{`, ${strip.headsTotal(total)}. ${strip.open}`}</VisuallyHidden>
        <Icon icon={ChevronsUpDown} size={14} />
      </Button>
      <BottomSheet isOpen={isOpen} onOpenChange={setOpen} title={strip.sheetTitle}>
        <Strip here={here} full />
      </BottomSheet>
    </>
  );
}
