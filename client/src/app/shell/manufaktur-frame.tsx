import type { ManufakturSummary } from '@geflecht/contract';
import type { ManufakturSlug } from '@geflecht/domain';
import { ManufakturMark, NavTabs, type NavTabItem, VisuallyHidden } from '@geflecht/ui';
import { Link, Outlet, useMatch, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useText } from '../../platform/text.tsx';
import { NotFoundScreen } from '../error-screens.tsx';
import { useTrail } from '../trail.ts';
import { MANUFAKTUR_VIEWS, type ManufakturView, usePlace } from './place.ts';
import { TrailBar } from './trail-bar.tsx';
import { useManufakturen } from './use-manufakturen.ts';
import { useShownBoard } from './use-shown-board.ts';

import styles from './manufaktur-frame.module.css';

const ADDRESS = {
  tafel: '/m/$slug/tafel',
  vorschlaege: '/m/$slug/vorschlaege',
  verknuepfungen: '/m/$slug/verknuepfungen',
  menschen: '/m/$slug/menschen',
  verlauf: '/m/$slug/verlauf',
} as const satisfies Record<ManufakturView, string>;

/** The tabs of a Manufaktur and, below them, one of its screens. */
export function ManufakturFrame() {
  const { slug } = useParams({ from: '/m/$slug' });
  const { place } = usePlace();
  const { manufakturen } = useManufakturen();
  const manufaktur = manufakturen.find((each) => each.slug === slug);
  if (manufaktur === undefined && manufakturen.length > 0) return <NotFoundScreen />;

  return (
    <Frame
      slug={slug}
      manufaktur={manufaktur}
      view={MANUFAKTUR_VIEWS.find((view) => view === place.view) ?? null}
    />
  );
}

interface FrameProps {
  readonly slug: ManufakturSlug;
  /** Absent while the overview loads. */
  readonly manufaktur: ManufakturSummary | undefined;
  readonly view: ManufakturView | null;
}

function Frame({ slug, manufaktur, view }: FrameProps) {
  const { shell } = useText();
  const names = useManufakturNames();
  const bar = useRef<HTMLDivElement>(null);
  // The way back takes room from the tabs.
  const hasWayBack = useTrail().length > 1;
  useEffect(() => {
    // On a phone the row of tabs is wider than the screen. Only the row may scroll, never the page.
    const tab = bar.current?.querySelector('[aria-current=page]');
    const row = tab?.closest('ul');
    if (!tab || !row) return;
    const [inner, outer] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  }, [view, hasWayBack]);

  // The list of boards belongs to the same tab, and has a heading of its own.
  const isBoard = useMatch({ from: '/m/$slug/tafel', shouldThrow: false }) !== undefined;
  const board = useShownBoard();
  const items = MANUFAKTUR_VIEWS.map((id): NavTabItem<ManufakturView> => ({
    id,
    label: shell.tabs[id],
    href: `/m/${slug}/${id}`,
  }));
  return (
    <>
      <div ref={bar} className={styles['bar']}>
        {manufaktur !== undefined && (
          <span className={styles['where']} title={names.full(manufaktur)}>
            <ManufakturMark number={manufaktur.number} size={18} />
            <span className={styles['name']}>{names.short(manufaktur)}</span>
          </span>
        )}
        <NavTabs
          label={shell.tabs.label(manufaktur === undefined ? slug : names.short(manufaktur))}
          items={items}
          current={view}
          className={styles['tabs'] ?? ''}
          renderLink={(item, props) => <Link to={ADDRESS[item.id]} params={{ slug }} {...props} />}
        />
        <TrailBar />
      </div>
      <div key={slug} className={styles['screen']}>
        {isBoard && manufaktur !== undefined && (
          <VisuallyHidden elementType="h1">{`${board?.title ?? shell.tabs.tafel} · ${names.full(manufaktur)}`}</VisuallyHidden>
        )}
        <Outlet />
      </div>
    </>
  );
}
