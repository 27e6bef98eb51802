import type { BoardItem, ClipboardFragment } from '@geflecht/board-schema';
import { isBoxItem } from '@geflecht/board-schema';
import { canvasPalette, useTheme } from '@geflecht/ui';

import { boundsOf } from './insert.ts';

import styles from './templates.module.css';

/** Room around what is shown, in world units. */
const MARGIN = 40;

/** A template from far away: where what lies, without words. */
export function TemplatePreview({
  fragment,
  label,
}: {
  readonly fragment: ClipboardFragment;
  readonly label: string;
}) {
  const bounds = boundsOf(fragment.items);
  if (bounds === undefined) return null;
  const { left, top, right, bottom } = bounds;
  const view = [left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN];
  return (
    <svg role="img" aria-label={label} viewBox={view.join(' ')} className={styles['preview']}>
      {fragment.items.map((item) => (
        <Shown key={item.id} item={item} />
      ))}
    </svg>
  );
}

function Shown({ item }: { readonly item: BoardItem }) {
  const { appearance } = useTheme();
  const palette = canvasPalette(appearance);
  if (!isBoxItem(item)) return null;
  const { x, y, w, h } = item.place;
  if (item.kind === 'shape') {
    const { fill, line } = palette.hues[item.look.color];
    const look = { fill: item.look.fill === 'solid' ? fill : 'none', stroke: line, strokeWidth: 6 };
    if (item.look.shape === 'ellipse')
      return <ellipse cx={x + w / 2} cy={y + h / 2} rx={w / 2} ry={h / 2} {...look} />;
    return <rect x={x} y={y} width={w} height={h} rx={12} {...look} />;
  }
  if (item.kind === 'note')
    return <rect x={x} y={y} width={w} height={h} fill={palette.hues[item.look.color].fill} />;
  if (item.kind === 'text')
    return <rect x={x} y={y + h / 4} width={w * 0.6} height={h / 2} rx={8} fill={palette.inkSecond} />;
  const columns = item.kind === 'table' ? item.columns.length : 1;
  return (
    <g fill={palette.sheet} stroke={palette.outline} strokeWidth={6}>
      <rect x={x} y={y} width={w} height={h} rx={12} />
      {Array.from({ length: columns - 1 }, (_, nr) => {
        const at = x + ((nr + 1) * w) / columns;
        return <line key={nr} x1={at} x2={at} y1={y} y2={y + h} />;
      })}
    </g>
  );
}
