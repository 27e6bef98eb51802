import { Button, Dialog, Icon } from '@geflecht/ui';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';

import { useSession } from '../../app/queries.ts';
import { useText } from '../../platform/text.tsx';
import { DemoPeople } from './demo-people.tsx';

import styles from './demo.module.css';

/** Says on every screen that all of this is invented, and lets anybody step into a role. */
export function DemoBanner() {
  const { demo } = useText();
  const { person } = useSession();
  const [choosing, setChoosing] = useState(false);
  return (
    <aside aria-label={demo.label} className={styles['banner']}>
      <Icon icon={FlaskConical} size={16} />
      <p className={styles['words']}>
        <strong>{demo.banner}.</strong>{' '}
        <span className={styles['more']}>{person === null ? demo.bannerBody : demo.as(person.name)}</span>
      </p>
      <Button size="small" className={styles['change']} onPress={() => setChoosing(true)}>
        {person === null ? demo.enterAs : demo.switch}
      </Button>
      <Dialog isOpen={choosing} onOpenChange={setChoosing} title={demo.title} size="large">
        <DemoPeople onEntered={() => setChoosing(false)} />
      </Dialog>
    </aside>
  );
}
