import { ManufakturMark, NavTabs, type NavTabItem } from '@geflecht/ui';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useText } from '../../platform/text.tsx';
import { NotFoundScreen } from '../error-screens.tsx';
import styles from './manufaktur-frame.module.css';
import { MANUFAKTUR_VIEWS, type ManufakturView, usePlace } from './place.ts';
import { TrailBar } from './trail-bar.tsx';
import { useManufakturen } from './use-manufakturen.ts';

const ADDRESS = {
  tafel: '/m/$slug/tafel',
  vorschlaege: '/m/$slug/vorschlaege',
  verknuepfungen: '/m/$slug/verknuepfungen',
  menschen: '/m/$slug/menschen',
  verlauf: '/m/$slug/verlauf',
} as const satisfies Record<ManufakturView, string>;

/** The tabs of a Manufaktur and, below them, one of its screens. */
export function ManufakturFrame() {
  const { shell } = useText();
  const names = useManufakturNames();
  const { slug } = useParams({ from: '/m/$slug' });
  const { place } = usePlace();
  const { manufakturen } = useManufakturen();
  const manufaktur = manufakturen.find((each) => each.slug === slug);
  if (manufaktur === undefined && manufakturen.length > 0) return <NotFoundScreen />;

  const items = MANUFAKTUR_VIEWS.map((view): NavTabItem<ManufakturView> => ({
    id: view,
    label: shell.tabs[view],
    href: `/m/${slug}/${view}`,
  }));
  return (
    <>
      <div className={styles['bar']}>
        {manufaktur !== undefined && (
          <span className={styles['where']} title={names.full(manufaktur)}>
            <ManufakturMark number={manufaktur.number} size={18} />
            <span className={styles['name']}>{names.short(manufaktur)}</span>
          </span>
        )}
        <NavTabs
          label={shell.tabs.label(manufaktur === undefined ? slug : names.short(manufaktur))}
          items={items}
          current={MANUFAKTUR_VIEWS.find((view) => view === place.view) ?? null}
          className={styles['tabs'] ?? ''}
          renderLink={(item, props) => <Link to={ADDRESS[item.id]} params={{ slug }} {...props} />}
        />
        <TrailBar />
      </div>
      <div key={slug} className={styles['screen']}>
        <Outlet />
      </div>
    </>
  );
}
