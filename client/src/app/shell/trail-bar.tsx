import { Button, Icon, KeyboardHint } from '@geflecht/ui';
import { useRouter } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';

import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useText } from '../../platform/text.tsx';
import { setTrail, stepBack, type Stop, useTrail } from '../trail.ts';
import { useManufakturen } from './use-manufakturen.ts';

import styles from './trail-bar.module.css';

/** As many stops as stand in one line; the trail itself is longer. */
const SHOWN = 3;

/** Floats back along the trail to the exact view left. */
export function useStepBack(): (steps?: number) => void {
  const router = useRouter();
  const trail = useTrail();
  return (steps = 1) => {
    const step = stepBack(trail, steps);
    if (step === null) return;
    setTrail(step.trail);
    router.history.push(step.to.href, step.to.view === undefined ? {} : { view: step.to.view });
  };
}

/** The path of floats, newest last, with one way back. Absent until there is somewhere to go back to. */
export function TrailBar() {
  const { strip } = useText();
  const names = useManufakturNames();
  const { manufakturen } = useManufakturen();
  const trail = useTrail();
  const back = useStepBack();
  const before = trail.slice(0, -1).slice(-SHOWN);
  const last = before.at(-1);
  if (last === undefined) return null;

  const nameOf = (stop: Stop): string => {
    const manufaktur = manufakturen.find((each) => each.slug === stop.manufaktur);
    return manufaktur === undefined ? strip.overview : names.short(manufaktur);
  };
  return (
    <nav aria-label={strip.trail.label} className={styles['trail']}>
      <Button
        variant="quiet"
        size="small"
        icon={<Icon icon={ArrowLeft} size={16} />}
        aria-label={strip.trail.backTo(nameOf(last))}
        aria-keyshortcuts="Alt+ArrowLeft"
        onPress={() => back()}
      >
        <span className={styles['back']}>{strip.trail.back}</span>
      </Button>
      <KeyboardHint keys={['Alt', '←']} className={styles['keys']} />
      <ol role="list" className={styles['stops']}>
        {before.map((stop, index) => (
          // A place may occur twice on the way; its position tells them apart.
          <li key={`${index}-${stop.href}`} className={styles['stop']}>
            <button type="button" className={styles['name']} onClick={() => back(before.length - index)}>
              {nameOf(stop)}
            </button>
            <span aria-hidden="true">‹</span>
          </li>
        ))}
        <li aria-current="location" className={styles['here']}>
          {strip.here}
        </li>
      </ol>
    </nav>
  );
}
